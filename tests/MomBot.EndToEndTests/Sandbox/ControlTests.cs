using System.Text.Json.Nodes;
using MomBot.Sandbox;
using MomBot.Sandbox.Bot;
using MomBot.Sandbox.Hosting;
using MomBot.Sandbox.World;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>
/// The control calls: worlds, people coming and going, the clock, the stream of happenings, the command line.
/// </summary>
public sealed class ControlTests
{
    [Theory]
    [InlineData("small", 1, 13)]
    [InlineData("empty", 1, 2)]
    [InlineData("large:3", 3, 61)]
    public async Task WorldsAreMadeByName(string world, int guilds, int members)
    {
        await using var discord = await LocalDiscord.StartAsync(new SandboxOptions { World = world });
        Assert.Equal(guilds, discord.GuildIds.Count);
        Assert.All(discord.World.AllGuilds.Values, guild => Assert.Equal(members, guild.Members.Count));
    }

    [Fact]
    public async Task InTheSmallWorldTheBotCanGiveEachStageRoleAndSeeEachStageChannel()
    {
        await using var discord = await LocalDiscord.StartAsync(new SandboxOptions { World = "small" });
        var guild = discord.World.AllGuilds.Values.Single();
        var bot = guild.Members[discord.World.Bot.Id];
        var top = Permissions.Rank(guild, bot);
        Assert.All(guild.Roles.Values.Where(role => role.Name is "newborn" or "toddler" or "school age"), role =>
            Assert.True(role.Position < top));
        Assert.All(guild.Channels.Values, channel =>
            Assert.True(Permissions.CanSee(channel, bot.User, discord.World.Clock.Now)));
        Assert.False(Permissions.InGuild(guild, bot, discord.World.Clock.Now).HasFlag(Permission.Administrator));
    }

    [Fact]
    public async Task PeopleJoinLeaveAndAreChangedByAHumanAdmin()
    {
        await using var stand = await Stand.StartAsync();
        await stand.ActAsync("""{"as":"Nina","join":{"guild":"Village"}}""");
        Assert.Equal("Nina", (string)stand.Events.Last("GUILD_MEMBER_ADD")["user"]!["global_name"]!);
        await stand.ControlAsync(
            "PATCH", $"guilds/{stand.Guild}/members/Nina", JsonNode.Parse("""{"roles":["newborn"],"dms":"closed"}"""));
        Assert.Equal(stand.Id("@newborn"), (string)stand.Events.Last("GUILD_MEMBER_UPDATE")["roles"]![0]!);
        await stand.ActAsync("""{"as":"Nina","leave":{"guild":"Village"}}""");
        Assert.Equal(1, stand.Events.Count("GUILD_MEMBER_REMOVE"));
        await stand.ControlAsync("DELETE", $"guilds/{stand.Guild}/channels/{stand.Id("#help")}");
        Assert.Equal(10003, (await stand.CallAsync("GET", $"/channels/{stand.Id("#help")}")).Code);
        await stand.ControlAsync("DELETE", $"guilds/{stand.Guild}/bot");
        await stand.ControlAsync(
            "POST", $"guilds/{stand.Guild}/bot", JsonNode.Parse("""{"permissions":["VIEW_CHANNEL"]}"""));
        Assert.Equal(2, stand.Events.Count("GUILD_CREATE"));
        var refused = await stand.CallAsync("POST", $"/guilds/{stand.Guild}/roles", """{"name":"a"}""");
        Assert.Equal(50013, refused.Code);
    }

    [Fact]
    public async Task WithoutABotInTheProcessTheClockCannotBeMoved()
    {
        await using var stand = await Stand.StartAsync();
        var told = await stand.ControlAsync("POST", "clock", JsonNode.Parse("""{"advance":"P7D"}"""));
        Assert.Contains("--no-bot", (string)told["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheClockMovesWithTheBotAndOnlyForward()
    {
        DateTimeOffset? moved = null;
        var start = new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
        await using var discord = await LocalDiscord.StartAsync(new SandboxOptions
        {
            StartAt = start,
            FrozenClock = true,
            Bot = _ => new StillBot(to => moved = to),
        });
        using var http = new HttpClient();
        using var week =
            await http.PostAsync(new Uri($"{discord.Control}/clock"), new StringContent("""{"advance":"P7D"}"""));
        Assert.Equal(start.AddDays(7), moved);
        Assert.Equal(start.AddDays(7), discord.World.Clock.Now);
        using var back =
            await http.PostAsync(
            new Uri($"{discord.Control}/clock"), new StringContent("""{"to":"2026-12-01T09:00:00Z"}"""));
        Assert.Contains("only goes forward", await back.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageHearsOfEachHappening()
    {
        await using var stand = await Stand.StartAsync();
        using var http = new HttpClient();
        await using var stream = await http.GetStreamAsync(new Uri($"{stand.Discord.Control}/events"));
        using var reader = new StreamReader(stream);
        Assert.Equal(": here", await reader.ReadLineAsync());
        var posted = await stand.PostAsync("#general", """{"content":"hi"}""");
        var heard = new List<JsonNode>();
        while (heard.Count < 2)
            if (await reader.ReadLineAsync() is { } line && line.StartsWith("data: ", StringComparison.Ordinal))
                heard.Add(JsonNode.Parse(line[6..])!);
        Assert.Equal(("message", posted.Id), ((string)heard[0]["kind"]!, (string)heard[0]["message_id"]!));
        Assert.Equal(("request", "POST", 200),
            ((string)heard[1]["kind"]!, (string)heard[1]["method"]!, (int)heard[1]["status"]!));
    }

    [Theory]
    [InlineData("--colour", "no option")]
    [InlineData("--world", "needs a value")]
    [InlineData("--url nowhere", "not an address")]
    public void WhenTheCommandLineIsWrong_OneSentenceSaysSo(string line, string why)
    {
        var wrong = Assert.Throws<ArgumentException>(() => CommandLine.Read(line.Split(' ')));
        Assert.Contains(why, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItListensOnLoopbackOnly_AndATakenPortIsToldAsSuch()
    {
        await Assert.ThrowsAsync<ArgumentException>(() =>
            LocalDiscord.StartAsync(new SandboxOptions { Url = new Uri("http://0.0.0.0:0") }));
        await using var first = await LocalDiscord.StartAsync();
        var taken = await Assert.ThrowsAsync<IOException>(
            () => LocalDiscord.StartAsync(new SandboxOptions { Url = first.Page }));
        Assert.IsType<Microsoft.AspNetCore.Connections.AddressInUseException>(taken.InnerException);
    }

    private sealed class StillBot(Action<DateTimeOffset> moved) : ISandboxBot
    {
        public Task StartAsync(
            string apiBase, string token, DateTimeOffset now, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
            Task.FromResult<DateTimeOffset?>(null);

        public Task AdvanceToAsync(DateTimeOffset to, CancellationToken cancellationToken)
        {
            moved(to);
            return Task.CompletedTask;
        }

        public Task WhenIdleAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
