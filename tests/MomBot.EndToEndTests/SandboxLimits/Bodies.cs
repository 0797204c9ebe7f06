namespace MomBot.EndToEndTests.SandboxLimits;

/// <summary>Bodies of a given size or number, so that the tables read as sentences.</summary>
internal static class Bodies
{
    /// <summary>A text of so many characters.</summary>
    public static string Text(int length) => new('x', length);

    /// <summary>So many parts of a list, made by their number.</summary>
    public static string Many(int count, Func<int, string> make) =>
        string.Join(',', Enumerable.Range(1, count).Select(make));

    public static string Ids(int count) => Many(count, i => $"\"{i}\"");

    public static Ask Message(string body) => new("POST", "/channels/{#general}/messages", body);

    public static Ask Embed(string inner) => Message($$"""{"embeds":[{{{inner}}}]}""");

    /// <summary>A message of the kind that is all components.</summary>
    public static Ask Card(string parts) => Message($$"""{"flags":32768,"components":[{{parts}}]}""");

    public static Ask Row(string parts) => Card($$"""{"type":1,"components":[{{parts}}]}""");

    public static string Button(int number, string? label = null) =>
        $$"""{"type":2,"style":1,"label":"{{label ?? "a"}}","custom_id":"b{{number}}"}""";

    public static Ask Select(string more) => Row($$"""{"type":3,"custom_id":"s",{{more}}}""");

    public static string Options(int count) => Many(count, i => $$"""{"label":"{{i}}","value":"{{i}}"}""");

    /// <summary>A form as the first answer to a command.</summary>
    public static Ask Form(string parts, string title = "t", string id = "f") => new("POST", "{interaction}",
        $$"""{"type":9,"data":{"custom_id":"{{id}}","title":"{{title}}","components":[{{parts}}]} }""");

    /// <summary>A form with one labelled field.</summary>
    public static Ask Field(string component, string label = "l") => Form(Labelled(component, label));

    public static string Labelled(string component, string label = "l") =>
        $$"""{"type":18,"label":"{{label}}","component":{{{component}}} }""";

    public static Ask Command(string more, string name = "ask", string description = "d") => new("POST",
        "/applications/{app}/guilds/{guild}/commands",
        $$"""{"name":"{{name}}","description":"{{description}}"{{more}}}""");

    public static Ask Option(string more) => Command($$""","options":[{{{more}}}]""");

    /// <summary>A command whose names, descriptions and values are so many characters together.</summary>
    public static Ask CommandOfSize(int size)
    {
        const int Fixed = 2, PerOption = 2, PerChoice = 200, InOption = 25;
        var options = new List<string>();
        var left = size - Fixed;
        while (left > 0)
        {
            left -= PerOption;
            var choices = new List<string>();
            for (; left > 0 && choices.Count < InOption; left -= Math.Min(left, PerChoice))
                choices.Add(Choice(choices.Count, Math.Min(left, PerChoice)));
            var name = (char)('a' + options.Count);
            options.Add($$"""{"type":3,"name":"{{name}}","description":"d","choices":[{{string.Join(',', choices)}}]}""");
        }
        return Command($$""","options":[{{string.Join(',', options)}}]""", "a", "d");
    }

    public static Ask Event(string name = "n", string description = "d", string place = "p") => new("POST",
        "/guilds/{guild}/scheduled-events", $$"""
        {"name":"{{name}}","description":"{{description}}","privacy_level":2,"entity_type":3,
         "scheduled_start_time":"2026-12-05T10:00:00Z","scheduled_end_time":"2026-12-05T11:00:00Z",
         "entity_metadata":{"location":"{{place}}"} }
        """);

    public static Ask Channel(string more, int type = 0, string name = "c") =>
        new("POST", "/guilds/{guild}/channels", $$"""{"type":{{type}},"name":"{{name}}"{{more}}}""");

    public static Ask Post(string more) => new("POST", "/channels/{#board}/threads",
        $$"""{"name":"n","message":{"content":"c"}{{more}}}""");

    public static Ask Read(string path) => new("GET", path);

    private static string Choice(int number, int size)
    {
        var name = $"{number:00}{Text(98)}"[..Math.Min(100, size - 1)];
        return $$"""{"name":"{{name}}","value":"{{Text(size - name.Length)}}"}""";
    }
}
