using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>Who met an answer with a press, while its round is open; and which answers nobody has met yet.</summary>
public sealed partial class CheckInStore
{
    /// <summary>
    /// Notes a press on an answer and whatever happened with it, once for each person and kind; the answer as it is
    /// then, and whether this press was the first of its person. None: the answer is gone.
    /// </summary>
    public Task<(Answer Answer, bool First)?> NodAsync(
        AnswerId id,
        GuildId guild,
        MemberId member,
        Nod nod,
        Func<Answer, CheckInEvent?> happened,
        CancellationToken cancellationToken) => connections.WriteAsync<(Answer, bool)?>(async unit =>
        {
            var added = await unit.ExecuteAsync("""
                insert into check_in_nods (answer_id, guild_id, member_id, nod)
                select id, guild_id, @member, @nod from check_in_answers
                where id = @id and guild_id = @guild and need is not null
                on conflict do nothing
                """, new { id, guild, member, nod = nod.ToString() }).ConfigureAwait(false) == 1;
            if (added)
            {
                await unit.ExecuteAsync("""
                    update check_in_answers set heard = true, me_too = me_too + @meToo, with_you = with_you + @withYou
                    where id = @id
                    """, new { id, meToo = nod == Nod.MeToo ? 1 : 0, withYou = nod == Nod.WithYou ? 1 : 0 })
                    .ConfigureAwait(false);
            }

            var row = await unit.QuerySingleOrDefaultAsync<AnswerRow>(
                $"{AnswerRow.Select} where id = @id and guild_id = @guild", new { id, guild }).ConfigureAwait(false);
            if (row?.ToAnswer() is not { } answer)
                return null;
            if (added && happened(answer) is { } told)
                await unit.SaveAsync(told).ConfigureAwait(false);
            return (answer, added);
        }, cancellationToken);

    /// <summary>
    /// Answers that wish for ears or company and that nobody has met by a press, given before an instant, in rounds
    /// that are still open; the oldest first.
    /// </summary>
    public Task<ImmutableArray<Answer>> UnheardAsync(
        GuildId guild, Instant before, CancellationToken cancellationToken) => AnswersAsync(
        """
        guild_id = @guild and not heard and need in ('Ear', 'Cry', 'Vent') and answered_at <= @before
          and message_id is not null
        """, new { guild, before }, cancellationToken);

    /// <summary>The same, without those that facilitators were told of before; from now on they were.</summary>
    public Task<ImmutableArray<Answer>> ListUnheardAsync(
        GuildId guild, Instant before, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var rows = await unit.QueryAsync<AnswerRow>($"""
                {AnswerRow.Select}
                where guild_id = @guild and not heard and not listed and need in ('Ear', 'Cry', 'Vent')
                  and answered_at <= @before and message_id is not null
                order by id
                """, new { guild, before }).ConfigureAwait(false);
            foreach (var row in rows)
                await unit.ExecuteAsync("update check_in_answers set listed = true where id = @Id", new { row.Id })
                    .ConfigureAwait(false);
            return rows.Select(row => row.ToAnswer()).ToImmutableArray();
        }, cancellationToken);

    /// <summary>Its wish and who nodded to it are forgotten; the numbers stay.</summary>
    public Task SettleAsync(AnswerId id, CancellationToken cancellationToken) => connections.WriteAsync(async unit =>
    {
        await unit.ExecuteAsync("update check_in_answers set need = null where id = @id", new { id })
            .ConfigureAwait(false);
        await unit.ExecuteAsync("delete from check_in_nods where answer_id = @id", new { id }).ConfigureAwait(false);
    }, cancellationToken);

    /// <summary>What was asked and answered week by week, the newest first: totals only.</summary>
    public Task<ImmutableArray<WeekOfRounds>> TotalsAsync(
        GuildId guild, LocalDate since, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<RoundTotals>("""
                select local_date as date, answers, passes, asked, away from check_in_rounds
                where guild_id = @guild and status in ('Open', 'Closed') and local_date >= @since
                """, new { guild, since }).ConfigureAwait(false);
            return rows.GroupBy(row => row.Date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)))
                .OrderByDescending(week => week.Key)
                .Select(week => new WeekOfRounds(
                    week.Key,
                    week.Count(),
                    (int)week.Sum(row => row.Answers),
                    (int)week.Sum(row => row.Passes),
                    (int)week.Sum(row => row.Asked ?? 0),
                    (int)week.Sum(row => row.Away ?? 0)))
                .ToImmutableArray();
        }, cancellationToken);

    /// <summary>What a year of local dates came to so far.</summary>
    public async Task<YearOfRounds> YearAsync(
        GuildId guild, int year, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var first = new LocalDate(year, 1, 1);
        var weeks = await TotalsAsync(guild, first, cancellationToken).ConfigureAwait(false);
        return new YearOfRounds(
            year,
            weeks.Sum(week => week.Rounds),
            weeks.Sum(week => week.Answers),
            await NodsSinceAsync(guild, zone.AtStartOfDay(first).ToInstant(), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>How often people met each other's answers with a press since a moment, without a name.</summary>
    private Task<int> NodsSinceAsync(GuildId guild, Instant since, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection => (int)await connection.ExecuteScalarAsync<long>("""
            select coalesce(sum(me_too + with_you), 0) from check_in_answers
            where guild_id = @guild and answered_at >= @since
            """, new { guild, since }).ConfigureAwait(false), cancellationToken);

    [method: ExplicitConstructor]
    private sealed record RoundTotals(LocalDate Date, long Answers, long Passes, long? Asked, long? Away);
}

/// <summary>What a year came to: totals, nobody's name.</summary>
/// <param name="Nods">How often people met each other's answers with a press.</param>
/// <param name="Hands">How often somebody helped somebody.</param>
public sealed record YearOfRounds(int Year, int Rounds, int Answers, int Nods, int Hands = 0);

/// <summary>A week's rounds in totals; nobody's name, nothing about feelings.</summary>
/// <param name="Monday">The week's first day.</param>
/// <param name="Asked">How often somebody was asked, all rounds of the week together.</param>
/// <param name="Away">How often somebody who was asked was away or had paused.</param>
public sealed record WeekOfRounds(LocalDate Monday, int Rounds, int Answers, int Passes, int Asked, int Away);
