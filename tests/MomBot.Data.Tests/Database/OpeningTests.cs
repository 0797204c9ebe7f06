using MomBot.Data.Database;
using MomBot.Data.Sealing;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Database;

public class OpeningTests
{
    [Fact]
    public async Task WhenAnotherBotUsesTheFolder_TheSecondIsRefused_InOneSentence()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);

        var refused = await Assert.ThrowsAsync<DataFolderInUseException>(() => OpenAsync(database.Options));

        Assert.Equal(
            $"Another MomBot is already running on the data folder {database.Folder}: "
            + "stop that one first, or give this one a folder of its own.", refused.Message);
    }

    [Fact]
    public async Task WhenTheFirstBotHasStopped_TheNextMayStart()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        await database.ReopenAsync();

        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from inbox"));
    }

    [Fact]
    public async Task WhenTheFolderCannotBeMade_TheSentenceNamesIt()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("taken"), "a file where a folder should be");
        var inside = Path.Combine(folder.File("taken"), "data");

        var key = Assert.Throws<DataException>(() => KeyFile.LoadOrCreate(new DatabaseOptions(inside).KeyFile));
        var opened = await Assert.ThrowsAsync<DataException>(() => OpenAsync(new(inside), folder.Key()));

        Assert.StartsWith($"The data folder {inside} cannot be written to", key.Message, StringComparison.Ordinal);
        Assert.StartsWith($"The data folder {inside} cannot be written to", opened.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenTheFileIsNoDatabase_TheSentenceSaysWhatToDo_AndTheFolderIsFreeAgain()
    {
        using var folder = new TemporaryFolder();
        var key = folder.Key();
        await File.WriteAllTextAsync(folder.Options.DatabaseFile, new string('x', 5000));

        var damaged = await Assert.ThrowsAsync<DataException>(() => OpenAsync(folder.Options, key));
        Assert.Contains("is damaged: stop the bot, keep a copy", damaged.Message, StringComparison.Ordinal);

        File.Delete(folder.Options.DatabaseFile);
        await using var opened = await OpenAsync(folder.Options, key);
    }

    [EveryDatabase]
    public async Task WhenTheKeyIsNotTheOneTheDatabaseWasSealedWith_ItIsNamed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await database.Connections.DisposeAsync();
        var other = new FieldProtector(new MasterKey(new byte[32], "/keys/other.key"));

        var wrong = await Assert.ThrowsAsync<DataException>(() => OpenAsync(database.Options, other));

        Assert.StartsWith(
            "The key in /keys/other.key is not the one this database was sealed with", wrong.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenTheDatabaseIsThereButTheKeyIsGone_NoNewKeyIsMade()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        File.Delete(database.Options.KeyFile);

        var missing = Assert.Throws<DataException>(() => KeyFile.LoadOrCreate(database.Options.KeyFile));

        Assert.Contains("put the key file back from your backup", missing.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(database.Options.KeyFile));
    }

    [Fact]
    public async Task WhenPostgresIsNotThere_TheSentenceNamesTheServer()
    {
        using var folder = new TemporaryFolder();
        var options = new DatabaseOptions(folder.Path, "Host=127.0.0.1;Port=1;Username=x;Database=x");

        var unreachable = await Assert.ThrowsAsync<DataException>(() => OpenAsync(options, folder.Key()));

        Assert.StartsWith("PostgreSQL at 127.0.0.1:1 cannot be reached", unreachable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenThePostgresStringIsNonsense_TheSentenceShowsHowToWriteIt()
    {
        using var folder = new TemporaryFolder();

        var nonsense = await Assert.ThrowsAsync<DataException>(
            () => OpenAsync(new(folder.Path, "postgres, please"), folder.Key()));

        Assert.Contains("write Host=", nonsense.Message, StringComparison.Ordinal);
    }

    private static Task<Connections> OpenAsync(DatabaseOptions options) =>
        OpenAsync(options, new FieldProtector(KeyFile.LoadOrCreate(options.KeyFile)));

    private static Task<Connections> OpenAsync(DatabaseOptions options, FieldProtector protector) =>
        Connections.OpenAsync(options, protector, new FakeClock(), default);
}
