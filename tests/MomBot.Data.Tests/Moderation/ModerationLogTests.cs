using System.Data.Common;
using MomBot.Data.Moderation;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Moderation;

public class ModerationLogTests
{
    private static readonly MemberId Moderator = new(2001);

    [EveryDatabase]
    public async Task WhatModeratorsDid_IsReadBackInOrder_AndTheChainHolds(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await AppendAsync(database, 5);

        var log = new ModerationLog(database.Connections);
        var newest = await log.NewestAsync(Some.Guild, 3, default);

        Assert.Equal([5, 4, 3], newest.Select(entry => entry.Number));
        Assert.All(newest, entry => Assert.Equal((Moderator, Some.Maya), (entry.Actor, entry.Subject)));
        Assert.Null(await log.BrokenAtAsync(Some.Guild, default));
    }

    [EveryDatabase]
    public async Task WhoeverChangesOrDeletesAnEntry_IsRefusedByTheDatabase(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await AppendAsync(database, 3);

        await RefusesAsync("update moderation_log set act = 'nothing at all' where number = 2");
        await RefusesAsync("delete from moderation_log where number = 2");
        if (kind == DatabaseKind.Postgres)
            await RefusesAsync("truncate moderation_log");

        Assert.Equal(3, await database.ScalarAsync<long>("select count(*) from moderation_log"));
        Assert.Null(await new ModerationLog(database.Connections).BrokenAtAsync(Some.Guild, default));

        async Task RefusesAsync(string sql)
        {
            var no = await Assert.ThrowsAnyAsync<DbException>(() => database.ExecuteAsync(sql));
            Assert.Contains("is never", no.Message, StringComparison.Ordinal);
        }
    }

    [EveryDatabase]
    public async Task WhenAnEntryIsChangedOrTakenOut_TheChainBreaksThere(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await AppendAsync(database, 5);
        var log = new ModerationLog(database.Connections);
        await database.ExecuteAsync(kind == DatabaseKind.Sqlite
            ? "drop trigger moderation_log_is_not_changed"
            : "drop trigger moderation_log_is_kept on moderation_log");
        if (kind == DatabaseKind.Sqlite)
            await database.ExecuteAsync("drop trigger moderation_log_is_not_deleted");

        await database.ExecuteAsync("update moderation_log set act = 'nothing at all' where number = 3");
        Assert.Equal(3, await log.BrokenAtAsync(Some.Guild, default));
        await database.ExecuteAsync("delete from moderation_log where number = 2");
        Assert.Equal(2, await log.BrokenAtAsync(Some.Guild, default));
    }

    [EveryDatabase]
    public async Task WhoeverIsForgotten_IsUnreadableInTheLog_AndTheChainStillHolds(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await AppendAsync(database, 2);

        database.Connections.Installation.Keys.Forget(Some.Guild, Some.Maya, Some.Morning);

        var log = new ModerationLog(database.Connections);
        Assert.All(
            await log.NewestAsync(Some.Guild, 5, default),
            entry => Assert.Equal((Moderator, (MemberId?)null), (entry.Actor, entry.Subject)));
        Assert.Null(await log.BrokenAtAsync(Some.Guild, default));
    }

    private static async Task AppendAsync(TestDatabase database, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            await database.Connections.WriteAsync(
                unit => ModerationLog.AppendAsync(unit, new(Some.Guild, "report taken", Moderator, Some.Maya)),
                default);
        }
    }
}
