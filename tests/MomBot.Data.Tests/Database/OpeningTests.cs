using MomBot.Data.Database;
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

        var opened = await Assert.ThrowsAsync<DataException>(() => OpenAsync(new(inside)));

        Assert.StartsWith($"The data folder {inside} cannot be written to", opened.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenTheFileIsNoDatabase_TheSentenceSaysWhatToDo_AndTheFolderIsFreeAgain()
    {
        using var folder = new TemporaryFolder();
        await (await OpenAsync(folder.Options)).DisposeAsync();
        await File.WriteAllTextAsync(folder.Options.DatabaseFile, new string('x', 5000));

        var damaged = await Assert.ThrowsAsync<DataException>(() => OpenAsync(folder.Options));
        Assert.Contains(
            "stop the bot, keep a copy of it, and restore the last backup", damaged.Message, StringComparison.Ordinal);

        File.Delete(folder.Options.DatabaseFile);
        await using var opened = await OpenAsync(folder.Options);
    }

    [EveryDatabase]
    public async Task WhenTheKeyIsNotTheOneTheDatabaseWasSealedWith_ItIsNamed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await database.Connections.DisposeAsync();
        var other = database.Options with { MasterKey = Convert.ToBase64String(new byte[32]) };

        var wrong = await Assert.ThrowsAsync<DataException>(() => OpenAsync(other));

        Assert.StartsWith(
            "The key in MOMBOT_MASTER_KEY is not the one this database was sealed with", wrong.Message,
            StringComparison.Ordinal);
        await database.ReopenAsync();
    }

    [EveryDatabase]
    public async Task WhenTheKeysOfPeopleAreNotThoseOfTheDatabase_ItIsSaid_AndNothingIsRead(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await database.Connections.DisposeAsync();
        var keys = database.Options.KeysFile;
        File.Move(keys, keys + ".away");

        var wrong = await Assert.ThrowsAsync<DataException>(() => OpenAsync(database.Options));

        Assert.Contains("put the folder keys back from your backup", wrong.Message, StringComparison.Ordinal);
        File.Move(keys + ".away", keys, overwrite: true);
        await database.ReopenAsync();
    }

    [Fact]
    public async Task WhenAnotherBotUsesThePostgresSchema_TheSecondIsRefused_EvenFromAnotherFolder()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Postgres);
        using var elsewhere = new TemporaryFolder();
        var second = database.Options with { DataFolder = elsewhere.Path };

        var refused = await Assert.ThrowsAsync<DatabaseInUseException>(() => OpenAsync(second));

        Assert.StartsWith(
            "Another MomBot is already running on the database at ", refused.Message, StringComparison.Ordinal);
        await database.ExecuteAsync("delete from inbox");
    }

    [Fact]
    public async Task WhenTheServerDroppedTheLock_ItIsTakenAgain_UnlessAnotherCameFirst()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Postgres);
        await database.Connections.HoldAsync(default);
        await database.BreakLockAsync();

        await database.Connections.HoldAsync(default);
        await database.BreakLockAsync();
        await using var thief = await database.TakeLockAsync();

        await Assert.ThrowsAsync<DatabaseInUseException>(() => database.Connections.HoldAsync(default));
    }

    [Fact]
    public async Task WhenTheDatabaseIsThereButTheKeyIsGone_NoNewKeyIsMade()
    {
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        File.Delete(database.Options.KeyFile);

        await database.Connections.DisposeAsync();

        var missing = await Assert.ThrowsAsync<DataException>(() => OpenAsync(database.Options));

        Assert.Contains("put the key file back from your backup", missing.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(database.Options.KeyFile));
    }

    [Fact]
    public async Task WhenPostgresIsNotThere_TheSentenceNamesTheServer()
    {
        using var folder = new TemporaryFolder();
        var options = new DatabaseOptions(folder.Path, "Host=127.0.0.1;Port=1;Username=x;Database=x");

        var unreachable = await Assert.ThrowsAsync<DataException>(() => OpenAsync(options));

        Assert.StartsWith("PostgreSQL at 127.0.0.1:1 cannot be reached", unreachable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenThePostgresStringIsNonsense_TheSentenceShowsHowToWriteIt()
    {
        using var folder = new TemporaryFolder();

        var nonsense = await Assert.ThrowsAsync<DataException>(
            () => OpenAsync(new(folder.Path, "postgres, please")));

        Assert.Contains("write Host=", nonsense.Message, StringComparison.Ordinal);
    }

    private static Task<Connections> OpenAsync(DatabaseOptions options) =>
        Connections.OpenAsync(options, new FakeClock(), default);
}
