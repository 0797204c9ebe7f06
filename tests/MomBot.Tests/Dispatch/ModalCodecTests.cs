using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Data;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>A form is drawn from its record and read back into it, with Discord in between.</summary>
public class ModalCodecTests
{
    private static readonly ActionRouter Router = new(
    [
        new Feature("t", "For tests")
            .Choices("sizes", _ => [new("small", "Small"), new("large", "Large")])
            .Choices("many", _ => [.. Enumerable.Range(0, 11).Select(each => new Choice($"v{each}", "A choice"))])
            .On<Words>((_, _, _) => Task.FromResult(Response.None))
            .On<Picks>((_, _, _) => Task.FromResult(Response.None))
            .On<Places>((_, _, _) => Task.FromResult(Response.None))
            .On<OneKey>((_, _, _) => Task.FromResult(Response.None))
            .On<TooMany>((_, _, _) => Task.FromResult(Response.None)),
    ]);

    private static readonly ModalCodec Codec = new(new CardRenderer(new TextRenderer((_, _) => null), Router), Router);

    private static readonly ModalCodec WithBoxes = BoxesCodec();

    public static TheoryData<Modal> Filled => new()
    {
        new Words(new ChannelId(801), "A pram", "Old Town", true),
        new Words(new ChannelId(801), "A pram", "", false),
        new Picks(Size.Large, new ConfigKey("small"), Size.Small),
        new Picks(Size.Small, new ConfigKey("large"), null),
        new Places(new ChannelId(1), new MemberId(3)),
        new Places(new ChannelId(1), null),
    };

    [Theory]
    [MemberData(nameof(Filled))]
    public void APrefilledFormSentUntouchedIsTheSameRecord(Modal form)
    {
        var (read, problem) = SentBack(Codec.Draw(form, Some.ContextOf(Some.Maya)));

        Assert.Null(problem);
        Assert.Equal(form, read);
    }

    [Fact]
    public void SeveralBoxesComeBackInTheirOrder()
    {
        var drawn = WithBoxes.Draw(new Boxes([Size.Small, Size.Large]), Some.ContextOf(Some.Maya));

        var (read, problem) = SentBack(drawn, WithBoxes);

        Assert.Null(problem);
        Assert.Equal([Size.Small, Size.Large], Assert.IsType<Boxes>(read).Sizes.AsEnumerable());
    }

    [Theory]
    [InlineData("t.words:m9", "", "\"What?\" is empty")]
    [InlineData("t.words:m9", """{"type":4,"custom_id":"what","value":"   "}""", "is empty")]
    [InlineData("t.picks", """{"type":21,"custom_id":"size","value":"Huge"}""", "no longer there")]
    [InlineData("t.picks", """{"type":21,"custom_id":"size","value":null}""", "still open")]
    [InlineData("t.key", """{"type":3,"custom_id":"key","values":["NO KEY"]}""", "no longer there")]
    public void WhatCannotBeIsSaidInWords(string customId, string part, string words)
    {
        var labels = part.Length == 0 ? "" : $$"""{"type":18,"component":{{part}}}""";

        var (_, problem) = Codec.Read(
            customId, Parsed($$"""{"components":[{{labels}}]}"""), null, Some.ContextOf(Some.Maya));

        Assert.Contains(words, new TextRenderer((_, _) => null).Plain(problem!, "en"));
    }

    [Fact]
    public void TooManyWordsAreSaidSoAndPrefilledOnesAreCut()
    {
        var form = new Words(new ChannelId(801), new string('x', 30), "", false);
        var drawn = Codec.Draw(form, Some.ContextOf(Some.Maya));
        var parts = drawn.Data!.Components!.Select(label => label with
        {
            Child = label.Child! with
            {
                Value = label.Child.CustomId == "what" ? Scalar.Of(new string('y', 21)) : null,
            },
        }).ToArray();

        var (_, problem) = Codec.Read(drawn.Data.CustomId!, parts, null, Some.ContextOf(Some.Maya));

        Assert.Equal(20, drawn.Data.Components![0].Child!.Value!.Value.Text.Length);
        Assert.Contains("characters", problem!.Format);
    }

    [Fact]
    public void MoreOptionsThanDiscordShowsAreFoundBefore() => Assert.Contains(
        "11 options; Discord takes 10",
        Assert.Throws<InvalidOperationException>(() => Codec.Draw(new TooMany(), Some.ContextOf(Some.Maya))).Message);

    [Fact]
    public void HandedInFilesArriveWithTheirAddress()
    {
        var resolved = JsonSerializer.Deserialize<Resolved>(
            """{"attachments":{"5":{"id":"5","filename":"a.png","url":"https://cdn.test/a.png","size":3,"content_type":"image/png"}}}""",
            WireJson.Default.Options);

        var (read, problem) = WithBoxes.Read(
            "t.files", [Parts.Label("x", null, Parts.FileUpload("given") with { Values = ["5", "6"] })], resolved,
            Some.ContextOf(Some.Maya));

        Assert.Null(problem);
        Assert.Equal(
            new HandedIn("a.png", "https://cdn.test/a.png", 3, "image/png"),
            Assert.Single(Assert.IsType<Files>(read).Given));
    }

    private static ModalCodec BoxesCodec()
    {
        var router = new ActionRouter(
        [
            new Feature("t", "For tests")
                .On<Boxes>((_, _, _) => Task.FromResult(Response.None))
                .On<Files>((_, _, _) => Task.FromResult(Response.None)),
        ]);
        return new ModalCodec(new CardRenderer(new TextRenderer((_, _) => null), router), router);
    }

    /// <summary>What Discord sends when somebody opens the form and presses Submit: what stood in it.</summary>
    private static (BotAction? Action, Text? Problem) SentBack(InteractionResponse drawn, ModalCodec? codec = null)
    {
        var shown = JsonSerializer.SerializeToNode(drawn, WireJson.Default.InteractionResponse)!;
        var labels = shown["data"]!["components"]!.AsArray();
        var submitted = new JsonArray([.. labels.Select(label => new JsonObject
        {
            ["type"] = 18,
            ["component"] = Submitted(label!["component"]!.AsObject()),
        })]);
        return (codec ?? Codec).Read(
            drawn.Data!.CustomId!,
            Parsed(new JsonObject { ["components"] = submitted }.ToJsonString()),
            null,
            Some.ContextOf(Some.Maya));
    }

    private static IReadOnlyList<Component> Parsed(string data) =>
        JsonSerializer.Deserialize(data, WireJson.Default.InteractionData)!.Components!;

    private static JsonObject Submitted(JsonObject part)
    {
        var type = part["type"]!.GetValue<int>();
        var chosen = (part["options"]?.AsArray() ?? [])
            .Where(option => option!["default"]?.GetValue<bool>() is true)
            .Select(option => option!["value"]!.DeepClone())
            .Concat((part["default_values"]?.AsArray() ?? []).Select(each => each!["id"]!.DeepClone()))
            .ToArray();
        var sent = new JsonObject { ["type"] = type, ["custom_id"] = part["custom_id"]!.DeepClone() };
        switch (type)
        {
            case (int)ComponentType.TextInput:
                sent["value"] = part["value"]?.DeepClone() ?? "";
                break;
            case (int)ComponentType.Checkbox:
                sent["value"] = part["default"]?.DeepClone() ?? false;
                break;
            case (int)ComponentType.RadioGroup:
                sent["value"] = chosen.FirstOrDefault();
                break;
            default:
                sent["values"] = new JsonArray(chosen);
                break;
        }

        return sent;
    }

    public enum Size
    {
        Small,
        Large,
    }

    [Route("t.words")]
    public sealed record Words(
        ChannelId Where,
        [TextInput("What?", Max = 20)] string What = "",
        [TextInput("Which area?", Optional = true)] string Area = "",
        [Checkbox("Tell me")] bool Tell = false) : Modal("Words");

    [Route("t.picks")]
    public sealed record Picks(
        [RadioGroup("Which size?")] Size Size = Size.Small,
        [Select("Which key?", From = "sizes")] ConfigKey Key = default,
        [Select("Another?", Optional = true)] Size? Other = null) : Modal("Picks");

    [Route("t.places")]
    public sealed record Places(
        [ChannelSelect("Where?")] ChannelId Where = default,
        [UserSelect("Who?", Optional = true)] MemberId? Who = null) : Modal("Places");

    [Route("t.key")]
    public sealed record OneKey([Select("Which key?", From = "sizes")] ConfigKey Key = default) : Modal("A key");

    [Route("t.many")]
    public sealed record TooMany([RadioGroup("Which?", From = "many")] string Which = "") : Modal("Too many");

    [Route("t.boxes")]
    public sealed record Boxes([CheckboxGroup("Which?", Max = 2)] ImmutableArray<Size> Sizes) : Modal("Boxes");

    [Route("t.files")]
    public sealed record Files([FileUpload("Which?", Max = 2)] ImmutableArray<HandedIn> Given) : Modal("Files");
}
