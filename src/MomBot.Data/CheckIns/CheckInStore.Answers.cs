using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>Who answered where: ids only, never the words.</summary>
public sealed partial class CheckInStore
{
    /// <summary>
    /// Lets a rule decide whether a round takes an answer, and saves that it was given. Many answer at once, so the
    /// round is counted up and not compared.
    /// </summary>
    public Task<Decision<Round>> AnswerAsync(
        Answer answer, Cause cause, Func<Round, Decision<Round>> decide, CancellationToken cancellationToken) =>
        connections.ChangeAsync(
            cause,
            unit => FindAsync(unit, answer.Round),
            decide,
            (unit, _, _) => InsertAsync(unit, answer),
            cancellationToken);

    /// <summary>Keeps that somebody tells something of her own; once for each cause.</summary>
    public Task<Decision<Answer>> TellAsync(
        CheckInEvent.Told told, Cause cause, CancellationToken cancellationToken) => connections.InsertAsync(
            cause,
            async unit => (await FindAsync(unit, told.Answer.Id).ConfigureAwait(false))?.ToAnswer(),
            () => Decision.Accept(told.Answer, told),
            InsertAsync,
            cancellationToken);

    public Task<Answer?> FindAnswerAsync(AnswerId id, CancellationToken cancellationToken) => connections.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<AnswerRow>(
            $"{AnswerRow.Select} where id = @id", new { id }).ConfigureAwait(false))?.ToAnswer(),
        cancellationToken);

    /// <summary>What a person answered in a community, the newest first.</summary>
    public Task<ImmutableArray<Answer>> AnswersOfAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        AnswersAsync("member_id = @member and guild_id = @guild", new { guild, member }, cancellationToken);

    /// <summary>Her words hang. When she took them back meanwhile, they are taken down.</summary>
    /// <param name="place">Where it hangs, should nothing be known of it any more.</param>
    /// <param name="hangs">What happened with it, if anything has to follow.</param>
    public Task PlaceAnswerAsync(
        AnswerId id,
        AnswerMessage place,
        GuildId guild,
        Func<Answer, CheckInEvent?> hangs,
        Cause cause,
        Instant now,
        CancellationToken cancellationToken) => connections.WriteAsync(async unit =>
        {
            if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            await unit.ExecuteAsync(
                "update check_in_answers set message_id = @Message where id = @id", new { id, place.Message })
                .ConfigureAwait(false);
            if (await FindAsync(unit, id).ConfigureAwait(false) is not { } row)
                await SayTakenBackAsync(unit, guild, [place], now).ConfigureAwait(false);
            else if (hangs(row.ToAnswer()) is { } happened)
                await unit.SaveAsync(happened).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Her words did not arrive: she hears of it, and nothing is kept of what is not there.</summary>
    public Task LoseAnswerAsync(
        AnswerId id, bool unsure, Cause cause, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (await FindAsync(unit, id).ConfigureAwait(false) is not { } row
                || !await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            if (!unsure)
                await RemoveAsync(unit, row).ConfigureAwait(false);
            await unit.SaveAsync(new CheckInEvent.AnswerLost(row.ToAnswer(), unsure, now)).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Other words for one's own answer, and what replies help now; false: not hers, or gone.</summary>
    public Task<bool> RewriteAsync(
        Answer answer, string words, string? note, Cause cause, Instant now,
        CancellationToken cancellationToken) => connections.WriteAsync(async unit =>
        {
            if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return true;
            var changed = await unit.ExecuteAsync("""
                update check_in_answers set need = @need
                where id = @Id and member_id = @Member and guild_id = @Guild
                """, new { answer.Id, answer.Member, answer.Guild, need = answer.Need?.ToString() })
                .ConfigureAwait(false) == 1;
            if (changed)
                await unit.SaveAsync(new CheckInEvent.Rewritten(answer, words, note, now)).ConfigureAwait(false);
            return changed;
        }, cancellationToken);

    /// <summary>Takes back one's own answer; false when it is somebody else's, or gone.</summary>
    public Task<bool> TakeBackAsync(
        AnswerId id, GuildId guild, MemberId member, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => TakeDownAsync(
                unit, "id = @id and member_id = @member and guild_id = @guild", new { id, guild, member }, now),
            cancellationToken);

    /// <summary>Takes down whatever was answered to a round.</summary>
    public Task TakeDownAsync(RoundId round, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => TakeDownAsync(unit, "round_id = @round", new { round }, now), cancellationToken);

    /// <summary>Takes down a story or a question that has stood long enough.</summary>
    public Task TakeDownAsync(AnswerId id, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => TakeDownAsync(unit, "id = @id", new { id }, now), cancellationToken);

    /// <summary>Removes whatever is kept of a person, and has her words taken down.</summary>
    public Task ForgetAsync(GuildId guild, MemberId member, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            await RemoveNodsAsync(unit, guild, member).ConfigureAwait(false);
            await RemoveSuggestionsAsync(unit, guild, member).ConfigureAwait(false);
            await TakeDownAsync(unit, "member_id = @member and guild_id = @guild", new { guild, member }, now)
                .ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Removes whatever is kept of a person who left. What she said stays with the community.</summary>
    public Task LeaveAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            await RemoveNodsAsync(unit, guild, member).ConfigureAwait(false);
            await RemoveSuggestionsAsync(unit, guild, member).ConfigureAwait(false);
            await unit.ExecuteAsync(
                "delete from check_in_answers where member_id = @member and guild_id = @guild", new { guild, member })
                .ConfigureAwait(false);
        }, cancellationToken);

    private Task<ImmutableArray<Answer>> AnswersAsync(
        string which, object args, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<AnswerRow>(
                $"{AnswerRow.Select} where {which} order by id desc", args).ConfigureAwait(false);
            return rows.Select(row => row.ToAnswer()).ToImmutableArray();
        }, cancellationToken);

    private static async Task<bool> InsertAsync(UnitOfWork unit, Answer answer)
    {
        RoundId? round = answer.Round == default ? null : answer.Round;
        var counted = round is null ? 1 : await unit.ExecuteAsync(
            "update check_in_rounds set answers = answers + 1 where id = @round and status = 'Open'", new { round })
            .ConfigureAwait(false);
        return counted == 1 && await unit.ExecuteAsync("""
            insert into check_in_answers (id, round_id, guild_id, member_id, need, readers, channel_id, answered_at,
              me_too, with_you, heard, listed)
            values (@Id, @round, @Guild, @Member, @need, @readers, @Channel, @AnsweredAt, 0, 0, false, false)
            on conflict do nothing
            """, new
        {
            answer.Id,
            round,
            answer.Guild,
            answer.Member,
            need = answer.Need?.ToString(),
            readers = answer.Readers.ToString(),
            answer.Channel,
            answer.AnsweredAt,
        }).ConfigureAwait(false) == 1;
    }

    private static async Task<bool> TakeDownAsync(UnitOfWork unit, string which, object args, Instant now)
    {
        var rows = await unit.QueryAsync<AnswerRow>($"{AnswerRow.Select} where {which}", args).ConfigureAwait(false);
        foreach (var row in rows)
            await RemoveAsync(unit, row).ConfigureAwait(false);
        ImmutableArray<AnswerMessage> hanging =
        [
            .. rows.SelectMany<AnswerRow, AnswerMessage>(row => row is { Channel: { } place, Message: { } message }
                ? [new(row.Round ?? default, place, message)]
                : []),
        ];
        if (hanging.Length > 0)
            await SayTakenBackAsync(unit, rows[0].Guild, hanging, now).ConfigureAwait(false);
        return rows.Count > 0;
    }

    private static async Task RemoveAsync(UnitOfWork unit, AnswerRow row)
    {
        var removed = await unit.ExecuteAsync("delete from check_in_answers where id = @Id", new { row.Id })
            .ConfigureAwait(false);
        if (removed == 1 && row.Round is { } round)
            await unit.ExecuteAsync("update check_in_rounds set answers = answers - 1 where id = @round", new { round })
                .ConfigureAwait(false);
    }

    private static Task<AnswerRow?> FindAsync(UnitOfWork unit, AnswerId id) =>
        unit.QuerySingleOrDefaultAsync<AnswerRow>($"{AnswerRow.Select} where id = @id", new { id });

    private static Task RemoveNodsAsync(UnitOfWork unit, GuildId guild, MemberId member) => unit.ExecuteAsync(
        "delete from check_in_nods where member_id = @member and guild_id = @guild", new { guild, member });

    private static Task SayTakenBackAsync(
        UnitOfWork unit, GuildId guild, ImmutableArray<AnswerMessage> messages, Instant now) =>
        unit.SaveAsync(new CheckInEvent.AnswersTakenBack(guild, messages, now));
}
