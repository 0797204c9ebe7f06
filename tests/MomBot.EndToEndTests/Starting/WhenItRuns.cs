using MomBot.EndToEndTests.Support;
using MomBot.Sandbox;

namespace MomBot.EndToEndTests.Starting;

/// <summary>The bot as its own process, from its start to its end.</summary>
public sealed class WhenItRuns : IDisposable
{
    private readonly Home _home = new();

    [Fact]
    public async Task ItTellsDockerThatItLivesAndEndsWhenAskedTo()
    {
        await using var discord = await LocalDiscord.StartAsync(
            new SandboxOptions { TrafficFile = Traffic.NextFile() });
        await using var bot = BotProcess.StartBot(_home.Settings(discord));
        await bot.WaitForLineAsync("is ready");

        var healthy = await HealthAsync();
        var asked = TimeProvider.System.GetTimestamp();
        bot.Terminate();
        var ended = await bot.ExitAsync();

        Assert.Equal(0, healthy);
        Assert.Equal(0, ended);
        Assert.InRange(TimeProvider.System.GetElapsedTime(asked), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Empty(bot.Output);
        Assert.All(bot.Errors, line => Assert.Contains(" info: ", line));
        Assert.DoesNotContain(bot.Errors, line => line.Contains("Numbers are sent")); // Nobody asked for them.
    }

    [Fact]
    public async Task WhereNoBotEverRan_HealthSaysNo()
    {
        Assert.Equal(1, await HealthAsync());
        Assert.False(Directory.Exists(_home.DataFolder));
    }

    [Fact]
    public async Task WhereDiscordHasBeenSilentTooLong_HealthSaysNo()
    {
        Directory.CreateDirectory(_home.DataFolder);
        var sign = Path.Combine(_home.DataFolder, "alive");
        await File.WriteAllTextAsync(sign, "");
        File.SetLastWriteTimeUtc(sign, File.GetLastWriteTimeUtc(sign) - TimeSpan.FromMinutes(3));

        Assert.Equal(1, await HealthAsync());
    }

    public void Dispose() => _home.Dispose();

    private async Task<int> HealthAsync()
    {
        await using var look = BotProcess.StartBot(
            new Dictionary<string, string> { ["MOMBOT_DATA"] = _home.DataFolder }, "health");
        var code = await look.ExitAsync();
        Assert.Empty(look.Errors);
        return code;
    }
}
