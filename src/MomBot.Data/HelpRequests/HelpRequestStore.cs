using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.ScheduledActions;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>Where requests for help are kept. What a family wrote is sealed for the asker.</summary>
public sealed class HelpRequestStore(Connections connections)
{
    private const string Select = """
        select id, guild_id as guild, asker_id as asker, category, category_name, what, area, soon, until, status,
          channel_id as channel, card_id as card, asked_at, version
        from help_requests
        """;

    /// <summary>Saves a new request with its seats; the interaction's number keeps it from being made twice.</summary>
    public Task<Decision<HelpRequest>> AddAsync(
        HelpRequest request, Cause cause, DomainEvent asked, CancellationToken cancellationToken) =>
        connections.InsertAsync(
            cause,
            unit => FindAsync(unit.Connection, unit.Transaction, request.Id),
            () => Decision.Accept(request, asked),
            InsertAsync,
            cancellationToken);

    /// <summary>Lets a rule decide about a request and saves what it decided.</summary>
    public Task<Decision<HelpRequest>> ChangeAsync(
        HelpRequestId id,
        Cause cause,
        Func<HelpRequest, Decision<HelpRequest>> decide,
        CancellationToken cancellationToken) =>
        connections.ChangeAsync(
            cause, unit => FindAsync(unit.Connection, unit.Transaction, id), decide, SaveAsync, cancellationToken);

    public Task<HelpRequest?> FindAsync(HelpRequestId id, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => FindAsync(connection, null, id), cancellationToken);

    /// <summary>Requests that wait for a hand and are not the viewer's, the longest waiting first.</summary>
    public Task<ImmutableArray<HelpRequest>> OpenAsync(
        GuildId guild, MemberId viewer, int skip, int take, CancellationToken cancellationToken) =>
        ListAsync($"""
            {Select} r where guild_id = @guild and status = 'Open' and asker_id <> @viewer
              and exists (select 1 from help_seats s where s.request_id = r.id and s.helper_id is null)
              and not exists (select 1 from help_seats s where s.request_id = r.id and s.helper_id = @viewer)
            order by id limit @take offset @skip
            """, new { guild, viewer, skip, take }, cancellationToken);

    /// <summary>What a person asked for or promised, as long as it is open.</summary>
    public Task<ImmutableArray<HelpRequest>> MineAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        ListAsync($"""
            {Select} r where guild_id = @guild and status = 'Open' and (asker_id = @member
              or exists (select 1 from help_seats s where s.request_id = r.id and s.helper_id = @member))
            order by id
            """, new { guild, member }, cancellationToken);

    /// <summary>Everything that is kept with a person in it.</summary>
    public Task<ImmutableArray<HelpRequest>> WithAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        ListAsync($"""
            {Select} r where guild_id = @guild and (asker_id = @member
              or exists (select 1 from help_seats s where s.request_id = r.id and s.helper_id = @member))
            order by id
            """, new { guild, member }, cancellationToken);

    /// <summary>Removes a request altogether.</summary>
    public Task RemoveAsync(HelpRequestId id, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync("delete from help_requests where id = @id", new { id }), cancellationToken);

    /// <summary>Threads of released seats, which were to be deleted within the day, are deleted now.</summary>
    public Task HastenThreadsAsync(HelpRequestId id, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.HastenAsync(string.Create(CultureInfo.InvariantCulture, $"help:{id.Value}:thread:")),
        cancellationToken);

    /// <summary>The channel needs a door card; once for each channel of a community.</summary>
    public Task WantDoorAsync(GuildId guild, ChannelId channel, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var wanted = await unit.ExecuteAsync("""
                insert into help_doors (guild_id, channel_id) values (@guild, @channel)
                on conflict (guild_id) do update set channel_id = excluded.channel_id, message_id = null
                  where help_doors.channel_id <> excluded.channel_id
                """, new { guild, channel }).ConfigureAwait(false);
            if (wanted > 0)
                await unit.SaveAsync(new HelpEvent.DoorWanted(guild, channel, now)).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>The door card hangs; it is pinned next.</summary>
    public Task HangDoorAsync(
        GuildId guild, ChannelId channel, MessageId message, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var hung = await unit.ExecuteAsync("""
                update help_doors set message_id = @message
                where guild_id = @guild and channel_id = @channel and message_id is null
                """, new { guild, channel, message }).ConfigureAwait(false);
            if (hung > 0)
                await unit.SaveAsync(new HelpEvent.DoorPlaced(guild, channel, message, now)).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>The door card could not be hung: choosing the channel once more tries again.</summary>
    public Task LetGoOfDoorAsync(GuildId guild, ChannelId channel, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(
            "delete from help_doors where guild_id = @guild and channel_id = @channel and message_id is null",
            new { guild, channel }), cancellationToken);

    private static async Task<bool> InsertAsync(UnitOfWork unit, HelpRequest request)
    {
        var inserted = await unit.ExecuteAsync("""
            insert into help_requests (id, guild_id, asker_id, category, category_name, what, area, soon, until, status,
              channel_id, card_id, asked_at, version)
            values (@Id, @Guild, @Asker, @Category, @CategoryName, @what, @area, @soon, @Until, @status,
              @Channel, @Card, @AskedAt, 1)
            on conflict do nothing
            """, Parameters(unit, request)).ConfigureAwait(false);
        if (inserted == 0)
            return false;
        foreach (var seat in request.Seats)
        {
            await unit.ExecuteAsync(
                "insert into help_seats (request_id, number) values (@Id, @Number)",
                new { request.Id, seat.Number }).ConfigureAwait(false);
        }

        return true;
    }

    private static async Task<bool> SaveAsync(UnitOfWork unit, HelpRequest before, HelpRequest next)
    {
        var saved = await unit.ExecuteAsync("""
            update help_requests
            set what = @what, area = @area, status = @status, card_id = @Card, version = @Version + 1
            where id = @Id and version = @Version
            """, Parameters(unit, next)).ConfigureAwait(false);
        if (saved == 0)
            return false;
        foreach (var (was, seat) in before.Seats.Zip(next.Seats).Where(pair => pair.First != pair.Second))
        {
            var taken = await unit.ExecuteAsync("""
                update help_seats set helper_id = @Helper, thread_id = @Thread, claimed_at = @ClaimedAt
                where request_id = @Id and number = @Number and (helper_id is null or helper_id = @was)
                """, new { seat.Helper, seat.Thread, seat.ClaimedAt, next.Id, seat.Number, was = was.Helper })
                .ConfigureAwait(false);
            if (taken == 0)
                return false;
        }

        return true;
    }

    private static object Parameters(UnitOfWork unit, HelpRequest request) => new
    {
        request.Id,
        request.Guild,
        request.Asker,
        request.Category,
        request.CategoryName,
        what = Sealed(unit, request, "what", request.What),
        area = Sealed(unit, request, "area", request.Area),
        soon = request.Soon.ToString(),
        request.Until,
        status = request.Status.ToString(),
        request.Channel,
        request.Card,
        request.AskedAt,
        request.Version,
    };

    private static byte[]? Sealed(UnitOfWork unit, HelpRequest request, string column, string words) =>
        words.Length == 0
            ? null
            : unit.FieldProtector.Protect(
                words, request.Guild, request.Asker, "help_requests", column, request.Id.Value);

    private Task<ImmutableArray<HelpRequest>> ListAsync(string sql, object args, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<Row>(sql, args).ConfigureAwait(false);
            var requests = ImmutableArray.CreateBuilder<HelpRequest>();
            foreach (var row in rows)
                requests.Add(Open(row, await SeatsAsync(connection, null, row.Id).ConfigureAwait(false)));
            return requests.ToImmutable();
        }, cancellationToken);

    private async Task<HelpRequest?> FindAsync(DbConnection connection, DbTransaction? transaction, HelpRequestId id)
    {
        var row = await connection
            .QuerySingleOrDefaultAsync<Row>($"{Select} where id = @id", new { id }, transaction).ConfigureAwait(false);
        return row is null ? null : Open(row, await SeatsAsync(connection, transaction, id).ConfigureAwait(false));
    }

    private static async Task<IEnumerable<SeatRow>> SeatsAsync(
        DbConnection connection, DbTransaction? transaction, HelpRequestId id) =>
        await connection.QueryAsync<SeatRow>("""
            select number, helper_id as helper, thread_id as thread, claimed_at
            from help_seats where request_id = @id order by number
            """, new { id }, transaction).ConfigureAwait(false);

    private HelpRequest Open(Row row, IEnumerable<SeatRow> seats) => new(
        row.Id,
        row.Guild,
        row.Asker,
        row.Category,
        row.CategoryName,
        Reveal(row, "what", row.What),
        Reveal(row, "area", row.Area),
        Enum.Parse<Soon>(row.Soon),
        row.Until,
        Enum.Parse<HelpStatus>(row.Status),
        row.Channel,
        row.Card,
        row.AskedAt,
        [.. seats.Select(seat => new Seat((int)seat.Number, seat.Helper, seat.Thread, seat.ClaimedAt))],
        (int)row.Version);

    private string Reveal(Row row, string column, byte[]? words) => words is null
        ? ""
        : connections.Installation.FieldProtector.Reveal(
            words, row.Guild, row.Asker, "help_requests", column, row.Id.Value);

    [method: ExplicitConstructor]
    private sealed record Row(
        HelpRequestId Id,
        GuildId Guild,
        MemberId Asker,
        string Category,
        string CategoryName,
        byte[]? What,
        byte[]? Area,
        string Soon,
        LocalDate Until,
        string Status,
        ChannelId Channel,
        MessageId? Card,
        Instant AskedAt,
        long Version);

    [method: ExplicitConstructor]
    private sealed record SeatRow(long Number, MemberId? Helper, ChannelId? Thread, Instant? ClaimedAt);
}
