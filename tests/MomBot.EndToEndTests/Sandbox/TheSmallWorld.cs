using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;
using MomBot.Sandbox;
using MomBot.Sandbox.Bot;
using MomBot.Sandbox.Worlds;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>What a newcomer finds in the world to play in: people who have lived there for a while.</summary>
public sealed class TheSmallWorld
{
    private static readonly DateTimeOffset Today = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task ItHasAPastThatTheBotRemembers()
    {
        await using var discord = await LocalDiscord.StartAsync(new SandboxOptions
        {
            World = "small",
            StartAt = WorldHistory.BeginsBefore(Today),
            TrafficFile = Traffic.NextFile(),
            Bot = world => new InProcessBot(world, null, frozen: false),
        });

        await WorldHistory.RunAsync(discord, "moving in", CancellationToken.None);
        await WorldHistory.RunAsync(discord, "life", CancellationToken.None);

        Assert.True(discord.World.Clock.Now >= Today);
        var guild = discord.World.AllGuilds.Values.Single();
        var rounds = guild.Threads.Values.Where(thread => thread.Parent!.Name == "check-ins").ToList();
        Assert.True(rounds.Count >= 2);
        Assert.Contains(rounds, round => Words(round).Contains("He is Bread now."));
        Assert.Contains(rounds, round => Words(round).Contains("Then we made scones."));
        var help = Words(guild.Channels.Values.Single(channel => channel.Name == "help"));
        Assert.Contains("A cot to carry down", help);
        Assert.Contains("I can help", help);
        Assert.Contains(guild.Threads.Values, thread => Words(thread).Contains("The cousin gets cake."));
        Assert.Equal(2, guild.ScheduledEvents.Count);
    }

    [Theory]
    [InlineData("2026-11-25T09:59:00Z", "2026-11-10T07:00:00Z")] // a Wednesday, before the check-in
    [InlineData("2026-11-25T23:00:00Z", "2026-11-10T07:00:00Z")] // that evening is still too near
    [InlineData("2026-11-26T04:30:00Z", "2026-11-17T07:00:00Z")]
    [InlineData("2026-12-01T12:00:00Z", "2026-11-17T07:00:00Z")]
    public void ItBeginsEightDaysBeforeTheNewestCheckInThatLiesBack(string now, string begins) =>
        Assert.Equal(DateTimeOffset.Parse(begins), WorldHistory.BeginsBefore(DateTimeOffset.Parse(now)));

    private static string Words(MomBot.Sandbox.World.Channel place) => string.Join('\n', place.Messages
        .Where(message => message.OnlyFor is null)
        .Select(message => message.Content + new JsonArray([.. message.Components.Select(part => part!.DeepClone())])
            .ToJsonString(Plain)));

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
