using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>Where schedules of check-ins, their rounds, and who answered where are kept.</summary>
public sealed partial class CheckInStore(Connections connections)
{
    /// <summary>Saves a new round; when its schedule has one for that date, that one is the answer.</summary>
    public Task<Decision<Round>> AddAsync(
        RhythmId rhythm,
        LocalDate date,
        Cause cause,
        Func<Decision<Round>> decide,
        CancellationToken cancellationToken) => connections.InsertAsync(
            cause, unit => FindAsync(unit, rhythm, date), decide, InsertAsync, cancellationToken);

    /// <summary>Lets a rule decide about a round and saves it. Closing erases tags, and who nodded.</summary>
    public Task<Decision<Round>> ChangeAsync(
        RoundId id, Cause cause, Func<Round, Decision<Round>> decide, CancellationToken cancellationToken) =>
        connections.ChangeAsync(cause, unit => FindAsync(unit, id), decide, SaveAsync, cancellationToken);

    public Task<Round?> FindAsync(RoundId id, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => OneAsync(connection, null, "id = @id", new { id }), cancellationToken);

    /// <summary>The round of a schedule for a date.</summary>
    public Task<Round?> FindAsync(RhythmId rhythm, LocalDate date, CancellationToken cancellationToken) =>
        connections.ReadAsync(
            connection => OneAsync(
                connection, null, "rhythm_id = @rhythm and local_date = @date", new { rhythm, date }),
            cancellationToken);

    /// <summary>Rounds that are open or about to be, the newest first.</summary>
    public Task<ImmutableArray<Round>> CurrentAsync(GuildId guild, int take, CancellationToken cancellationToken) =>
        ListAsync("status in ('Opening', 'Open')", guild, take, cancellationToken);

    /// <summary>Rounds that wait for a facilitator's word, the newest first.</summary>
    public Task<ImmutableArray<Round>> HeldAsync(GuildId guild, int take, CancellationToken cancellationToken) =>
        ListAsync("status = 'Held'", guild, take, cancellationToken);

    /// <summary>Rounds whose question is chosen and whose time has not come.</summary>
    public Task<ImmutableArray<Round>> PlannedAsync(GuildId guild, int take, CancellationToken cancellationToken) =>
        ListAsync("status = 'Planned'", guild, take, cancellationToken);

    /// <summary>What was asked in a space before a date, or still waits to be, the newest first.</summary>
    /// <param name="channel">Where it was asked; schedules that share a channel share what was asked there.</param>
    public Task<ImmutableArray<PastTheme>> HistoryAsync(
        RhythmId rhythm, ChannelId? channel, LocalDate before, int take, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<PastTheme>("""
                select local_date as date, theme from check_in_rounds
                where (rhythm_id = @rhythm or channel_id = @channel) and local_date < @before
                  and status <> 'Skipped' and theme <> ''
                union all
                select local_date as date, deeper_theme as theme from check_in_rounds
                where (rhythm_id = @rhythm or channel_id = @channel) and local_date < @before
                  and status <> 'Skipped' and deeper_theme is not null
                order by 1 desc limit @take
                """, new { rhythm, channel, before, take }).ConfigureAwait(false);
            return rows.ToImmutableArray();
        }, cancellationToken);

    /// <summary>The polls of a schedule before a date, the newest first.</summary>
    public Task<ImmutableArray<string>> PollsAsync(
        RhythmId rhythm, LocalDate before, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<RoundRow>(
                $"{RoundRow.Select} where rhythm_id = @rhythm and local_date < @before and poll is not null "
                + "and status <> 'Skipped' order by local_date desc",
                new { rhythm, before }).ConfigureAwait(false);
            return rows.Select(row => row.ToRound().Poll!.Key).ToImmutableArray();
        }, cancellationToken);

    /// <summary>The last round of a schedule before a date that came or is to come.</summary>
    public Task<Round?> LastAsync(RhythmId rhythm, LocalDate before, CancellationToken cancellationToken) =>
        connections.ReadAsync(
            connection => OneAsync(
                connection,
                null,
                """
                rhythm_id = @rhythm and local_date < @before and status <> 'Skipped'
                order by local_date desc limit 1
                """,
                new { rhythm, before }),
            cancellationToken);

    /// <summary>Says that something happened which changes no row here; once for each cause.</summary>
    public Task SayAsync(CheckInEvent happened, Cause cause, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                await unit.SaveAsync(happened).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Counts a pass: a number on the round, and nothing about who it was.</summary>
    public Task PassAsync(RoundId round, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync(
            "update check_in_rounds set passes = passes + 1 where id = @round and status = 'Open'", new { round }),
        cancellationToken);

    private Task<ImmutableArray<Round>> ListAsync(
        string which, GuildId guild, int take, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<RoundRow>(
                $"{RoundRow.Select} where guild_id = @guild and {which} order by local_date desc, id desc limit @take",
                new { guild, take }).ConfigureAwait(false);
            return rows.Select(row => row.ToRound()).ToImmutableArray();
        }, cancellationToken);

    private static async Task<bool> InsertAsync(UnitOfWork unit, Round round) => await unit.ExecuteAsync("""
        insert into check_in_rounds (id, guild_id, rhythm_id, local_date, format, theme, prompt, note, deeper_theme,
          deeper_prompt, deeper_note, choice, status, held, channel_id, message_id, answers_in, window_hours,
          closes_at, my_side, link, deeper_link, poll, asked, away, answers, passes, version)
        values (@Id, @Guild, @Rhythm, @Date, @format, @Theme, @Prompt, @Note, @deeperTheme,
          @deeperPrompt, @deeperNote, @choice, @status, @held, @Channel, @Message, @AnswersIn, @windowHours,
          @ClosesAt, @MySide, @Link, @deeperLink, @poll, @asked, @away, 0, 0, 1)
        on conflict do nothing
        """, RoundRow.Parameters(round)).ConfigureAwait(false) == 1;

    private static async Task<bool> SaveAsync(UnitOfWork unit, Round before, Round next)
    {
        var saved = await unit.ExecuteAsync("""
            update check_in_rounds set theme = @Theme, prompt = @Prompt, note = @Note, deeper_theme = @deeperTheme,
              deeper_prompt = @deeperPrompt, deeper_note = @deeperNote, choice = @choice, status = @status,
              held = @held, channel_id = @Channel, message_id = @Message, answers_in = @AnswersIn,
              window_hours = @windowHours, closes_at = @ClosesAt, my_side = @MySide,
              link = @Link, deeper_link = @deeperLink, poll = @poll, asked = @asked, away = @away,
              version = @Version + 1
            where id = @Id and version = @Version
            """, RoundRow.Parameters(next)).ConfigureAwait(false);
        if (saved == 1 && next.Status == RoundStatus.Closed)
        {
            await unit.ExecuteAsync("update check_in_answers set need = null where round_id = @Id", new { next.Id })
                .ConfigureAwait(false);
            await unit.ExecuteAsync(
                "delete from check_in_nods where answer_id in (select id from check_in_answers where round_id = @Id)",
                new { next.Id }).ConfigureAwait(false);
        }

        return saved == 1;
    }

    private static Task<Round?> FindAsync(UnitOfWork unit, RoundId id) =>
        OneAsync(unit.Connection, unit.Transaction, "id = @id", new { id });

    private static Task<Round?> FindAsync(UnitOfWork unit, RhythmId rhythm, LocalDate date) => OneAsync(
        unit.Connection, unit.Transaction, "rhythm_id = @rhythm and local_date = @date", new { rhythm, date });

    private static async Task<Round?> OneAsync(
        DbConnection connection, DbTransaction? transaction, string where, object args) =>
        (await connection.QuerySingleOrDefaultAsync<RoundRow>($"{RoundRow.Select} where {where}", args, transaction)
            .ConfigureAwait(false))?.ToRound();
}
