using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;
using Xunit.Abstractions;

namespace MomBot.EndToEndTests;

/// <summary>As many channels and roles as Discord allows, once set up: a server like any other.</summary>
public sealed class SettingUpALargeServer(ITestOutputHelper output) : IDisposable
{
    private readonly string _world = Path.Combine(Path.GetTempPath(), $"mombot-large-{Guid.NewGuid():N}.json");

    [Fact]
    public async Task EveryPageAnswersAtOnce_AndWhatIsThereIsUsed()
    {
        await File.WriteAllTextAsync(_world, Large().ToJsonString());
        await using var village = await Village.StartAsync(_world);

        var panel = await Answered(
            village.As("Amara").CommandAsync("setup", options: new JsonObject { ["zone"] = "Europe/London" }), "zone");
        foreach (var page in new[] { "Time and language", "Features", "Channels and roles", "Facilitators" })
        {
            var opened = await Answered(village.As("Amara").PressAsync(panel.Card, page), page);
            panel = await Answered(village.As("Amara").PressAsync(opened.Card, "Preview and apply"), "preview");
        }

        foreach (var page in new[] { "Rehearse", "Text to announce it", "Agreement and values" })
            await Answered(village.As("Amara").PressAsync(panel.Card, page), page);
        await Answered(village.As("Amara").PressAsync(panel.Card, "Check again"), "check");
        await Answered(village.As("Amara").PressAsync(panel.Card, "Apply"), "apply");
        await village.QuietAsync();

        var channels = (await village.GuildAsync())["channels"]!.AsArray();
        Assert.Single(channels, channel => channel!["name"]!.GetValue<string>() == "help");
        Assert.Contains("Everything is in place", (await village.As("Amara").CommandAsync("setup")).Text);
    }

    public void Dispose() => File.Delete(_world);

    private async Task<Answer> Answered(Task<Answer> asked, string page)
    {
        var answer = await asked;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page}: {answer.Milliseconds} ms"));
        Assert.Null(answer.Error);
        Assert.NotEmpty(answer.Text);
        Assert.InRange(answer.Milliseconds, 0, 300);
        return answer;
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
