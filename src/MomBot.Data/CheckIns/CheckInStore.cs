using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>Where the rhythm of check-ins, their rounds, and who answered where are kept.</summary>
public sealed partial class CheckInStore(Connections connections)
{
    private const string Select = """
        select id, guild_id as guild, local_date as date, theme, prompt, note, choice, status, held,
          channel_id as channel, message_id as message, answers_in, closes_at, answers, version
        from check_in_rounds
        """;

    /// <summary>The rhythm; none: the community has never had a channel for check-ins.</summary>
    public Task<Rhythm?> RhythmAsync(GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => RhythmAsync(connection, null, guild), cancellationToken);

    /// <summary>Changes the rhythm as the rule decides; a community that has none starts with the usual one.</summary>
    public Task<Decision<Rhythm>> ChangeRhythmAsync(
        GuildId guild, Cause cause, Func<Rhythm, Decision<Rhythm>> decide, CancellationToken cancellationToken) =>
        connections.ChangeAsync<Rhythm>(
            cause,
            async unit => await RhythmAsync(unit.Connection, unit.Transaction, guild).ConfigureAwait(false)
                ?? Rhythm.Fresh(guild),
            decide,
            SaveAsync,
            cancellationToken);

    /// <summary>Gives a community that has none the usual rhythm.</summary>
    public Task StartAsync(GuildId guild, string zone, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var rhythm = Rhythm.Fresh(guild);
            if (await SaveAsync(unit, rhythm, rhythm).ConfigureAwait(false))
                await unit.SaveAsync(new CheckInEvent.RhythmSet(rhythm, zone, now)).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>The rhythm, if there is one, is now meant in this zone.</summary>
    public Task MoveZoneAsync(GuildId guild, string zone, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (await RhythmAsync(unit.Connection, unit.Transaction, guild).ConfigureAwait(false) is { } rhythm)
                await unit.SaveAsync(new CheckInEvent.RhythmSet(rhythm, zone, now)).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Saves a new round; when its community has one for that date, that one is the answer.</summary>
    public Task<Decision<Round>> AddAsync(
        GuildId guild,
        LocalDate date,
        Cause cause,
        Func<Decision<Round>> decide,
        CancellationToken cancellationToken) => connections.InsertAsync(
            cause,
            unit => OneAsync(
                unit.Connection, unit.Transaction, "guild_id = @guild and local_date = @date", new { guild, date }),
            decide,
            InsertAsync,
            cancellationToken);

    /// <summary>Lets a rule decide about a round and saves it. Closing erases the tags of its answers.</summary>
    public Task<Decision<Round>> ChangeAsync(
        RoundId id, Cause cause, Func<Round, Decision<Round>> decide, CancellationToken cancellationToken) =>
        connections.ChangeAsync(cause, unit => FindAsync(unit, id), decide, SaveAsync, cancellationToken);

    public Task<Round?> FindAsync(RoundId id, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => OneAsync(connection, null, "id = @id", new { id }), cancellationToken);

    /// <summary>The newest round that is open, or about to be.</summary>
    public Task<Round?> CurrentAsync(GuildId guild, CancellationToken cancellationToken) => connections.ReadAsync(
        connection => OneAsync(
            connection,
            null,
            "guild_id = @guild and status in ('Opening', 'Open') order by local_date desc limit 1",
            new { guild }),
        cancellationToken);

    /// <summary>Rounds that wait for a facilitator's word, the newest first.</summary>
    public Task<ImmutableArray<Round>> HeldAsync(GuildId guild, int take, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<Row>(
                $"{Select} where guild_id = @guild and status = 'Held' order by local_date desc limit @take",
                new { guild, take }).ConfigureAwait(false);
            return rows.Select(Open).ToImmutableArray();
        }, cancellationToken);

    /// <summary>What was asked here, or still waits to be, the newest first.</summary>
    public Task<ImmutableArray<PastTheme>> HistoryAsync(GuildId guild, int take, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<PastTheme>("""
                select local_date as date, theme from check_in_rounds
                where guild_id = @guild and status <> 'Skipped' and theme <> '' order by local_date desc limit @take
                """, new { guild, take }).ConfigureAwait(false);
            return rows.ToImmutableArray();
        }, cancellationToken);

    private static async Task<Rhythm?> RhythmAsync(
        DbConnection connection, DbTransaction? transaction, GuildId guild) =>
        await connection.QuerySingleOrDefaultAsync<Rhythm>("""
            select guild_id as guild, day, at, is_on as "on", version from check_in_rhythms where guild_id = @guild
            """, new { guild }, transaction).ConfigureAwait(false);

    private static async Task<bool> SaveAsync(UnitOfWork unit, Rhythm before, Rhythm next) =>
        await unit.ExecuteAsync(before.Version == 0
            ? """
              insert into check_in_rhythms (guild_id, day, at, is_on, version)
              values (@Guild, @day, @At, @On, 1) on conflict do nothing
              """
            : """
              update check_in_rhythms set day = @day, at = @At, is_on = @On, version = @Version + 1
              where guild_id = @Guild and version = @Version
              """, new { next.Guild, day = next.Day.ToString(), next.At, next.On, before.Version })
            .ConfigureAwait(false) == 1;

    private static async Task<bool> InsertAsync(UnitOfWork unit, Round round) => await unit.ExecuteAsync("""
        insert into check_in_rounds (id, guild_id, local_date, theme, prompt, note, choice, status, held, channel_id,
          message_id, answers_in, closes_at, answers, version)
        values (@Id, @Guild, @Date, @Theme, @Prompt, @Note, @choice, @status, @held, @Channel,
          @Message, @AnswersIn, @ClosesAt, 0, 1)
        on conflict do nothing
        """, Parameters(round)).ConfigureAwait(false) == 1;

    private static async Task<bool> SaveAsync(UnitOfWork unit, Round before, Round next)
    {
        var saved = await unit.ExecuteAsync("""
            update check_in_rounds set theme = @Theme, prompt = @Prompt, note = @Note, choice = @choice,
              status = @status, held = @held, channel_id = @Channel, message_id = @Message, answers_in = @AnswersIn,
              closes_at = @ClosesAt, version = @Version + 1
            where id = @Id and version = @Version
            """, Parameters(next)).ConfigureAwait(false);
        if (saved == 1 && next.Status == RoundStatus.Closed)
            await unit.ExecuteAsync("update check_in_answers set need = null where round_id = @Id", new { next.Id })
                .ConfigureAwait(false);
        return saved == 1;
    }

    private static object Parameters(Round round) => new
    {
        round.Id,
        round.Guild,
        round.Date,
        round.Theme,
        round.Prompt,
        round.Note,
        choice = round.Choice.ToString(),
        status = round.Status.ToString(),
        held = round.Held?.ToString(),
        round.Channel,
        round.Message,
        round.AnswersIn,
        round.ClosesAt,
        round.Version,
    };

    private static Task<Round?> FindAsync(UnitOfWork unit, RoundId id) =>
        OneAsync(unit.Connection, unit.Transaction, "id = @id", new { id });

    private static async Task<Round?> OneAsync(
        DbConnection connection, DbTransaction? transaction, string where, object args) =>
        await connection.QuerySingleOrDefaultAsync<Row>($"{Select} where {where}", args, transaction)
            .ConfigureAwait(false) is { } row
            ? Open(row)
            : null;

    private static Round Open(Row row) => new(
        row.Id,
        row.Guild,
        row.Date,
        row.Theme,
        row.Prompt,
        row.Note,
        Enum.Parse<ThemeChoice>(row.Choice),
        Enum.Parse<RoundStatus>(row.Status),
        row.Held is null ? null : Enum.Parse<HeldBecause>(row.Held),
        row.Channel,
        row.Message,
        row.AnswersIn,
        row.ClosesAt,
        (int)row.Answers,
        (int)row.Version);

    [method: ExplicitConstructor]
    private sealed record Row(
        RoundId Id,
        GuildId Guild,
        LocalDate Date,
        string Theme,
        string Prompt,
        string? Note,
        string Choice,
        string Status,
        string? Held,
        ChannelId? Channel,
        MessageId? Message,
        ChannelId? AnswersIn,
        Instant? ClosesAt,
        long Answers,
        long Version);
}
