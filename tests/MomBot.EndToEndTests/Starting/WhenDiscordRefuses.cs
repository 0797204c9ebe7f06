using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;
using MomBot.Sandbox;

namespace MomBot.EndToEndTests.Starting;

/// <summary>The bot as its own process against a Discord that does not let it in, or is not there.</summary>
public sealed class WhenDiscordRefuses : IDisposable
{
    private readonly Home _home = new();

    [Fact]
    public async Task WhenTheTokenIsWrong_TheSentenceSaysWhereToCopyItFrom()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var settings = _home.Settings(discord);
        settings["DISCORD_TOKEN"] = "copied.in.part";

        var said = await Home.RefusalAsync(settings);

        Assert.Equal(
            "Discord did not accept the token. "
            + "Copy it again from the Developer Portal (Bot → Reset Token) into DISCORD_TOKEN.",
            said);
    }

    [Fact]
    public async Task WhenTheServerMembersIntentIsOff_TheSentenceSaysWhereItsSwitchIs()
    {
        await using var discord = await LocalDiscord.StartAsync();
        discord.World.Application.AllowedPrivilegedIntents = [];

        var said = await Home.RefusalAsync(_home.Settings(discord));

        Assert.Equal(
            "Discord did not allow the Server Members Intent. Switch it on in the Developer Portal "
            + "(your application → Bot → Privileged Gateway Intents → Server Members Intent), then start again.",
            said);
    }

    [Fact]
    public async Task WhenNobodyAnswers_TheSentenceNamesTheMachine_AndStartingAgainMayHelp()
    {
        var said = await Home.TroubleAsync(_home.Settings());

        Assert.Equal(
            "Discord could not be reached at 127.0.0.1. Check the connection of this machine, then start again.", said);
    }

    [Fact]
    public async Task WhenSomethingElseAnswers_TheSentenceSaysThatItIsNotDiscord()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var settings = _home.Settings(discord);
        settings["DISCORD_API_BASE"] = $"{discord.Page}elsewhere";

        var said = await Home.RefusalAsync(settings);

        Assert.Equal(
            $"What answers at {discord.Page}elsewhere is not Discord. Leave DISCORD_API_BASE out for Discord itself.",
            said);
    }

    [Fact]
    public async Task WhenTheTokenIsTakenBackWhileItRuns_ItEndsWithTheSameSentence()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await FaultAsync(discord, "PUT /applications/*/guilds/*/commands", 401, times: 1);
        await using var bot = BotProcess.StartBot(_home.Settings(discord));

        Assert.Equal(78, await bot.ExitAsync());
        Assert.StartsWith("Discord did not accept the token. ", bot.Errors[^1]);
    }

    [Fact]
    public async Task WhenDiscordIsUnwellForCommandsOnly_ItLivesOnAndTriesAgain()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await FaultAsync(discord, "GET /applications/*/commands", 503, times: 4);
        await using var bot = BotProcess.StartBot(_home.Settings(discord));

        await bot.WaitForLineAsync("could not be compared; that is tried again in 5 s");
        await bot.WaitForLineAsync("is ready");
        bot.Terminate();

        Assert.Equal(0, await bot.ExitAsync());
    }

    public void Dispose() => _home.Dispose();

    private static async Task FaultAsync(LocalDiscord discord, string route, int status, int times)
    {
        using var http = new HttpClient();
        using var armed = await http.PostAsJsonAsync($"{discord.Control}/faults", new JsonArray(
            new JsonObject { ["kind"] = "status", ["route"] = route, ["status"] = status, ["times"] = times }));
        Assert.True(armed.IsSuccessStatusCode);
    }
}
