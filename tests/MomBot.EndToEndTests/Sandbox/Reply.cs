using System.Text.Json.Nodes;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>What the API answered to the bot.</summary>
internal sealed record Reply(int Status, JsonNode? Body)
{
    public int? Code => (int?)Body?["code"];

    public string Id => (string)Body!["id"]!;

    public JsonNode? this[string name] => Body![name];

    /// <summary>The code of the first problem at a place such as components.0.custom_id.</summary>
    public string? ProblemAt(string path)
    {
        var place = Body?["errors"];
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries)) place = place?[step];
        return (string?)place?["_errors"]?[0]?["code"];
    }
}
