using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Worlds;

namespace MomBot.Sandbox.Hosting;

/// <summary>Finds the communities a world begins with, by the name given on the command line.</summary>
public static class WorldFiles
{
    private const string Large = "large:";

    /// <summary>One after the other, so that no more than one description is held at a time.</summary>
    public static IEnumerable<JsonObject> Read(string name)
    {
        if (name == "none") return [];
        if (name == "empty") return [Empty()];
        if (name == "largest") return [LargeWorld.Largest()];
        if (name.StartsWith(Large, StringComparison.Ordinal))
            return int.TryParse(name[Large.Length..], CultureInfo.InvariantCulture, out var count)
                && count is > 0 and <= 10_000
                ? Enumerable.Range(1, count).Select(LargeWorld.Guild)
                : throw new ArgumentException($"'{name}' is not large:N with a number from 1 to 10000.");
        using var built = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Worlds/{name}.json");
        if (built is not null) return Guilds(JsonNode.Parse(built));
        if (!File.Exists(name))
            throw new ArgumentException(
                $"There is no world '{name}': use small, empty, large:N, largest or a JSON file.");
        try
        {
            return Guilds(JsonNode.Parse(File.ReadAllText(name)));
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException($"The world '{name}' is not JSON; look at line {wrong.LineNumber + 1}.", wrong);
        }
    }

    private static IReadOnlyList<JsonObject> Guilds(JsonNode? node) => node switch
    {
        JsonObject one => [one],
        JsonArray many => [.. many.OfType<JsonObject>()],
        _ => throw new ArgumentException("A world is a JSON object or a list of them."),
    };

    private static JsonObject Empty() => new()
    {
        ["name"] = "A new place",
        ["channels"] = new JsonArray(new JsonObject { ["name"] = "general" }),
        ["members"] = new JsonArray(new JsonObject { ["name"] = "Maya" }),
    };
}
