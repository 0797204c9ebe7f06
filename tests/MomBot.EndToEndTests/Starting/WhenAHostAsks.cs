using MomBot.EndToEndTests.Support;
using MomBot.Sandbox;

namespace MomBot.EndToEndTests.Starting;

/// <summary>What a host asks of the program besides running.</summary>
public sealed class WhenAHostAsks : IDisposable
{
    private static readonly string Root = Path.Combine("..", "..", "..", "..", "..");

    private readonly Home _home = new();

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("health")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("export")]
    [InlineData("erase")]
    [InlineData("config validate")]
    [InlineData("key rotate")]
    public async Task EveryVerbSaysWhatItDoes(string verb)
    {
        var (code, output) = await AskAsync([.. verb.Split(' '), "--help"]);

        Assert.Equal(0, code);
        Assert.Contains("Description:", output);
        Assert.Contains("Usage:", output);
        Assert.False(Directory.Exists(_home.DataFolder));
    }

    [Fact]
    public async Task WhatCannotBeUnderstood_IsExitCode64_WithTheWayIn()
    {
        await using var bot = BotProcess.StartBot(_home.Settings(), "erase", "--user", "maya");

        Assert.Equal(64, await bot.ExitAsync());
        Assert.Contains("'mombot erase --help'", bot.Errors[^1]);
    }

    [Fact]
    public async Task ACheckBeforeTheFirstStart_FindsNothingToMendButWhatDiscordSays_AndChangesNothing()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var check = BotProcess.StartBot(_home.Settings(discord), "check");

        var code = await check.ExitAsync();

        Assert.True(code == 0, string.Join('\n', check.Output));
        Assert.False(Directory.Exists(_home.DataFolder));
        Assert.DoesNotContain(check.Output, line => line.Contains(discord.Token));
    }

    [Fact]
    public async Task WhatIsToBeMended_HasAnExitCodeOfItsOwn_AsTheDocumentationSays()
    {
        var broken = Path.Combine(_home.Folder, "words");
        Directory.CreateDirectory(broken);

        var (check, findings) = await AskAsync("check");
        var (config, fine) = await AskAsync("config", "validate");
        var (slip, sentence) = await AskAsync("config", "validate", $"--MOMBOT_CONFIG={broken}");
        var (restore, none) = await AskAsync("restore");
        var (missing, noFile) = await AskAsync("restore", Path.Combine(_home.Folder, "nothing.backup"));

        Assert.Equal((1, 0, 78, 78, 78), (check, config, slip, restore, missing));
        Assert.Matches(@"MEND\s.*DISCORD_TOKEN", findings);
        Assert.Contains("is fine", fine);
        Assert.Contains("words/stages.yaml is missing", sentence);
        Assert.Contains("There is no backup", none);
        Assert.Contains("nothing.backup", noFile);
        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, Root, "docs", "operating.md"));
        Assert.All(new[] { 0, 1, 64, 70, 78 }, code => Assert.Contains($"\n| {code} | ", page));
    }

    [Fact]
    public async Task ABackupIsMadeListedAndPutBack_AndTheKeyRotated()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using (var bot = BotProcess.StartBot(_home.Settings(discord)))
        {
            await bot.WaitForLineAsync("is ready");
            var (busy, said) = await AskAsync("backup");
            Assert.Equal(78, busy);
            Assert.Contains("is already running", said);
            bot.Terminate();
            await bot.ExitAsync();
        }

        var (made, file) = await AskAsync("backup");
        var (_, list) = await AskAsync("backup", "--list");
        var (restored, held) = await AskAsync("restore");
        var (rotated, key) = await AskAsync("key", "rotate");
        var (exported, kept) = await AskAsync("export", "--user", "5", "--server", "6");
        var (erased, _) = await AskAsync("erase", "--user", "5", "--server", "6");

        Assert.Equal((0, 0, 0, 0, 0), (made, restored, rotated, exported, erased));
        Assert.Contains(file.Trim(), list);
        Assert.Contains("Restored", held);
        Assert.Contains("Copy it to another place now", key);
        Assert.Contains("What MomBot keeps about you", kept);
    }

    public void Dispose() => _home.Dispose();

    private async Task<(int Code, string Said)> AskAsync(params string[] words)
    {
        await using var program = BotProcess.StartBot(
            new Dictionary<string, string> { ["MOMBOT_DATA"] = _home.DataFolder }, words);
        var code = await program.ExitAsync();
        return (code, string.Join('\n', [.. program.Output, .. program.Errors]));
    }
}
