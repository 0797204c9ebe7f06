using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Database;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Database;

public class MigratorTests
{
    private static readonly Migration Sheep = new(1, "sheep", "create table sheep (id bigint not null primary key)");
    private static readonly Migration Wool = new(2, "wool", "alter table sheep add column wool text");

    [EveryDatabase]
    public async Task WhenAllMigrationsRunTwice_TheSecondTimeNothingIsLeftToDo(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var applied = await database.ScalarAsync<long>("select count(*) from migrations");

        await database.ReopenAsync();

        Assert.True(applied >= 4);
        Assert.Equal(applied, await database.ScalarAsync<long>("select count(*) from migrations"));
    }

    [Fact]
    public void EveryMigrationHasATextForBothDatabases_AndItsOwnNumber()
    {
        var sqlite = Migrator.Embedded(new SqliteDialect("")).Select(step => (step.Number, step.Name)).ToList();
        var postgres = Migrator.Embedded(new PostgresDialect("")).Select(step => (step.Number, step.Name)).ToList();

        Assert.Equal(sqlite, postgres);
        Assert.Equal(sqlite.Count, sqlite.DistinctBy(step => step.Number).Count());
    }

    [Fact]
    public async Task WhenAStepFails_ItLeavesNothingBehind_AndTheStepsBeforeItStay()
    {
        await using var connection = await MemoryAsync();
        var broken = new Migration(2, "broken", "create table goats (id bigint); insert into nowhere values (1)");

        await Assert.ThrowsAsync<SqliteException>(() => MigrateAsync(connection, Sheep, broken));

        Assert.Equal(["migrations", "sheep"], await TablesAsync(connection));
        Assert.Equal(1, await MigrateAsync(connection, Sheep, Wool));
    }

    [Fact]
    public async Task WhenAnAppliedStepWasChanged_TheStartIsRefused()
    {
        await using var connection = await MemoryAsync();
        await MigrateAsync(connection, Sheep);

        var refused = await Assert.ThrowsAsync<DataException>(
            () => MigrateAsync(connection, new Migration(1, "sheep", Sheep.Sql + " "), Wool));

        Assert.StartsWith("Step 0001 sheep of the database was changed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenOnlyTheLineEndingsDiffer_ItIsTheSameStep()
    {
        await using var connection = await MemoryAsync();
        await MigrateAsync(connection, Sheep with { Sql = "create table sheep (\n  id bigint)" });

        Assert.Equal(0, await MigrateAsync(connection, Sheep with { Sql = "create table sheep (\r\n  id bigint)" }));
    }

    [Fact]
    public async Task WhenTheDatabaseIsNewerThanTheBot_TheStartIsRefused()
    {
        await using var connection = await MemoryAsync();
        await MigrateAsync(connection, Sheep, Wool);

        var refused = await Assert.ThrowsAsync<DataException>(() => MigrateAsync(connection, Sheep));

        Assert.StartsWith(
            "The database was written by a newer MomBot (step 0002 wool)", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<SqliteConnection> MemoryAsync()
    {
        TypeHandlers.Register();
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return connection;
    }

    private static Task<int> MigrateAsync(SqliteConnection connection, params Migration[] migrations) =>
        new Migrator(connection, migrations, new FakeClock()).MigrateAsync(default);

    private static async Task<IEnumerable<string>> TablesAsync(SqliteConnection connection) =>
        await connection.QueryAsync<string>("select name from sqlite_master where type = 'table' order by name");
}
