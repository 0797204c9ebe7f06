using System.Globalization;
using System.Text.Json.Nodes;

namespace MomBot.EndToEndTests.Support;

/// <summary>A message as somebody sees it.</summary>
public sealed class Seen(JsonObject message)
{
    public string Id => message["id"]!.GetValue<string>();

    public string Channel => message["channel_id"]!.GetValue<string>();

    public bool IsFromBot => message["author"]?["bot"]?.GetValue<bool>() ?? false;

    public bool IsPrivate => ((message["flags"]?.GetValue<int>() ?? 0) & 64) != 0;

    public bool IsPinned => message["pinned"]?.GetValue<bool>() ?? false;

    /// <summary>The hour of day at which it was posted, somewhere.</summary>
    public int LocalHour(string zone) => TimeZoneInfo.ConvertTime(
        DateTimeOffset.Parse(message["timestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture),
        TimeZoneInfo.FindSystemTimeZoneById(zone)).Hour;

    public IEnumerable<string> Pinged => message["pinged"]?.AsArray().Select(id => id!.GetValue<string>()) ?? [];

    /// <summary>The question of its poll; none: it has none.</summary>
    public string? Poll => message["poll"]?["question"]?["text"]?.GetValue<string>();

    /// <summary>All words of the message, from top to bottom.</summary>
    public string Text => string.Join(
        '\n',
        Parts.Select(part => part["content"]?.GetValue<string>()).Prepend(message["content"]?.GetValue<string>())
            .Where(words => !string.IsNullOrEmpty(words)));

    public IEnumerable<string> Buttons =>
        Parts.Where(part => Type(part) == 2).Select(part => part["label"]!.GetValue<string>());

    /// <summary>What its pictures show, in words.</summary>
    public IEnumerable<string> Pictures => Parts.Where(part => Type(part) == 12)
        .SelectMany(part => part["items"]!.AsArray().Select(item => item!["description"]?.GetValue<string>() ?? ""));

    /// <summary>The addresses of its files.</summary>
    public IEnumerable<string> Files =>
        (message["attachments"]?.AsArray() ?? []).Select(file => file!["url"]!.GetValue<string>().Split('?')[0]);

    public string ButtonId(string label) =>
        Parts.FirstOrDefault(part => Type(part) == 2 && part["label"]?.GetValue<string>() == label)?["custom_id"]!
            .GetValue<string>()
        ?? throw new InvalidOperationException(
            $"There is no button \"{label}\" on: {Text} [{string.Join(", ", Buttons)}]");

    public string SelectId(string placeholder) =>
        Parts.FirstOrDefault(part => Type(part) is 3 or >= 5 and <= 8
            && part["placeholder"]?.GetValue<string>() == placeholder)?["custom_id"]!.GetValue<string>()
        ?? throw new InvalidOperationException($"There is no select \"{placeholder}\" on: {Text}");

    /// <summary>What can be chosen in a select.</summary>
    public IReadOnlyList<string> OptionsIn(string placeholder) =>
    [
        .. Parts.First(part => part["placeholder"]?.GetValue<string>() == placeholder)["options"]!.AsArray()
            .Select(option => option!["value"]!.GetValue<string>()),
    ];

    /// <summary>What is chosen in a select already.</summary>
    public IReadOnlyList<string> ChosenIn(string placeholder) =>
    [
        .. Parts.First(part => part["placeholder"]?.GetValue<string>() == placeholder)["options"]!.AsArray()
            .Where(option => option!["default"]?.GetValue<bool>() is true)
            .Select(option => option!["value"]!.GetValue<string>()),
    ];

    /// <summary>The values a select offers, in their order.</summary>
    public IReadOnlyList<string> OptionsOf(string placeholder) =>
    [
        .. Parts.First(part => part["placeholder"]?.GetValue<string>() == placeholder)["options"]!.AsArray()
            .Select(option => option!["value"]!.GetValue<string>()),
    ];

    private IEnumerable<JsonObject> Parts => Under(message);

    private static int Type(JsonObject part) => part["type"]!.GetValue<int>();

    private static IEnumerable<JsonObject> Under(JsonObject node)
    {
        foreach (var child in node["components"]?.AsArray() ?? [])
        {
            var part = child!.AsObject();
            yield return part;
            foreach (var inner in Under(part))
                yield return inner;
            if (part["accessory"] is JsonObject accessory)
                yield return accessory;
        }
    }

    public override string ToString() => $"{Text} [{string.Join(", ", Buttons)}]";
}
