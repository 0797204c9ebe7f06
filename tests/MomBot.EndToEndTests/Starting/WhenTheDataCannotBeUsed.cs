using MomBot.EndToEndTests.Support;
using MomBot.Sandbox;

namespace MomBot.EndToEndTests.Starting;

/// <summary>The bot as its own process where its folder, its key or its database is not as it must be.</summary>
public sealed class WhenTheDataCannotBeUsed : IDisposable
{
    private readonly Home _home = new();

    [Fact]
    public async Task WhenTheFolderCannotBeWrittenTo_TheSentenceNamesIt()
    {
        // Below a file nobody can make a folder, not even root.
        var file = Path.Combine(_home.Folder, "file");
        await File.WriteAllTextAsync(file, "");
        var settings = _home.Settings();
        settings["MOMBOT_DATA"] = $"{file}/data";

        var said = await Home.RefusalAsync(settings);

        Assert.Equal(
            $"The data folder {file}/data cannot be written to: "
            + "give the account that runs MomBot write access to it, or choose another folder with MOMBOT_DATA.",
            said);
    }

    [Fact]
    public async Task WhenAnotherBotUsesTheFolder_TheSecondRefusesAndTheFirstLivesOn()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var first = BotProcess.StartBot(_home.Settings(discord));
        await first.WaitForLineAsync("is ready");

        var said = await Home.RefusalAsync(_home.Settings(discord));
        first.Terminate();

        Assert.Equal(
            $"Another MomBot is already running on the data folder {_home.DataFolder}: "
            + "stop that one first, or give this one a folder of its own.",
            said);
        Assert.Equal(0, await first.ExitAsync());
    }

    [Fact]
    public async Task WhenTheKeyIsCutOff_TheSentenceSaysWhereToGetItFrom()
    {
        var key = WriteKey(7);

        var said = await Home.RefusalAsync(_home.Settings());

        Assert.Equal(
            $"The key {key} is damaged (7 bytes instead of 32): put the key file back from your backup.", said);
    }

    [Fact]
    public async Task WhenTheKeyBelongsToAnotherDatabase_TheSentenceNamesIt()
    {
        await using (var discord = await LocalDiscord.StartAsync())
        await using (var before = BotProcess.StartBot(_home.Settings(discord)))
        {
            await before.WaitForLineAsync("is ready");
            before.Terminate();
            await before.ExitAsync();
        }

        var key = WriteKey(32);

        var said = await Home.RefusalAsync(_home.Settings());

        Assert.StartsWith($"The key in {key} is not the one this database was sealed with (key ", said);
        Assert.EndsWith("): put the right key file back from your backup.", said);
    }

    [Fact]
    public async Task WhenPostgreSqlIsNotThere_TheSentenceNamesItsAddress()
    {
        var settings = _home.Settings();
        settings["MOMBOT_POSTGRES"] = $"Host=127.0.0.1;Port={_home.DeadPort};Database=mombot;Username=mombot";

        var said = await Home.RefusalAsync(settings);

        Assert.Equal(
            $"PostgreSQL at 127.0.0.1:{_home.DeadPort} cannot be reached: "
            + "start it, or correct the connection string in MOMBOT_POSTGRES.",
            said);
    }

    [Fact]
    public async Task WhenTheConnectionStringCannotBeRead_TheSentenceShowsOne()
    {
        var settings = _home.Settings();
        settings["MOMBOT_POSTGRES"] = "my database";

        var said = await Home.RefusalAsync(settings);

        Assert.Equal(
            "The PostgreSQL connection string cannot be read: write Host=…;Database=…;Username=…;Password=….", said);
    }

    public void Dispose() => _home.Dispose();

    private string WriteKey(int bytes)
    {
        var file = Path.Combine(_home.DataFolder, "keys", "master.key");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, new byte[bytes]);
        return file;
    }
}
