namespace MomBot.EndToEndTests.Starting;

/// <summary>The bot as its own process with a variable, an option or a file that whoever runs it got wrong.</summary>
public sealed class WhenASettingIsWrong : IDisposable
{
    private readonly Home _home = new();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task WhenThereIsNoToken_TheSentenceSaysWhereToGetIt(string? token)
    {
        var settings = _home.Settings();
        settings.Remove("DISCORD_TOKEN");
        if (token is not null)
            settings["DISCORD_TOKEN"] = token;

        var said = await Home.RefusalAsync(settings);

        Assert.Equal(
            "DISCORD_TOKEN is not set. Copy the token from the Developer Portal (Bot → Reset Token) into it.", said);
        Assert.False(Directory.Exists(_home.DataFolder));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("1e300")]
    public async Task WhenTheTimeOffsetIsNoNumber_TheSentenceShowsOne(string offset)
    {
        var settings = _home.Settings();
        settings["MOMBOT_TIME_OFFSET"] = offset;

        var said = await Home.RefusalAsync(settings);

        Assert.Equal(
            $"MOMBOT_TIME_OFFSET is \"{offset}\", which is not a number of seconds. Write one such as 3600.", said);
    }

    [Fact]
    public async Task WhenTheTimeOffsetMeetsTheRealDiscord_ItIsRefused()
    {
        var settings = _home.Settings();
        settings["MOMBOT_TIME_OFFSET"] = "60";
        settings["DISCORD_API_BASE"] = "https://discord.invalid/api";

        var said = await Home.RefusalAsync(settings);

        Assert.Equal("MOMBOT_TIME_OFFSET is for a local Discord only. Leave it out.", said);
    }

    [Fact]
    public async Task WhenTheTokenWouldTravelUnencrypted_ItIsRefused()
    {
        var settings = _home.Settings();
        settings["DISCORD_API_BASE"] = "http://discord.invalid/api";

        var said = await Home.RefusalAsync(settings);

        Assert.Equal("DISCORD_API_BASE would send the token unencrypted to another machine. Use https.", said);
    }

    [Fact]
    public async Task WhenAnOptionCannotBeRead_TheSentenceShowsHowToWriteIt()
    {
        var said = await Home.RefusalAsync(_home.Settings(), "-x=1");

        Assert.Equal(
            "The command line cannot be read. Write each option as --NAME=value, or set it in the environment.", said);
    }

    [Fact]
    public async Task WhenALineOfTheConfigIsBroken_TheSentenceNamesTheFileAndTheLine()
    {
        var config = Directory.CreateDirectory(Path.Combine(_home.Folder, "config")).FullName;
        CopyConfig(config);
        var prompts = Path.Combine(config, "prompts", "self.yaml");
        var lines = await File.ReadAllLinesAsync(prompts);
        var broken = Array.FindIndex(lines, line => line.Length > 0 && !line.StartsWith('#')) + 1;
        lines[broken] = "  : [nobody closes this";
        await File.WriteAllLinesAsync(prompts, lines);
        var settings = _home.Settings();
        settings["MOMBOT_CONFIG"] = config;

        var said = await Home.RefusalAsync(settings);

        Assert.Equal(
            $"config/prompts/self.yaml, line {broken + 1}: this is not valid YAML. "
            + "Look at the spaces, colons and quotes here and on the line above.",
            said);
    }

    [Fact]
    public async Task WhenThereIsNoConfig_TheSentenceNamesTheFolder()
    {
        var settings = _home.Settings();
        settings["MOMBOT_CONFIG"] = Path.Combine(_home.Folder, "nowhere");

        var said = await Home.RefusalAsync(settings);

        Assert.Equal(
            $"There is no config folder at {_home.Folder}/nowhere. "
            + "Put back the one that came with MomBot, or point to your own.",
            said);
    }

    public void Dispose() => _home.Dispose();

    private static void CopyConfig(string to)
    {
        var from = Path.Combine(AppContext.BaseDirectory, "config");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
