using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Database;
using SQLitePCL;

namespace MomBot.Data.Tests.Database;

/// <summary>Statements are kept prepared, and nobody can tell, but for the time it saves.</summary>
public sealed class KeptConnectionTests : IDisposable
{
    private readonly KeptConnection _connection = new("Data Source=:memory:");

    public KeptConnectionTests()
    {
        _connection.Open();
        _connection.Handle!.enable_sqlite3_next_stmt(true);
        _connection.Execute("create table meals (id integer primary key, dish text, hands integer not null default 1)");
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task AStatementIsPreparedOnce_HoweverOftenItIsAsked()
    {
        await AddAsync(1, "soup");
        var before = Prepared();

        for (var id = 2; id < 30; id++)
            await AddAsync(id, "soup");

        Assert.Equal(before, Prepared());
        Assert.Equal(29, await _connection.ExecuteScalarAsync<int>("select count(*) from meals"));
    }

    [Fact]
    public async Task EachUseHasItsOwnValues_AndNothingOfTheLastStaysIn()
    {
        await AddAsync(1, "soup");
        await AddAsync(2, null);

        Assert.Equal("soup", await DishAsync(1));
        Assert.Null(await DishAsync(2));
        Assert.Equal("soup", await DishAsync(1));
        Assert.Throws<InvalidOperationException>(
            () => _connection.Query<string>("select dish from meals where id = @id"));
    }

    [Fact]
    public async Task AListMayHaveAnyLength()
    {
        foreach (var id in Enumerable.Range(1, 9))
            await AddAsync(id, $"dish {id}");

        for (var most = 1; most < 10; most++)
        {
            int[] ids = [.. Enumerable.Range(1, most)];
            var found = await _connection.QueryAsync<int>(
                "select id from meals where id in @ids and id <> @not order by id", new { ids, not = 5 });
            Assert.Equal(ids.Where(id => id != 5), found);
        }
    }

    [Fact]
    public async Task TheSameStatementInsideItself_IsAnother()
    {
        await AddAsync(1, "soup");
        await AddAsync(2, "stew");
        const string All = "select id from meals order by id";
        var pairs = new List<(int, int)>();

        foreach (var outer in _connection.Query<int>(All, buffered: false))
            pairs.AddRange(_connection.Query<int>(All, buffered: false).Select(inner => (outer, inner)));

        Assert.Equal([(1, 1), (1, 2), (2, 1), (2, 2)], pairs);
    }

    [Fact]
    public async Task AfterAFailure_TheSameStatementWorks()
    {
        await AddAsync(1, "soup");
        await Assert.ThrowsAsync<SqliteException>(() => AddAsync(1, "stew"));

        await AddAsync(2, "stew");

        Assert.Equal("stew", await DishAsync(2));
    }

    [Fact]
    public async Task WhatIsReadHalf_IsReadFromTheStartNextTime()
    {
        await AddAsync(1, "soup");
        await AddAsync(2, "stew");
        const string All = "select id from meals order by id";

        Assert.Equal(1, _connection.Query<int>(All, buffered: false).First());

        Assert.Equal([1, 2], await _connection.QueryAsync<int>(All));
        await _connection.ExecuteAsync("drop table meals"); // It would be locked if somebody were still reading.
    }

    [Fact]
    public async Task AChangedTableIsSeen()
    {
        await AddAsync(1, "soup");
        Assert.Equal(1L, (await _connection.QuerySingleAsync<dynamic>("select * from meals")).hands);

        await _connection.ExecuteAsync("alter table meals add column cooler integer not null default 7");

        Assert.Equal(7L, (await _connection.QuerySingleAsync<dynamic>("select * from meals")).cooler);
    }

    [Fact]
    public async Task NoMoreAreKeptThanHaveRoom_AndAllWork()
    {
        for (var round = 0; round < 2; round++)
            for (var i = 0; i < 300; i++)
                Assert.Equal(i, await _connection.ExecuteScalarAsync<int>($"select {i}"));

        Assert.InRange(Prepared(), 100, 130);
    }

    [Fact]
    public async Task ATransactionOfItsOwn_ComesAndGoes()
    {
        await AddAsync(1, "soup");
        await using (var transaction = await _connection.BeginTransactionAsync())
        {
            await _connection.ExecuteAsync("update meals set dish = 'stew' where id = 1", transaction: transaction);
            Assert.Equal("stew", await DishAsync(1));
            await transaction.RollbackAsync();
        }

        Assert.Equal("soup", await DishAsync(1));
    }

    private Task<int> AddAsync(int id, string? dish) =>
        _connection.ExecuteAsync("insert into meals (id, dish) values (@id, @dish)", new { id, dish });

    private Task<string?> DishAsync(int id) =>
        _connection.QuerySingleAsync<string?>("select dish from meals where id = @id", new { id });

    /// <summary>How many statements SQLite holds for this connection.</summary>
    private int Prepared()
    {
        var count = 0;
        var statement = raw.sqlite3_next_stmt(_connection.Handle, null!);
        for (; statement is { IsInvalid: false }; statement = raw.sqlite3_next_stmt(_connection.Handle, statement))
            count++;
        return count;
    }
}
