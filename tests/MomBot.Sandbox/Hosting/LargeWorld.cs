using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Hosting;

/// <summary>Makes communities by number: 25 roles, 40 channels, 60 members each.</summary>
internal static class LargeWorld
{
    private const int Roles = 25;
    private const int Categories = 4;
    private const int Channels = 40;
    private const int Members = 60;

    private static readonly string[] Names = ["Ada", "Bo", "Cleo", "Dani", "Eli", "Fern", "Gita", "Hana", "Ines", "Jo"];

    public static JsonObject Guild(int number) => new()
    {
        ["name"] = $"Village {number}",
        ["roles"] = Many(Roles, i => new JsonObject { ["name"] = $"role {i}" }),
        ["channels"] = Many(Channels, i => i <= Categories
            ? new JsonObject { ["name"] = $"part {i}", ["type"] = "category" }
            : new JsonObject
            {
                ["name"] = i == Categories + 1 ? "general" : $"room-{i - Categories}",
                ["category"] = $"part {(i % Categories) + 1}",
            }),
        ["members"] = Many(Members, i => new JsonObject
        {
            ["name"] = $"{Names[i % Names.Length]} {number}-{i}",
            ["roles"] = new JsonArray($"role {(i % Roles) + 1}"),
        }),
    };

    private static JsonArray Many(int count, Func<int, JsonNode> make) =>
        new([.. Enumerable.Range(1, count).Select(make)]);
}
