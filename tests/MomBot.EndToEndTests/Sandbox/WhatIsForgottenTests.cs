using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Whatever many people do, what nobody can answer or read any more is not kept.</summary>
public sealed class WhatIsForgottenTests
{
    private const string Upload = """{"as":"Maya","channel":"general","command":{"name":"ask","options":{"file":FILE}}}""";

    [Fact]
    public async Task WhenTokensAreDead_AnswersToOnePersonAndFilesAndInteractionsGo()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync(
            """{"name":"ask","description":"d","options":[{"type":11,"name":"file","description":"d"}]}""");
        stand.Answers(_ => """{"type":4,"data":{"content":"for you","flags":64}}""");
        var file = """{"name":"a.txt","base64":"YQ=="}""";
        for (var i = 0; i < 1100; i++)
            await stand.ActAsync(Upload.Replace("FILE", file, StringComparison.Ordinal));
        var world = stand.Discord.World;
        Assert.Equal((1100, 1100, 1100), (world.AllInteractions.Count, world.AllMessages.Count, world.Uploads.Count));

        stand.Wire.Advance(TimeSpan.FromMinutes(16));
        await stand.ActAsync(Upload.Replace("FILE", file, StringComparison.Ordinal));

        Assert.Equal((1000, 1000, 1000), (world.AllInteractions.Count, world.AllMessages.Count, world.Uploads.Count));
        var held = (await stand.ControlAsync("GET", "metrics?held"))["held"]!;
        Assert.Equal((1000, 0), ((int)held["interactions"]!, (int)held["unanswered"]!));
        Assert.True((double)held["heap_mb"]! > 0);
    }

    [Fact]
    public async Task WhatAPersonIsOfferedIsToldForThePlace_WithTheSettingsOfTheCommunity()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"d"}""");
        await stand.CommandAsync("""{"name":"host","description":"d","default_member_permissions":"32"}""");
        await stand.ControlAsync("PUT", $"guilds/{stand.Guild}/commands/ask/permissions",
            JsonNode.Parse("""{"permissions":[{"user":"Theo","allow":false}]}"""));

        Assert.Equal(["ask", "host"], await OffersAsync("Amara"));
        Assert.Equal(["ask"], await OffersAsync("Maya"));
        Assert.Empty(await OffersAsync("Theo"));

        async Task<IEnumerable<string>> OffersAsync(string person)
        {
            var who = $"commands?channel={stand.Id("#general")}&as={stand.Id(person)}";
            var told = await stand.ControlAsync("GET", who);
            return told["list"]!.AsArray().Select(command => (string)command!["name"]!).Order();
        }
    }

    [Fact]
    public async Task WhoReactedAndVotedIsToldToThePageAlone()
    {
        await using var stand = await Stand.StartAsync();
        var poll = await stand.PostAsync("#general",
            """{"poll":{"question":{"text":"When?"},"answers":[{"poll_media":{"text":"Sat"}},{"poll_media":{"text":"Sun"}}]}}""");
        await stand.ActAsync($$"""{"as":"Maya","vote":{"message":"{{poll.Id}}","answers":[2]} }""");
        await stand.ActAsync($$"""{"as":"Theo","react":{"message":"{{poll.Id}}","emoji":"👍"} }""");

        var seen = Assert.Single(await stand.SeesAsync("Maya", stand.Id("#general")));
        Assert.Equal(stand.Id("Maya"), (string)seen["voted_by"]!["2"]![0]!);
        Assert.Equal(stand.Id("Theo"), (string)seen["reacted_by"]!["👍"]![0]!);
        var read = await stand.CallAsync("GET", $"/channels/{stand.Id("#general")}/messages/{poll.Id}");
        Assert.Null(read["voted_by"]);
    }
}
