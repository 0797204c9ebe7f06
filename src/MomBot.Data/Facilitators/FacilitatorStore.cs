using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.Facilitators;

/// <summary>Who said that they look after a place.</summary>
public sealed class FacilitatorStore(Connections connections)
{
    private const string Select = """
        select f.guild_id as guild, f.member_id as member, f.line, f.rooms, f.away_until, f.offered_to, f.version
        from facilitators f
        """;

    /// <summary>Fresh, never missing, for whoever said nothing yet.</summary>
    public Task<Facilitator> FindAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => LoadAsync(connection, null, guild, member), cancellationToken);

    /// <summary>Everybody who said so and is still on the server.</summary>
    public Task<ImmutableArray<Facilitator>> ListAsync(GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<Row>($"""
                {Select} left join members m on m.guild_id = f.guild_id and m.member_id = f.member_id
                where f.guild_id = @guild and not coalesce(m.gone, false) order by f.member_id
                """, new { guild }).ConfigureAwait(false);
            return rows.Select(Read).ToImmutableArray();
        }, cancellationToken);

    /// <summary>Lets a rule decide about what somebody looks after, and saves it.</summary>
    public Task<Decision<Facilitator>> ChangeAsync(
        GuildId guild,
        MemberId member,
        Cause cause,
        Func<Facilitator, Decision<Facilitator>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync<Facilitator>(
            cause,
            async unit => await LoadAsync(unit.Connection, unit.Transaction, guild, member).ConfigureAwait(false),
            decide,
            (unit, _, next) => SaveAsync(unit, next),
            cancellationToken);

    /// <summary>The same about what one gives and another takes.</summary>
    public Task<Decision<Handover>> ChangeAsync(
        GuildId guild,
        MemberId from,
        MemberId to,
        Cause cause,
        Func<Handover, Decision<Handover>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync<Handover>(
            cause,
            async unit => new Handover(
                await LoadAsync(unit.Connection, unit.Transaction, guild, from).ConfigureAwait(false),
                await LoadAsync(unit.Connection, unit.Transaction, guild, to).ConfigureAwait(false)),
            decide,
            async (unit, _, next) => await SaveAsync(unit, next.From).ConfigureAwait(false)
                && await SaveAsync(unit, next.To).ConfigureAwait(false),
            cancellationToken);

    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync(
                "delete from facilitators where guild_id = @guild and member_id = @member", new { guild, member })
                .ConfigureAwait(false);
            await unit.ExecuteAsync(
                "update facilitators set offered_to = null where guild_id = @guild and offered_to = @member",
                new { guild, member }).ConfigureAwait(false);
        }, cancellationToken);

    private async Task<Facilitator> LoadAsync(
        DbConnection connection, DbTransaction? transaction, GuildId guild, MemberId member) =>
        await connection.QuerySingleOrDefaultAsync<Row>(
            $"{Select} where f.guild_id = @guild and f.member_id = @member", new { guild, member }, transaction)
            .ConfigureAwait(false) is { } row ? Read(row) : Facilitator.Fresh(guild, member);

    private Facilitator Read(Row row) => new(
        row.Guild,
        row.Member,
        row.Line is null
            ? ""
            : connections.Installation.FieldProtector.Reveal(
                row.Line, row.Guild, row.Member, "facilitators", "line", row.Member.Value),
        [
            .. row.Rooms.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(room => new ChannelId(long.Parse(room, CultureInfo.InvariantCulture))),
        ],
        row.AwayUntil,
        row.OfferedTo,
        (int)row.Version);

    private static async Task<bool> SaveAsync(UnitOfWork unit, Facilitator next) => await unit.ExecuteAsync(
        next.Version == 0
            ? """
              insert into facilitators (guild_id, member_id, line, rooms, away_until, offered_to, version)
              values (@Guild, @Member, @line, @rooms, @AwayUntil, @OfferedTo, 1) on conflict do nothing
              """
            : """
              update facilitators set line = @line, rooms = @rooms, away_until = @AwayUntil, offered_to = @OfferedTo,
                version = @Version + 1
              where guild_id = @Guild and member_id = @Member and version = @Version
              """, new
        {
            next.Guild,
            next.Member,
            line = next.Line.Length == 0
                ? null
                : unit.FieldProtector.Protect(
                    next.Line, next.Guild, next.Member, "facilitators", "line", next.Member.Value),
            rooms = string.Join(' ', next.Rooms.Select(room => room.Value)),
            next.AwayUntil,
            next.OfferedTo,
            next.Version,
        }).ConfigureAwait(false) == 1;

    [method: ExplicitConstructor]
    private sealed record Row(
        GuildId Guild, MemberId Member, byte[]? Line, string Rooms, LocalDate? AwayUntil, MemberId? OfferedTo,
        long Version);
}
