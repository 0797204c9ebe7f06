using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Commands and forms are held against Discord's limits before anyone sees them.</summary>
public sealed class StrictCommandTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"description":"a"}""", "name", "BASE_TYPE_REQUIRED" },
        { """{"name":"Ask","description":"a"}""", "name", "APPLICATION_COMMAND_INVALID_NAME" },
        { """{"name":"a b","description":"a"}""", "name", "APPLICATION_COMMAND_INVALID_NAME" },
        { $$"""{"name":"{{new string('a', 33)}}","description":"a"}""", "name", "BASE_TYPE_BAD_LENGTH" },
        { """{"name":"ask"}""", "description", "BASE_TYPE_REQUIRED" },
        { $$"""{"name":"ask","description":"{{new string('a', 101)}}"}""", "description", "BASE_TYPE_BAD_LENGTH" },
        { """{"name":"Menu","type":2,"description":"a"}""", "description",
            "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION" },
        { """{"name":"ask","description":"a","contexts":[0]}""", "contexts", "APPLICATION_COMMAND_CONTEXTS_GUILD" },
        { """{"name":"ask","description":"a","description_localizations":{"xx":"a"}}""",
            "description_localizations.xx", "BASE_TYPE_CHOICES" },
        { Options("""{"type":3,"name":"a","description":"a"},{"type":3,"name":"b","description":"b","required":true}"""), "options.1", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID" },
        { Options("""{"type":3,"name":"a","description":"a"},{"type":3,"name":"a","description":"b"}"""),
            "options.1.name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS" },
        { Options("""{"type":3,"name":"a","description":"a"},{"type":1,"name":"b","description":"b"}"""), "options",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID" },
        { Options("""{"type":12,"name":"a","description":"a"}"""), "options.0.type", "BASE_TYPE_CHOICES" },
        { Options("""{"type":2,"name":"a","description":"a","options":[{"type":2,"name":"b","description":"b"}]}"""),
            "options.0.options.0.type", "BASE_TYPE_CHOICES" },
        { Options("""{"type":3,"name":"a","description":"a","choices":[{"name":"x","value":"1"}],"autocomplete":true}"""), "options.0.choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE" },
        { Options("""{"type":4,"name":"a","description":"a","choices":[{"name":"x","value":"one"}]}"""),
            "options.0.choices.0.value", "NUMBER_TYPE_COERCE" },
        { Options("""{"type":6,"name":"a","description":"a","min_length":1}"""), "options.0.min_length",
            "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID" },
        { Options("""{"type":3,"name":"a","description":"a","max_length":6001}"""), "options.0.max_length",
            "NUMBER_TYPE_MAX" },
    };

    public static TheoryData<string, string, string> WrongForms => new()
    {
        { """{"title":"a","components":[]}""", "data.custom_id", "BASE_TYPE_REQUIRED" },
        { Form("", new string('a', 46)), "data.title", "BASE_TYPE_BAD_LENGTH" },
        { Form(""), "data.components", "BASE_TYPE_BAD_LENGTH" },
        { Form(string.Join(
            ',', Enumerable.Range(0, 6).Select(i => Label($$"""{"type":4,"custom_id":"c{{i}}","style":1}""")))),
            "data.components", "BASE_TYPE_BAD_LENGTH" },
        { Form("""{"type":4,"custom_id":"a","style":1}"""), "data.components.0.type", "BASE_TYPE_CHOICES" },
        { Form("""{"type":18,"label":"a"}"""), "data.components.0.component", "BASE_TYPE_REQUIRED" },
        { Form(Label("""{"type":2,"custom_id":"a","style":1}""")), "data.components.0.component.type",
            "BASE_TYPE_CHOICES" },
        { Form(Label("""{"type":4,"custom_id":"a","style":1}""", new string('a', 46))), "data.components.0.label",
            "BASE_TYPE_BAD_LENGTH" },
        { Form(Label("""{"type":4,"custom_id":"a","style":1,"label":"b"}""")), "data.components.0.component.label",
            "TEXT_INPUT_LABEL_IN_LABEL" },
        { Form(Label("""{"type":4,"custom_id":"a","style":3}""")), "data.components.0.component.style",
            "BASE_TYPE_CHOICES" },
        { Form(Label("""{"type":4,"custom_id":"a","style":1,"max_length":4001}""")),
            "data.components.0.component.max_length", "NUMBER_TYPE_MAX" },
        { Form(Label("""{"type":4,"custom_id":"a","style":1,"max_length":3,"value":"four"}""")),
            "data.components.0.component.value", "BASE_TYPE_MAX_LENGTH" },
        { Form(Label("""{"type":3,"custom_id":"a","disabled":false,"options":[{"label":"a","value":"a"}]}""")),
            "data.components.0.component.disabled", "COMPONENT_DISABLED_IN_MODAL" },
        { Form(Label("""{"type":3,"custom_id":"a","min_values":0,"options":[{"label":"a","value":"a"}]}""")),
            "data.components.0.component.min_values", "BASE_TYPE_MIN_VALUES" },
        { Form(Label("""{"type":21,"custom_id":"a","options":[{"label":"a","value":"a"}]}""")),
            "data.components.0.component.options", "BASE_TYPE_BAD_LENGTH" },
        { Form(Label("""{"type":22,"custom_id":"a","min_values":0,"options":[{"label":"a","value":"a"}]}""")),
            "data.components.0.component.min_values", "BASE_TYPE_MIN_VALUES" },
        { Form(Label("""{"type":23,"custom_id":"a","required":true}""")), "data.components.0.component.required",
            "UNKNOWN_FIELD" },
        { Form(Label("""{"type":19,"custom_id":"a","max_values":11}""")), "data.components.0.component.max_values",
            "NUMBER_TYPE_MAX" },
        { Form(Label("""{"type":4,"custom_id":"a","style":1}""") + "," + Label(
            """{"type":4,"custom_id":"a","style":1}""")), "data.components.1.component.custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task WhenACommandIsWrong_TheRefusalNamesThePlace(string body, string path, string problem)
    {
        await using var stand = await Stand.StartAsync();
        var reply = await stand.CallAsync("POST", $"/applications/{stand.App}/guilds/{stand.Guild}/commands", body);
        Assert.Equal((400, 50035), (reply.Status, reply.Code));
        Assert.Equal(problem, reply.ProblemAt(path));
    }

    [Theory]
    [MemberData(nameof(WrongForms))]
    public async Task WhenAFormIsWrong_NobodySeesIt(string form, string path, string problem)
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"Ask"}""");
        var acting = stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"ask"}}""");
        while (stand.Events.Count("INTERACTION_CREATE") == 0 || stand.Wire.Waiting == 0) await Task.Yield();
        var reply = await stand.CallbackAsync(
            stand.Events.Last("INTERACTION_CREATE"), $$"""{"type":9,"data":{{form}} }""");
        Assert.Equal((400, 50035), (reply.Status, reply.Code));
        Assert.Equal(problem, reply.ProblemAt(path));
        stand.Wire.Advance(TimeSpan.FromSeconds(4));
        Assert.Null((await acting)["response"]);
    }

    [Fact]
    public async Task ACommandIsNew_ThenOverwritten_AndKeepsItsId()
    {
        await using var stand = await Stand.StartAsync();
        var path = $"/applications/{stand.App}/commands";
        var made = await stand.CallAsync("POST", path, """{"name":"ask","description":"one"}""");
        var again = await stand.CallAsync("POST", path, """{"name":"ask","description":"two"}""");
        Assert.Equal((201, 200, made.Id), (made.Status, again.Status, again.Id));
        var all = await stand.CallAsync(
            "PUT", path, """[{"name":"ask","description":"three"},{"name":"me","description":"Me"}]""");
        Assert.Equal(made.Id, (string)all.Body![0]!["id"]!);
        Assert.Equal(2, (await stand.CallAsync("GET", path)).Body!.AsArray().Count);
        Assert.Equal(204, (await stand.CallAsync("DELETE", $"{path}/{made.Id}")).Status);
        Assert.Single((await stand.CallAsync("GET", path)).Body!.AsArray());
    }

    [Fact]
    public async Task WhenMoreThanAHundredStand_30032Comes_AndAfterTwoHundredCreates30034()
    {
        await using var stand = await Stand.StartAsync();
        var path = $"/applications/{stand.App}/guilds/{stand.Guild}/commands";
        Assert.Equal(30032, (await stand.CallAsync("PUT", path, Many("a", 101))).Code);
        Assert.Equal(200, (await stand.CallAsync("PUT", path, Many("a", 100))).Status);
        Assert.Equal(200, (await stand.CallAsync("PUT", path, Many("b", 100))).Status);
        var refused = await stand.CallAsync("PUT", path, Many("c", 1));
        Assert.Equal((429, 30034), (refused.Status, refused.Code));
        stand.Discord.World.Clock.MoveTo(stand.Discord.World.Clock.Now.AddDays(2));
        Assert.Equal(200, (await stand.CallAsync("PUT", path, Many("c", 1))).Status);
    }

    [Fact]
    public async Task WhenACommandIsTooLarge_ItIsRefusedAsAWhole()
    {
        await using var stand = await Stand.StartAsync();
        var choices =
            string.Join(',',
            Enumerable.Range(0, 25)
            .Select(i => $$"""{"name":"{{i:D3}}{{new string('n', 90)}}","value":"{{new string('v', 100)}}"}"""));
        var options =
            string.Join(',',
            "ab".Select(name => $$"""{"type":3,"name":"{{name}}","description":"a","choices":[{{choices}}]}"""));
        var reply = await stand.CallAsync("POST", $"/applications/{stand.App}/commands", Options(options));
        Assert.Equal("APPLICATION_COMMAND_TOO_LARGE", (string?)reply["errors"]?["_errors"]?[0]?["code"]);
    }

    private static string Many(string start, int count) =>
        $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"name":"{{start}}{{i}}","description":"a"}"""))}]";

    private static string Options(string options) => $$"""{"name":"ask","description":"a","options":[{{options}}]}""";

    private static string Form(string parts, string title = "Ask") =>
        $$"""{"custom_id":"form","title":"{{title}}","components":[{{parts}}]}""";

    private static string Label(string component, string label = "What?") =>
        $$"""{"type":18,"label":"{{label}}","component":{{component}} }""";
}
