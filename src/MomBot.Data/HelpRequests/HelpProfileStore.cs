using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>How people like to help, and when they were last told that somebody could use a hand.</summary>
public sealed class HelpProfileStore(Connections connections)
{
    private const string Columns = """
        p.guild_id as guild, p.member_id as member, p.since, p.area, p.categories, p.pings_area, p.monthly_limit,
          p.listener, p.version
        """;

    /// <summary>The profile; whoever chose nothing has a fresh one, never a missing one.</summary>
    public Task<HelpProfile> FindAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => LoadAsync(connection, null, guild, member), cancellationToken);

    public Task<Decision<HelpProfile>> ChangeAsync(
        GuildId guild,
        MemberId member,
        Cause cause,
        Func<HelpProfile, Decision<HelpProfile>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync<HelpProfile>(
            cause,
            async unit => await LoadAsync(unit.Connection, unit.Transaction, guild, member).ConfigureAwait(false),
            decide,
            SaveAsync,
            cancellationToken);

    /// <summary>Everyone who might be told of a request: who said so, who listens, and the people it names.</summary>
    /// <param name="weekAgo">Where the week begins in which two pings are the most.</param>
    /// <param name="monthBegan">Where the month begins for which people set limits.</param>
    /// <param name="only">This one alone, whatever she said; none: all of them.</param>
    public async Task<ImmutableArray<MaybeTold>> MaybeToldAsync(
        GuildId guild,
        HelpRequestId request,
        Instant weekAgo,
        Instant monthBegan,
        CancellationToken cancellationToken,
        MemberId? only = null)
    {
        var who = only is not null
            ? "select @only as member_id"
            : """
              select member_id from help_profiles where guild_id = @guild
                and (categories <> '' or listener = 'Listening')
              union select member_id from help_named where request_id = @request
              """;
        var rows = await connections.ReadAsync(connection => connection.QueryAsync<ToldRow>($"""
            select m.member_id as member, p.since, p.area, p.categories, p.pings_area, p.monthly_limit, p.listener,
              p.version,
              (select max(at) from help_pings t where t.guild_id = @guild and t.member_id = m.member_id) as last,
              (select count(*) from help_pings t where t.guild_id = @guild and t.member_id = m.member_id
                and t.at > @weekAgo) as told,
              (select count(*) from help_claims c join help_requests r on r.id = c.request_id
                where r.guild_id = @guild and c.helper_id = m.member_id and c.at >= @monthBegan
                  and c.state in ('Promised', 'Delivered')) as promises,
              (select count(*) from help_claims c join help_requests r on r.id = c.request_id
                where r.guild_id = @guild and c.helper_id = m.member_id and r.kind = 'Talk'
                  and r.status = 'Open' and c.state = 'Promised') as talks
            from ({who}) m
            left join help_profiles p on p.guild_id = @guild and p.member_id = m.member_id
            order by m.member_id
            """, new { guild, request, weekAgo, monthBegan, only }), cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new MaybeTold(
                row.Version is null
                    ? HelpProfile.Fresh(guild, row.Member)
                    : Whole(guild, row.Member, row.Since, row.Area!, row.Categories!, row.PingsArea ?? false,
                        row.MonthlyLimit ?? 0, row.Listener!, row.Version.Value),
                row.Last,
                (int)row.Told,
                (int)row.Promises,
                row.Talks > 0)),
        ];
    }

    /// <summary>Those who would like to listen and have no answer yet.</summary>
    public async Task<ImmutableArray<MemberId>> WouldListenAsync(GuildId guild, CancellationToken cancellationToken) =>
    [
        .. await connections.ReadAsync(connection => connection.QueryAsync<MemberId>(
            "select member_id from help_profiles where guild_id = @guild and listener = 'Offered' order by member_id",
            new { guild }), cancellationToken).ConfigureAwait(false),
    ];

    /// <summary>
    /// Notes who is told of a request and leaves the telling, once; nobody hears of one request twice.
    /// </summary>
    public Task TellAsync(
        HelpEvent.Told told, Cause cause, CancellationToken cancellationToken) => connections.WriteAsync(async unit =>
        {
            if (told.Who.IsEmpty || !await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            var fresh = ImmutableArray.CreateBuilder<MemberId>();
            foreach (var member in told.Who)
            {
                var added = await unit.ExecuteAsync("""
                    insert into help_pings (id, guild_id, member_id, request_id, at)
                    values (@id, @Guild, @member, @request, @At) on conflict do nothing
                    """, new { id = unit.Ids.Next(), told.Guild, member, request = told.Request.Id, told.At })
                    .ConfigureAwait(false);
                if (added > 0)
                    fresh.Add(member);
            }

            if (fresh.Count > 0)
                await unit.SaveAsync(told with { Who = fresh.ToImmutable() }).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Says something that hangs on no row, once for its cause.</summary>
    public Task SayAsync(DomainEvent happened, Cause cause, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                await unit.SaveAsync(happened).ConfigureAwait(false);
        }, cancellationToken);

    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            foreach (var table in new[] { "help_profiles", "help_pings", "help_drafts" })
            {
                await unit.ExecuteAsync(
                    $"delete from {table} where guild_id = @guild and member_id = @member", new { guild, member })
                    .ConfigureAwait(false);
            }
        }, cancellationToken);

    private static async Task<HelpProfile> LoadAsync(
        DbConnection connection, DbTransaction? transaction, GuildId guild, MemberId member) =>
        await connection.QuerySingleOrDefaultAsync<Row>(
            $"select {Columns} from help_profiles p where p.guild_id = @guild and p.member_id = @member",
            new { guild, member }, transaction).ConfigureAwait(false) is { } row
            ? Whole(row.Guild, row.Member, row.Since, row.Area, row.Categories, row.PingsArea, row.MonthlyLimit,
                row.Listener, row.Version)
            : HelpProfile.Fresh(guild, member);

    private static async Task<bool> SaveAsync(UnitOfWork unit, HelpProfile before, HelpProfile next) =>
        await unit.ExecuteAsync(before.Version == 0
            ? """
              insert into help_profiles (guild_id, member_id, since, area, categories, pings_area, monthly_limit,
                listener, version)
              values (@Guild, @Member, @Since, @Area, @categories, @OnlyMyArea, @MonthlyLimit, @listener, 1)
              on conflict do nothing
              """
            : """
              update help_profiles set since = @Since, area = @Area, categories = @categories,
                pings_area = @OnlyMyArea, monthly_limit = @MonthlyLimit, listener = @listener, version = version + 1
              where guild_id = @Guild and member_id = @Member and version = @Version
              """, new
        {
            next.Guild,
            next.Member,
            next.Since,
            next.Area,
            categories = string.Join(' ', next.Categories),
            next.OnlyMyArea,
            next.MonthlyLimit,
            listener = next.Listener.ToString(),
            before.Version,
        }).ConfigureAwait(false) == 1;

    private static HelpProfile Whole(
        GuildId guild, MemberId member, Instant? since, string area, string categories, bool onlyMyArea, long limit,
        string listener, long version) => new(
        guild,
        member,
        since,
        area,
        [.. categories.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        onlyMyArea,
        (int)limit,
        Enum.Parse<ListenerState>(listener),
        (int)version);

    [method: ExplicitConstructor]
    private sealed record Row(
        GuildId Guild, MemberId Member, Instant? Since, string Area, string Categories, bool PingsArea,
        long MonthlyLimit, string Listener, long Version);

    [method: ExplicitConstructor]
    private sealed record ToldRow(
        MemberId Member, Instant? Since, string? Area, string? Categories, bool? PingsArea, long? MonthlyLimit,
        string? Listener, long? Version, Instant? Last, long Told, long Promises, long Talks);
}
