using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>What Discord refuses in a message body is refused here, at the same place and with the same code.</summary>
public sealed class StrictMessageTests
{
    private const string Button = """{"type":2,"style":1,"label":"Go","custom_id":"go"}""";

    public static TheoryData<string, string, string> Wrong => new()
    {
        { Content(2001), "content", "BASE_TYPE_MAX_LENGTH" },
        { """{"content":7}""", "content", "STRING_TYPE_CONVERT" },
        { """{"content":"a","misspelt":1}""", "misspelt", "UNKNOWN_FIELD" },
        { """{"content":"a","flags":"x"}""", "flags", "NUMBER_TYPE_COERCE" },
        { """{"content":"a","flags":64}""", "flags", "MESSAGE_FLAGS_INVALID" },
        { """{"content":"a","nonce":"12345678901234567890123456"}""", "nonce", "BASE_TYPE_MAX_LENGTH" },
        { """{"content":"a","embeds":{}}""", "embeds", "LIST_TYPE_CONVERT" },
        { """{"embeds":[{}]}""", "embeds.0.description", "BASE_TYPE_REQUIRED" },
        { Embed("title", 257), "embeds.0.title", "BASE_TYPE_MAX_LENGTH" },
        { Embed("description", 4097), "embeds.0.description", "BASE_TYPE_MAX_LENGTH" },
        { """{"embeds":[{"title":"a","url":"nowhere"}]}""", "embeds.0.url", "URL_TYPE_INVALID_URL" },
        { """{"embeds":[{"title":"a","color":16777216}]}""", "embeds.0.color", "NUMBER_TYPE_MAX" },
        { """{"embeds":[{"fields":[{"name":"","value":"b"}]}]}""", "embeds.0.fields.0.name", "BASE_TYPE_REQUIRED" },
        { """{"embeds":[{"fields":[{"name":"a"}]}]}""", "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED" },
        { TwoEmbeds(3001), "embeds", "MAX_EMBED_SIZE_EXCEEDED" },
        { """{"content":"a","allowed_mentions":{"parse":["people"]}}""", "allowed_mentions.parse.0",
            "BASE_TYPE_CHOICES" },
        { """{"content":"a","allowed_mentions":{"parse":["users"],"users":["1"]}}""", "allowed_mentions.users",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE" },
        { """{"content":"a","allowed_mentions":{"users":["x"]}}""", "allowed_mentions.users.0", "NUMBER_TYPE_COERCE" },
        { """{"content":"a","message_reference":{"message_id":"1"}}""", "message_reference",
            "REPLIES_UNKNOWN_MESSAGE" },
        { """{"content":"a","attachments":[{"id":"0"}]}""", "attachments.0.id", "ATTACHMENT_NOT_FOUND" },
        { Row("""{"type":2,"style":1,"label":"Go"}"""), "components.0.components.0.custom_id", "BASE_TYPE_REQUIRED" },
        { Row("""{"type":2,"style":1,"label":"Go","custom_id":""}"""), "components.0.components.0.custom_id",
            "BASE_TYPE_BAD_LENGTH" },
        { Row($$"""{"type":2,"style":1,"label":"Go","custom_id":"{{Long(101)}}"}"""),
            "components.0.components.0.custom_id", "BASE_TYPE_BAD_LENGTH" },
        { Row($$"""{"type":2,"style":1,"label":"{{Long(81)}}","custom_id":"a"}"""), "components.0.components.0.label",
            "BASE_TYPE_MAX_LENGTH" },
        { Row("""{"type":2,"style":1,"custom_id":"a"}"""), "components.0.components.0.label",
            "BUTTON_COMPONENT_MISSING_LABEL" },
        { Row("""{"type":2,"style":7,"label":"Go","custom_id":"a"}"""), "components.0.components.0.style",
            "BASE_TYPE_CHOICES" },
        { Row("""{"type":2,"style":5,"label":"Go","custom_id":"a","url":"https://example.org"}"""),
            "components.0.components.0.custom_id", "BASE_TYPE_EXCLUSIVE" },
        { Row("""{"type":2,"style":1,"label":"Go","custom_id":"a","url":"https://example.org"}"""),
            "components.0.components.0.url", "BASE_TYPE_EXCLUSIVE" },
        { Row("""{"type":2,"style":1,"emoji":{"name":"heart"},"custom_id":"a"}"""),
            "components.0.components.0.emoji.name", "BUTTON_COMPONENT_INVALID_EMOJI" },
        { Row(Button + "," + Button), "components.0.components.1.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED" },
        { Row(string.Join(
            ',', Enumerable.Range(0, 6)
            .Select(i => Button.Replace("\"go\"", $"\"go{i}\"", StringComparison.Ordinal)))),
            "components.0.components", "BASE_TYPE_BAD_LENGTH" },
        { Row(Select("") + "," + Button), "components.0.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED" },
        { Row(Select(",\"max_values\":2")), "components.0.components.0.max_values", "BASE_TYPE_MAX_VALUES" },
        { Row(Select(",\"min_values\":26")), "components.0.components.0.min_values", "NUMBER_TYPE_MAX" },
        { Row("""{"type":3,"custom_id":"s","options":[]}"""), "components.0.components.0.options",
            "BASE_TYPE_BAD_LENGTH" },
        { Row("""{"type":3,"custom_id":"s","options":[{"label":"a","value":"1"},{"label":"b","value":"1"}]}"""),
            "components.0.components.0.options.1.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED" },
        { Row("""{"type":6,"custom_id":"s","default_values":[{"id":"1","type":"user"}]}"""),
            "components.0.components.0.default_values.0.type", "BASE_TYPE_CHOICES" },
        { """{"content":"a","components":[{"type":10,"content":"text"}]}""", "components.0.type", "BASE_TYPE_CHOICES" },
        { V2("""{"type":10,"content":"text"}""", ",\"content\":\"a\""), "content",
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2" },
        { V2("""{"type":10,"content":"text"}""", ",\"embeds\":[{\"title\":\"a\"}]"), "embeds",
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2" },
        { V2("""{"type":10,"content":""}"""), "components.0.content", "BASE_TYPE_BAD_LENGTH" },
        { V2(string.Join(',', Enumerable.Repeat($$"""{"type":10,"content":"{{Long(2001)}}"}""", 2))), "components",
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED" },
        { V2("""{"type":17,"components":[{"type":17,"components":[]}]}"""), "components.0.components.0.type",
            "BASE_TYPE_CHOICES" },
        { V2("""{"type":17,"components":[]}"""), "components.0.components", "BASE_TYPE_BAD_LENGTH" },
        { V2($$"""{"type":17,"components":[{{string.Join(',', Enumerable.Repeat("""{"type":14}""", 40))}}]}"""),
            "components", "BASE_TYPE_MAX_LENGTH" },
        { V2("""{"type":9,"components":[{"type":10,"content":"a"}]}"""), "components.0.accessory",
            "BASE_TYPE_REQUIRED" },
        { V2($$"""{"type":9,"components":[{"type":10,"content":"a"},{"type":10,"content":"a"},{"type":10,"content":"a"},{"type":10,"content":"a"}],"accessory":{{Button}}}"""), "components.0.components", "BASE_TYPE_BAD_LENGTH" },
        { V2("""{"type":13,"file":{"url":"attachment://gone.png"}}"""), "components.0.file.url",
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND" },
        { V2("""{"type":13,"file":{"url":"https://example.org/a.png"}}"""), "components.0.file.url",
            "URL_TYPE_INVALID_SCHEME" },
        { V2("""{"type":12,"items":[]}"""), "components.0.items", "BASE_TYPE_BAD_LENGTH" },
        { V2("""{"type":14,"spacing":3}"""), "components.0.spacing", "BASE_TYPE_CHOICES" },
        { V2("""{"type":17,"accent_color":-1,"components":[{"type":14}]}"""), "components.0.accent_color",
            "NUMBER_TYPE_MIN" },
        { V2("""{"type":10,"content":"a","id":5},{"type":10,"content":"b","id":5}"""), "components.1.id",
            "COMPONENT_ID_DUPLICATED" },
        { V2("""{"type":10,"content":"a","colour":1}"""), "components.0.colour", "UNKNOWN_FIELD" },
        { """{"poll":{"question":{"text":"q"},"answers":[]}}""", "poll.answers", "BASE_TYPE_BAD_LENGTH" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task WhenABodyIsWrong_TheRefusalNamesThePlace(string body, string path, string problem)
    {
        await using var stand = await Stand.StartAsync();
        var reply = await stand.PostAsync("#general", body);
        Assert.Equal((400, 50035), (reply.Status, reply.Code));
        Assert.Equal(problem, reply.ProblemAt(path));
        Assert.Equal(0, stand.Events.Count("MESSAGE_CREATE"));
    }

    [Fact]
    public async Task WhenUnknownFieldsAreAllowed_TheyAreIgnoredAsDiscordDoes()
    {
        await using var stand = await Stand.StartAsync();
        stand.Discord.World.RefusesUnknownFields = false;
        Assert.Equal(200, (await stand.PostAsync("#general", """{"content":"a","misspelt":1}""")).Status);
    }

    [Fact]
    public async Task WhenFortyComponentsStandInAMessage_ItIsTakenAndEachHasAnId()
    {
        await using var stand = await Stand.StartAsync();
        var inner = string.Join(',', Enumerable.Repeat("""{"type":14}""", 38));
        var reply = await stand.PostAsync(
            "#general", V2($$"""{"type":17,"id":2,"components":[{{inner}}]},{"type":10,"content":"end"}"""));
        Assert.Equal(200, reply.Status);
        Assert.Equal(2, (int)reply["components"]![0]!["id"]!);
        Assert.Equal(1, (int)reply["components"]![0]!["components"]![0]!["id"]!);
        Assert.Equal(3, (int)reply["components"]![0]!["components"]![1]!["id"]!);
    }

    private static string Long(int length) => new('x', length);

    private static string Content(int length) => $$"""{"content":"{{Long(length)}}"}""";

    private static string Embed(string field, int length) => $$"""{"embeds":[{"{{field}}":"{{Long(length)}}"}]}""";

    private static string TwoEmbeds(int length) =>
        $$"""{"embeds":[{"description":"{{Long(length)}}"},{"description":"{{Long(length)}}"}]}""";

    private static string Row(string inner) =>
        $$"""{"content":"a","components":[{"type":1,"components":[{{inner}}]}]}""";

    private static string Select(string more) =>
        $$"""{"type":3,"custom_id":"s","options":[{"label":"a","value":"1"}]{{more}}}""";

    private static string V2(string parts, string more = "") =>
        $$"""{"flags":32768,"components":[{{parts}}]{{more}}}""";
}
