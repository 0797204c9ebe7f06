using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Dispatch;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Dispatch;

/// <summary>What travels in a custom_id arrives as it left, and nothing else arrives at all.</summary>
public class CustomIdTests
{
    private static readonly Type[] Known = [typeof(
        Everything), typeof(ClaimSeat), typeof(EndRequest), typeof(TurnRequests)];

    private static readonly CustomIdCodec Codec = new([.. Known.Select(ActionShape.Of)]);

    [Fact]
    public void AnyActionComesBackAsItWent() => Prop.ForAll(Actions().ToArbitrary(), action =>
    {
        var id = Codec.Write(action);
        return id.Length <= 100 && action.Equals(Codec.Read(id));
    }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true));

    [Fact]
    public void RubbishIsNeverAnActionAndNeverThrows() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Filter(text => text is not null), text =>
        {
            string[] tries =
                [text, $"help.claim:{text}", $"t.all:{text}", $"help.list:{text}:1", $"help.claim:{text}:"];
            return tries.All(each => Codec.Read(each) is not { } read || read.Equals(Codec.Read(Codec.Write(read))));
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true));

    [Theory]
    [InlineData("")]
    [InlineData("help")]
    [InlineData("help.claim")]
    [InlineData("help.claim:")]
    [InlineData("help.claim:1:2")]
    [InlineData("help.claim:ZZ")]
    [InlineData("help.claim:-1")]
    [InlineData("help.claim:zzzzzzzzzzzzz")] // beyond 63 bits
    [InlineData("help.claim:zzzzzzzzzzzzzz")]
    [InlineData("help.end:1:99")] // no such ending
    [InlineData("help.list:1z141z4:1")] // beyond 31 bits
    [InlineData("help.list:1:2")] // neither yes nor no
    [InlineData("HELP.CLAIM:1")]
    public void WhatNobodyOfUsWroteIsNoAction(string customId) => Assert.Null(Codec.Read(customId));

    [Fact]
    public async Task EveryActionOfEveryFeatureFitsAtItsWidest()
    {
        await using var bot = await TestBot.StartAsync();

        foreach (var shape in bot.The<ActionRouter>().Codec.Shapes)
            Assert.True(CustomIdCodec.WidestOf(shape) <= 100, $"{shape.Type.Name}: {CustomIdCodec.WidestOf(shape)}");
    }

    [Theory]
    [InlineData(typeof(CarriesText), "carry no text")]
    [InlineData(typeof(Nameless), "has no [Route]")]
    [InlineData(typeof(FormWithoutParts), "a form has parts")]
    [InlineData(typeof(ButtonWithParts), "only a form has them")]
    [InlineData(typeof(SixParts), "at most five")]
    public void ARecordThatCannotWorkIsRefusedAtStart(Type action, string words) =>
        Assert.Contains(words, Assert.Throws<InvalidOperationException>(() => ActionShape.Of(action)).Message);

    private static Gen<BotAction> Actions()
    {
        var ids = Gen.Choose(0, int.MaxValue).Select(low => ((long)low << 31) | 7L);
        var everything =
            from id in ids
            from member in Gen.OneOf(Gen.Constant((MemberId?)null), ids.Select(each => (MemberId?)new MemberId(each)))
            from status in Gen.Elements(Enum.GetValues<HelpStatus>())
            from number in Gen.Choose(0, int.MaxValue)
            from yes in Gen.Elements(true, false)
            from day in Gen.Choose(0, 20000)
            from key in Gen.Elements("meals", "a-b-c", "0", new string('z', 40))
            select (BotAction)new Everything(
                new ChannelId(id),
                member,
                status,
                number,
                yes,
                new LocalDate(1990, 1, 1).PlusDays(day),
                new ConfigKey(key));
        return Gen.OneOf(
            everything,
            ids.Select(id => (BotAction)new ClaimSeat(new HelpRequestId(id))),
            Gen.Choose(0, int.MaxValue).Select(page => (BotAction)new TurnRequests(page, new ConfigKey("meals"))));
    }

    [Route("t.all")]
    public sealed record Everything(
        ChannelId Channel, MemberId? Who, HelpStatus Status, int Number, bool Yes, LocalDate Day, ConfigKey Key)
        : BotAction;

    [Route("t.text")]
    public sealed record CarriesText(string Words) : BotAction;

    public sealed record Nameless : BotAction;

    [Route("t.empty")]
    public sealed record FormWithoutParts() : Modal("A form");

    [Route("t.parts")]
    public sealed record ButtonWithParts([TextInput("What?")] string What = "") : BotAction;

    [Route("t.six")]
    public sealed record SixParts(
        [Checkbox("1")] bool A = false, [Checkbox("2")] bool B = false, [Checkbox("3")] bool C = false,
        [Checkbox("4")] bool D = false, [Checkbox("5")] bool E = false, [Checkbox("6")] bool F = false)
        : Modal("A form");
}
