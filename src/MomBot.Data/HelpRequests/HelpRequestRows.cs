using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>Requests as rows: read with their slots and claims, written by what changed. Words are sealed.</summary>
internal sealed partial class HelpRequestRows(Connections connections)
{
    /// <summary>
    /// Open to a viewer: in her circle, with a free seat in a slot that is not over and in which nobody sits whom she
    /// is kept apart from; a request of such a person is not there at all.
    /// </summary>
    public const string OpenTo = """
        where r.guild_id = @Guild and r.status = 'Open' and not r.enough and r.asker_id <> @Viewer
          and (@OnlyCategory = '' or r.category = @OnlyCategory) and (@OnlyArea = '' or r.area = @OnlyArea)
          and (r.audience = 'Everyone'
            or (r.audience = 'Area' and r.audience_key = @Area and @Area <> '')
            or (r.audience = 'Group' and @groups like '% ' || r.audience_key || ' %')
            or exists (select 1 from help_named n where n.request_id = r.id and n.member_id = @Viewer))
          and not exists (select 1 from help_claims c where c.request_id = r.id and c.helper_id = @Viewer
            and c.state in ('Offered', 'Standby', 'Promised', 'Delivered'))
          and not exists (select 1 from do_not_match d where d.guild_id = r.guild_id
            and ((d.member_id = @Viewer and d.other_id = r.asker_id)
              or (d.other_id = @Viewer and d.member_id = r.asker_id)))
          and exists (select 1 from help_slots s where s.request_id = r.id and s.ends_at > @Now
            and s.seats > (select count(*) from help_claims c where c.request_id = r.id and c.slot = s.number
              and c.state in ('Promised', 'Delivered'))
            and not exists (select 1 from help_claims c join do_not_match d on d.guild_id = r.guild_id
                and ((d.member_id = @Viewer and d.other_id = c.helper_id)
                  or (d.other_id = @Viewer and d.member_id = c.helper_id))
              where c.request_id = r.id and c.slot = s.number and c.state in ('Promised', 'Delivered')))
        """;

    private const string Select = """
        select r.id, r.guild_id as guild, r.asker_id as asker, r.friend_id as friend, r.kind, r.category,
          r.category_name, r.place, r.what, r.details, r.area, r.area_name, r.wanted, r.audience, r.audience_key,
            r.quiet,
          r.may_widen, r.enough, r.status, r.follow_up, r.note, r.channel_id as channel, r.shown, r.card_id as card,
          r.thread_id as thread, r.asked_at, r.ends_at, r.version, r.keep_out, r.threads_in, r.facts, r.ready
        from help_requests r
        """;

    public async Task<HelpRequest?> FindAsync(
        DbConnection connection, DbTransaction? transaction, HelpRequestId id)
    {
        var row = await connection
            .QuerySingleOrDefaultAsync<Row>($"{Select} where r.id = @id", new { id }, transaction)
            .ConfigureAwait(false);
        return row is null ? null : await WholeAsync(connection, transaction, row).ConfigureAwait(false);
    }

    /// <param name="where">From <c>where</c> on.</param>
    public async Task<ImmutableArray<HelpRequest>> ListAsync(DbConnection connection, string where, object args)
    {
        var rows = await connection.QueryAsync<Row>($"{Select}\n{where}", args).ConfigureAwait(false);
        var requests = ImmutableArray.CreateBuilder<HelpRequest>();
        foreach (var row in rows)
            requests.Add(await WholeAsync(connection, null, row).ConfigureAwait(false));
        return requests.ToImmutable();
    }

    public static async Task<int> PromisesSinceAsync(
        DbConnection connection, GuildId guild, MemberId helper, Instant since) =>
        (int)await connection.ExecuteScalarAsync<long>("""
            select count(*) from help_claims c join help_requests r on r.id = c.request_id
            where r.guild_id = @guild and c.helper_id = @helper and c.at >= @since
              and c.state in ('Promised', 'Delivered')
            """, new { guild, helper, since }).ConfigureAwait(false);

    private async Task<HelpRequest> WholeAsync(DbConnection connection, DbTransaction? transaction, Row row)
    {
        var named = await connection.QueryAsync<MemberId>(
            "select member_id from help_named where request_id = @Id order by member_id", new { row.Id }, transaction)
            .ConfigureAwait(false);
        var slots = await connection.QueryAsync<SlotRow>(
            "select number, date, starts_at, ends_at, seats from help_slots where request_id = @Id order by number",
            new { row.Id }, transaction).ConfigureAwait(false);
        var claims = await connection.QueryAsync<ClaimRow>("""
            select number, slot, seat, helper_id as helper, state, at, thread_id as thread, dish, asked_at, fine
            from help_claims where request_id = @Id order by number
            """, new { row.Id }, transaction).ConfigureAwait(false);
        return Whole(row, [.. named], slots, claims);
    }

    private HelpRequest Whole(
        Row row, ImmutableArray<MemberId> named, IEnumerable<SlotRow> slots, IEnumerable<ClaimRow> claims) => new(
        row.Id,
        row.Guild,
        row.Asker,
        row.Friend,
        Enum.Parse<HelpKind>(row.Kind),
        row.Category,
        row.CategoryName,
        Enum.Parse<HelpPlace>(row.Place),
        Reveal(row.Guild, row.Asker, row.Id, "what", row.What),
        Reveal(row.Guild, row.Asker, row.Id, "details", row.Details),
        row.Area,
        row.AreaName,
        Enum.Parse<When>(row.Wanted),
        new Audience(Enum.Parse<AudienceKind>(row.Audience), row.AudienceKey),
        row.Quiet,
        row.MayWiden,
        row.Enough,
        Enum.Parse<HelpStatus>(row.Status),
        row.FollowUp,
        Reveal(row.Guild, row.Asker, row.Id, "note", row.Note),
        row.Channel,
        row.Shown,
        row.Card,
        row.Thread,
        row.AskedAt,
        row.EndsAt,
        named,
        [.. slots.Select(slot => new Slot((int)slot.Number, slot.Date, slot.StartsAt, slot.EndsAt, (int)slot.Seats))],
        [.. claims.Select(claim => Open(row.Guild, row.Id, claim))],
        (int)row.Version)
    {
        KeepOut = Reveal(row.Guild, row.Asker, row.Id, "keep_out", row.KeepOut),
        ThreadsIn = row.ThreadsIn,
        Ready = row.Ready,
        Facts =
        [
            .. Reveal(row.Guild, row.Asker, row.Id, "facts", row.Facts)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ],
    };

    private Claim Open(GuildId guild, HelpRequestId request, ClaimRow row) => new(
        (int)row.Number,
        (int)row.Slot,
        (int)row.Seat,
        row.Helper,
        Enum.Parse<ClaimState>(row.State),
        row.At,
        row.Thread,
        Reveal(guild, row.Helper, request, DishOf((int)row.Number), row.Dish),
        row.AskedAt,
        row.Fine);

    private string Reveal(GuildId guild, MemberId owner, HelpRequestId row, string column, byte[]? words) =>
        words is null
        ? ""
        : connections.Installation.FieldProtector.Reveal(words, guild, owner, "help_requests", column, row.Value);

    private static byte[]? Sealed(
        UnitOfWork unit, GuildId guild, MemberId owner, HelpRequestId row, string column, string words) =>
            words.Length == 0
        ? null
        : unit.FieldProtector.Protect(words, guild, owner, "help_requests", column, row.Value);

    private static string DishOf(int claim) => $"dish {claim}";

    [method: ExplicitConstructor]
    private sealed record Row(
        HelpRequestId Id,
        GuildId Guild,
        MemberId Asker,
        MemberId? Friend,
        string Kind,
        string Category,
        string CategoryName,
        string Place,
        byte[]? What,
        byte[]? Details,
        string Area,
        string AreaName,
        string Wanted,
        string Audience,
        string AudienceKey,
        bool Quiet,
        bool MayWiden,
        bool Enough,
        string Status,
        bool FollowUp,
        byte[]? Note,
        ChannelId Channel,
        bool Shown,
        MessageId? Card,
        ChannelId? Thread,
        Instant AskedAt,
        Instant EndsAt,
        long Version,
        byte[]? KeepOut,
        ChannelId? ThreadsIn,
        byte[]? Facts,
        bool Ready);

    [method: ExplicitConstructor]
    private sealed record SlotRow(long Number, LocalDate Date, Instant StartsAt, Instant EndsAt, long Seats);

    [method: ExplicitConstructor]
    private sealed record ClaimRow(
        long Number,
        long Slot,
        long Seat,
        MemberId Helper,
        string State,
        Instant At,
        ChannelId? Thread,
        byte[]? Dish,
        Instant? AskedAt,
        bool Fine);
}
