using static MomBot.EndToEndTests.SandboxLimits.Bodies;

namespace MomBot.EndToEndTests.SandboxLimits;

/// <summary>See Discord docs: Application Commands; Receiving and Responding, Autocomplete.</summary>
internal static class CommandLimits
{
    private const string Choice = "options.0.choices";

    public static readonly Limit[] Table =
    [
        new("slash commands", 100, n => All(n, i => $$"""{"name":"c{{i}}","description":"d"}"""), "30032"),
        new("menus on people", 15, n => All(n, i => $$"""{"type":2,"name":"m{{i}}"}"""), "30032"),
        new("menus on messages", 15, n => All(n, i => $$"""{"type":3,"name":"m{{i}}"}"""), "30032"),
        new("characters of a command's name", 32, n => Command("", name: Text(n)), "name BASE_TYPE_BAD_LENGTH"),
        new("characters of a command's description", 100, n => Command("", description: Text(n)),
            "description BASE_TYPE_BAD_LENGTH"),
        new("options of a command", 25, n => Command(
            $$""","options":[{{Many(n, i => $$"""{"type":3,"name":"o{{i}}","description":"d"}""")}}]"""),
            "options BASE_TYPE_MAX_LENGTH"),
        new("characters of an option's name", 32, n => Option($$""" "type":3,"name":"{{Text(n)}}","description":"d" """),
            "options.0.name BASE_TYPE_BAD_LENGTH"),
        new("characters of an option's own description", 100,
            n => Option($$""" "type":3,"name":"o","description":"{{Text(n)}}" """),
            "options.0.description BASE_TYPE_BAD_LENGTH"),
        new("choices of an option", 25, n => Choices(Many(n, i => $$"""{"name":"{{i}}","value":"{{i}}"}""")),
            $"{Choice} BASE_TYPE_MAX_LENGTH"),
        new("characters of a choice's name", 100, n => Choices($$"""{"name":"{{Text(n)}}","value":"v"}"""),
            $"{Choice}.0.name BASE_TYPE_BAD_LENGTH"),
        new("characters of a choice's value", 100, n => Choices($$"""{"name":"n","value":"{{Text(n)}}"}"""),
            $"{Choice}.0.value BASE_TYPE_BAD_LENGTH"),
        new("min_length of a text option", 6000,
            n => Option($$""" "type":3,"name":"o","description":"d","min_length":{{n}} """),
            "options.0.min_length NUMBER_TYPE_MAX"),
        new("max_length of a text option, at most", 6000,
            n => Option($$""" "type":3,"name":"o","description":"d","max_length":{{n}} """),
            "options.0.max_length NUMBER_TYPE_MAX"),
        new("max_length of a text option, at least", 1,
            n => Option($$""" "type":3,"name":"o","description":"d","max_length":{{n}} """),
            "options.0.max_length NUMBER_TYPE_MIN") { Step = -1 },
        new("kinds of file of an option", 10, n => Option(
            $$""" "type":11,"name":"o","description":"d","file_types":[{{Many(n, i => $"\".e{i}\"")}}] """),
            "options.0.file_types BASE_TYPE_BAD_LENGTH"),
        new("characters of a whole command", 8000, CommandOfSize, "APPLICATION_COMMAND_TOO_LARGE"),
        new("choices offered while a person types", 25, n => new("POST", "{autocomplete}",
            $$"""{"type":8,"data":{"choices":[{{Many(n, i => $$"""{"name":"{{i}}","value":"{{i}}"}""")}}]} }"""),
            "data.choices BASE_TYPE_MAX_LENGTH"),
    ];

    private static Ask All(int count, Func<int, string> make) =>
        new("PUT", "/applications/{app}/guilds/{guild}/commands", $"[{Many(count, make)}]");

    private static Ask Choices(string choices) =>
        Option($$""" "type":3,"name":"o","description":"d","choices":[{{choices}}] """);
}
