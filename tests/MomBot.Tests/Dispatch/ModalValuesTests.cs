using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;

namespace MomBot.Tests.Dispatch;

/// <summary>What somebody filled in, part by part: what is read of it, and what she reads where it cannot be.</summary>
public class ModalValuesTests
{
    private static readonly ActionShape Shape = ActionShape.Of(typeof(Form));
    private static readonly ActionShape More = ActionShape.Of(typeof(MoreForm));

    [Theory]
    [InlineData("What", "  soup ", "soup", "")]
    [InlineData("What", "12345", "12345", "")]
    [InlineData("What", " 12345 ", "12345", "")] // only what is left of it is counted
    [InlineData("What", "123456", null, "\"What?\" has 6 characters; 5 fit.")]
    [InlineData("What", null, null, "\"What?\" is empty. A few words are enough.")]
    [InlineData("Also", " ", "", "")]
    [InlineData("Also", null, "", "")]
    public void WordsAreTrimmedAndMayBeTooManyOrTooFew(string part, string? typed, string? read, string problem)
    {
        var (value, fault) = Read(Part(part), new()
        {
            Type = ComponentType.TextInput,
            Value = typed is null ? null : Scalar.Of(typed),
        });

        Assert.Equal((read, problem), (value, Plain(fault)));
    }

    [Fact]
    public void ABoxIsTickedOrNot()
    {
        var box = new Component { Type = ComponentType.Checkbox };

        Assert.Equal(true, Read(Part("Tick"), box with { Value = Scalar.Of(true) }).Value);
        Assert.Equal(false, Read(Part("Tick"), box with { Value = Scalar.Of(false) }).Value);
        Assert.Equal(false, Read(Part("Tick"), box).Value);
    }

    [Theory]
    [InlineData("Size", "Small", "Small", "")]
    [InlineData("Size", "Huge", "", "One choice in \"Which size?\" is no longer there.")]
    [InlineData("Size", "", "", "\"Which size?\" is still open. Please choose there.")]
    [InlineData("Sizes", "Small,Large", "Small Large", "")]
    [InlineData("Sizes", "Small,Huge", "", "One choice in \"Which sizes?\" is no longer there.")]
    [InlineData("Sizes", "", "", "")]
    public void OnlyWhatWasOfferedIsTaken(string part, string chosen, string read, string problem)
    {
        var (value, fault) = Read(Part(part), new()
        {
            Type = ComponentType.StringSelect,
            Values = chosen.Length == 0 ? [] : chosen.Split(','),
        });

        Assert.StartsWith(problem, Plain(fault));
        Assert.Equal(problem.Length == 0, fault is null);
        Assert.Equal(read, value is ImmutableArray<Size> sizes ? string.Join(' ', sizes) : value?.ToString() ?? "");
    }

    [Fact]
    public void AChannelIsTakenAsDiscordPickedIt()
    {
        var picked = new Component { Type = ComponentType.ChannelSelect, Values = ["801"] };

        Assert.Equal(new ChannelId(801), Read(More.Fields[0], picked).Value);
        Assert.Equal(
            "\"Where?\" is still open. Please choose there.",
            Plain(Read(More.Fields[0], picked with { Values = [] }).Problem));
    }

    [Fact]
    public void FilesThatMustBeThereAreAskedFor_AndOthersMayBeLeftOut()
    {
        var none = new Component { Type = ComponentType.FileUpload };

        Assert.Equal(
            "\"Which file?\" is still open. Please choose there.", Plain(Read(More.Fields[1], none).Problem));
        var (left, problem) = Read(More.Fields[2], none);
        Assert.Empty((ImmutableArray<HandedIn>)left!);
        Assert.Null(problem);
    }

    /// <summary>What another form's wording made of a part comes back as it is.</summary>
    [Fact]
    public void WhatIsAskedThisTimeComesAsItWasGiven()
    {
        var several = Read(More.Fields[3], new() { Type = ComponentType.StringSelect, Values = ["a", "b"] }).Value;
        var one = Read(More.Fields[3], new() { Type = ComponentType.RadioGroup, Value = Scalar.Of("a") }).Value;
        var none = Read(More.Fields[3], new() { Type = ComponentType.RadioGroup }).Value;

        Assert.Equal(["a", "b"], ((ImmutableArray<string>)several!).AsEnumerable());
        Assert.Equal(["a"], ((ImmutableArray<string>)one!).AsEnumerable());
        Assert.Empty((ImmutableArray<string>)none!);
    }

    [Theory]
    [InlineData(typeof(string), "x", "x")]
    [InlineData(typeof(Size), "Large", "Large")]
    [InlineData(typeof(Size?), "Large", "Large")]
    [InlineData(typeof(Size), "7", null)]
    [InlineData(typeof(Size), "Huge", null)]
    [InlineData(typeof(ConfigKey), "meals", "meals")]
    [InlineData(typeof(ConfigKey), "NO KEY", null)]
    public void OneChosenValueBecomesWhatItsPartIs(Type type, string chosen, string? read) =>
        Assert.Equal(read, ModalValues.Convert(type, [chosen])?.ToString());

    [Fact]
    public void PeoplePlacesAndRolesAreReadByTheirNumbers()
    {
        Assert.Equal(new ChannelId(801), ModalValues.Convert(typeof(ChannelId), ["801"]));
        Assert.Equal(new RoleId(601), ModalValues.Convert(typeof(RoleId), ["601"]));
        Assert.Equal(new MemberId(1001), ModalValues.Convert(typeof(MemberId?), ["1001"]));
        Assert.Equal(new ChannelId(0), ModalValues.Convert(typeof(ChannelId), ["not a number"]));
        Assert.Null(ModalValues.Convert(typeof(ChannelId), []));
        Assert.Equal(
            [new MemberId(1), new MemberId(2)],
            ((ImmutableArray<MemberId>)ModalValues.Convert(typeof(ImmutableArray<MemberId>), ["1", "2"])!)
                .AsEnumerable());
        Assert.Throws<InvalidOperationException>(() => ModalValues.Convert(typeof(Guid), ["x"]));
    }

    [Fact]
    public void NumbersOfPeoplePlacesAndRolesAreFoundAndOthersHaveNone() => Assert.Equal(
        new long?[] { 1, 2, 3, null, null },
        new object?[] { new ChannelId(1), new RoleId(2), new MemberId(3), "4", null }.Select(ModalValues.IdOf));

    [Theory]
    [InlineData(typeof(Size))]
    [InlineData(typeof(ImmutableArray<Size>))]
    public void AnEnumsMembersAreOfferedInTheirOrderAsTheyRead(Type type) => Assert.Equal(
        [new Choice("Small", "Little", "For one"), new Choice("Large", "Large"), new Choice("Vast", "Enormous")],
        ModalValues.OfEnum(type).AsEnumerable());

    public static TheoryData<object?, string[]> Starts => new()
    {
        { null, [] },
        { "", [] },
        { "soup", ["soup"] },
        { default(ConfigKey), [] },
        { new ConfigKey("meals"), ["meals"] },
        { Size.Large, ["Large"] },
        { default(ImmutableArray<Size>), [] },
        { ImmutableArray.Create(Size.Large, Size.Small), ["Large", "Small"] },
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public void AFormStartsWithWhatItsRecordHolds(object? value, string[] chosen) =>
        Assert.Equal(chosen.Order(), ModalValues.Prefilled(value).Order());

    [Fact]
    public void FilesAreThoseThatDiscordHolds()
    {
        var resolved = new Resolved
        {
            Attachments = new Dictionary<Snowflake, Attachment>
            {
                [new(5)] = new() { Filename = "a.csv", Url = "https://x/a.csv", Size = 9, ContentType = "text/csv" },
                [new(6)] = new(),
            },
        };

        Assert.Equal(
            [new HandedIn("a.csv", "https://x/a.csv", 9, "text/csv"), new HandedIn("", "", 0, null)],
            ModalValues.Files(["5", "nonsense", "7", "6"], resolved).AsEnumerable());
        Assert.Empty(ModalValues.Files(["5"], null));
        Assert.Empty(ModalValues.Files(["5"], new Resolved()));
    }

    private static ActionPart Part(string name) => Shape.Fields.Single(part => part.Name == name);

    private static (object? Value, Text? Problem) Read(ActionPart part, Component filled) =>
        ModalValues.Read(part, filled, null, () => [new("Small", "Small"), new("Large", "Large")]);

    private static string Plain(Text? words) =>
        words is null ? "" : new TextRenderer((_, _) => null).Plain(words, "en");

    public enum Size
    {
        [Label("Little", "For one")]
        Small,

        Large,

        [Label("Enormous")]
        Vast,
    }

    [Route("t.values")]
    public sealed record Form(
        [TextInput("What?", Max = 5)] string What = "",
        [TextInput("What else?", Optional = true)] string Also = "",
        [Checkbox("Tell me")] bool Tick = false,
        [RadioGroup("Which size?")] Size Size = Size.Small,
        [CheckboxGroup("Which sizes?", Max = 3, Optional = true)] ImmutableArray<Size> Sizes = default)
        : Modal("Values");

    [Route("t.more")]
    public sealed record MoreForm(
        [ChannelSelect("Where?")] ChannelId Where = default,
        [FileUpload("Which file?")] ImmutableArray<HandedIn> Files = default,
        [FileUpload("Another?", Optional = true)] ImmutableArray<HandedIn> Others = default,
        [Asked] ImmutableArray<string> Asked = default) : Modal("More");
}
