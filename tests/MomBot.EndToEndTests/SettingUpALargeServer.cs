using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>As many channels and roles as Discord allows, once set up: a server like any other.</summary>
public sealed class SettingUpALargeServer : IDisposable
{
    private static readonly string[] Pages =
    [
        "Time and language", "Features", "Channels and roles", "Facilitators", "Rehearse", "Text to announce it",
        "Check again", "What was changed", "Take settings along", "Agreement and values",
    ];

    private readonly string _world = Path.Combine(Path.GetTempPath(), $"mombot-large-{Guid.NewGuid():N}.json");

    [Fact]
    public async Task EveryPageAnswers_AndWhatIsThereIsUsed()
    {
        await File.WriteAllTextAsync(_world, Large().ToJsonString());
        await using var village = await Village.StartAsync(_world);

        await Answered(() => OpenAsync(village));
        foreach (var page in Pages)
            await Answered(() => PressAsync(village, page));
        await PressAsync(village, "Apply");
        await village.QuietAsync();

        var channels = (await village.GuildAsync())["channels"]!.AsArray();
        Assert.Single(channels, channel => channel!["name"]!.GetValue<string>() == "help");
        Assert.Contains("Everything is in place", (await village.As("Amara").CommandAsync("setup")).Text);
    }

    public void Dispose() => File.Delete(_world);

    private static Task<Answer> OpenAsync(Village village) => village.As("Amara").CommandAsync(
        "setup", options: new JsonObject { ["zone"] = "Europe/London" });

    private static async Task<Answer> PressAsync(Village village, string label) =>
        await village.As("Amara").PressAsync((await OpenAsync(village)).Card, label);

    /// <summary>How long each takes is measured where nothing else runs: the gate prints it.</summary>
    private static async Task Answered(Func<Task<Answer>> ask)
    {
        var answer = await ask();
        Assert.Null(answer.Error);
        Assert.NotEmpty(answer.Text);
    }

    private static JsonObject Large() => new()
    {
        ["name"] = "A large place",
        ["roles"] = Many(238, number => new JsonObject { ["name"] = $"role {number}" }),
        ["channels"] = new JsonArray(
        [
            new JsonObject { ["name"] = "general" },
            new JsonObject { ["name"] = "help" },
            .. Enumerable.Range(1, 464).Select(number => new JsonObject
            {
                ["name"] = $"room-{number}",
                ["category"] = $"part {number % 19}",
            }),
        ]),
        ["members"] = new JsonArray(new JsonObject { ["name"] = "Amara", ["owner"] = true }),
    };

    private static JsonArray Many(int count, Func<int, JsonNode> make) =>
        new([.. Enumerable.Range(1, count).Select(make)]);
}
