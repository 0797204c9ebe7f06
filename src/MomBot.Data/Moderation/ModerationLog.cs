using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.Moderation;

/// <summary>Something a moderator or admin did.</summary>
/// <param name="Act">In a word: <c>report taken</c>, <c>restricted from help</c>.</param>
/// <param name="Subject">Whom it is about; none: nobody in particular.</param>
public sealed record LogEntry(GuildId Guild, string Act, MemberId Actor, MemberId? Subject);

/// <summary>An entry as it is read back.</summary>
/// <param name="Actor">None: she asked to be forgotten since.</param>
public sealed record LoggedEntry(long Number, string Act, MemberId? Actor, MemberId? Subject, Instant At);

/// <summary>
/// What moderators did, in order, never changed: each entry carries the hash of the one before, so that one which is
/// altered, moved or taken out breaks the chain. People stand in it sealed: forgotten, they are unreadable, and the
/// chain still holds.
/// </summary>
public sealed class ModerationLog(Connections connections)
{
    private const string Table = "moderation_log";

    /// <summary>Adds an entry inside the unit of work of what was done; always true.</summary>
    public static async Task<bool> AppendAsync(UnitOfWork unit, LogEntry entry)
    {
        var last = await unit.QuerySingleOrDefaultAsync<Last>($"""
            select number, hash from moderation_log where guild_id = @Guild order by number desc limit 1
            {unit.Dialect.ForUpdate}
            """, new { entry.Guild }).ConfigureAwait(false);
        var number = (last?.Number ?? 0) + 1;
        var actor = Seal(unit, entry.Guild, entry.Actor, "actor", number);
        var subject = entry.Subject is { } about ? Seal(unit, entry.Guild, about, "subject", number) : null;
        var row = new Row(number, entry.Act, actor, subject, unit.Now, "");
        var written = await unit.ExecuteAsync("""
            insert into moderation_log (guild_id, number, act, actor, subject, at, hash)
            values (@Guild, @number, @Act, @actor, @subject, @Now, @hash) on conflict do nothing
            """, new
        {
            entry.Guild,
            number,
            entry.Act,
            actor,
            subject,
            unit.Now,
            hash = HashOf(last?.Hash ?? "", entry.Guild, row),
        }).ConfigureAwait(false);
        return written == 1 ? true : throw new StaleRowException();
    }

    /// <summary>The newest entries, newest first.</summary>
    public async Task<ImmutableArray<LoggedEntry>> NewestAsync(
        GuildId guild, int count, CancellationToken cancellationToken) =>
    [
        .. (await RowsAsync(guild, cancellationToken).ConfigureAwait(false)).Reverse().Take(count).Select(row =>
            new LoggedEntry(
                row.Number, row.Act, Open(row.Actor), row.Subject is { } subject ? Open(subject) : null, row.At)),
    ];

    /// <summary>The first entry that was changed, moved or taken out since; none: the chain holds.</summary>
    public async Task<long?> BrokenAtAsync(GuildId guild, CancellationToken cancellationToken)
    {
        var (previous, expected) = ("", 1L);
        foreach (var row in await RowsAsync(guild, cancellationToken).ConfigureAwait(false))
        {
            if (row.Number != expected || row.Hash != HashOf(previous, guild, row))
                return expected;
            (previous, expected) = (row.Hash, expected + 1);
        }

        return null;
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(GuildId guild, CancellationToken cancellationToken) =>
        (await connections.ReadAsync(
            connection => connection.QueryAsync<Row>(
                "select number, act, actor, subject, at, hash from moderation_log where guild_id = @guild order by number",
                new { guild }), cancellationToken).ConfigureAwait(false)).AsList();

    private static string HashOf(string previous, GuildId guild, Row row) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{previous}|{guild.Value}|{row.Number}|{row.Act}|{Convert.ToHexString(row.Actor)}|"
            + $"{Convert.ToHexString(row.Subject ?? [])}|{row.At.ToUnixTimeMilliseconds()}"))));

    /// <summary>Nothing but a seal of hers: whose it is, only her key says, for as long as there is one.</summary>
    private static byte[] Seal(UnitOfWork unit, GuildId guild, MemberId who, string column, long number) =>
        unit.FieldProtector.Protect("", guild, who, Table, column, number);

    private MemberId? Open(byte[] seal) => connections.Installation.Keys.OwnerOf(seal);

    [method: ExplicitConstructor]
    private sealed record Row(long Number, string Act, byte[] Actor, byte[]? Subject, Instant At, string Hash);

    [method: ExplicitConstructor]
    private sealed record Last(long Number, string Hash);
}
