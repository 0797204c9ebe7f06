using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>Who answered where: ids only, never the words.</summary>
public sealed partial class CheckInStore
{
    private const string SelectAnswer = """
        select id, round_id as round, guild_id as guild, member_id as member, need, message_id as message, answered_at
        from check_in_answers
        """;

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

    public Task<Answer?> FindAnswerAsync(AnswerId id, CancellationToken cancellationToken) => connections.ReadAsync(
        async connection => await connection.QuerySingleOrDefaultAsync<AnswerRow>(
            $"{SelectAnswer} where id = @id", new { id }).ConfigureAwait(false) is { } row ? Open(row) : null,
        cancellationToken);

    /// <summary>What a person answered in a community, the newest first.</summary>
    public Task<ImmutableArray<Answer>> AnswersOfAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<AnswerRow>(
                $"{SelectAnswer} where member_id = @member and guild_id = @guild order by id desc",
                new { guild, member }).ConfigureAwait(false);
            return rows.Select(Open).ToImmutableArray();
        }, cancellationToken);

    /// <summary>Her words hang. When she took them back meanwhile, they are taken down.</summary>
    public Task PlaceAnswerAsync(
        Round round, AnswerId id, MessageId message, Cause cause, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            var placed = await unit.ExecuteAsync(
                "update check_in_answers set message_id = @message where id = @id", new { id, message })
                .ConfigureAwait(false);
            if (placed == 0 && round.AnswersIn is { } place)
                await SayTakenBackAsync(unit, round.Guild, [new(round.Id, place, message)], now).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Her words did not arrive: she hears of it, and nothing is kept of what is not there.</summary>
    public Task LoseAnswerAsync(
        Round round, AnswerId id, bool unsure, Cause cause, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (await unit.QuerySingleOrDefaultAsync<AnswerRow>($"{SelectAnswer} where id = @id", new { id })
                    .ConfigureAwait(false) is not { } row
                || !await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            if (!unsure)
                await RemoveAsync(unit, Open(row)).ConfigureAwait(false);
            await unit.SaveAsync(new CheckInEvent.AnswerLost(round, Open(row), unsure, now)).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Takes back one's own answer; false when it is somebody else's, or gone.</summary>
    public Task<bool> TakeBackAsync(
        AnswerId id, GuildId guild, MemberId member, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => TakeBackAsync(unit, "a.id = @id", new { id, guild, member }, now), cancellationToken);

    /// <summary>Removes whatever is kept of a person, and has her words taken down.</summary>
    public Task ForgetAsync(GuildId guild, MemberId member, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => TakeBackAsync(unit, "1 = 1", new { guild, member }, now), cancellationToken);

    /// <summary>Removes whatever is kept of a person who left. What she said stays with the community.</summary>
    public Task LeaveAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => unit.ExecuteAsync(
                "delete from check_in_answers where member_id = @member and guild_id = @guild", new { guild, member }),
            cancellationToken);

    private static async Task<bool> InsertAsync(UnitOfWork unit, Answer answer)
    {
        var counted = await unit.ExecuteAsync(
            "update check_in_rounds set answers = answers + 1 where id = @Round and status = 'Open'",
            new { answer.Round }).ConfigureAwait(false);
        return counted == 1 && await unit.ExecuteAsync("""
            insert into check_in_answers (id, round_id, guild_id, member_id, need, answered_at)
            values (@Id, @Round, @Guild, @Member, @need, @AnsweredAt) on conflict do nothing
            """, new
        {
            answer.Id,
            answer.Round,
            answer.Guild,
            answer.Member,
            need = answer.Need?.ToString(),
            answer.AnsweredAt,
        }).ConfigureAwait(false) == 1;
    }

    private static async Task<bool> TakeBackAsync(UnitOfWork unit, string which, object args, Instant now)
    {
        var rows = await unit.QueryAsync<PlacedRow>($"""
            select a.id, a.round_id as round, a.guild_id as guild, r.answers_in as channel, a.message_id as message
            from check_in_answers a join check_in_rounds r on r.id = a.round_id
            where a.member_id = @member and a.guild_id = @guild and {which}
            """, args).ConfigureAwait(false);
        foreach (var row in rows)
            await RemoveAsync(unit, row.Round, row.Id).ConfigureAwait(false);
        ImmutableArray<AnswerMessage> hanging =
        [
            .. rows.SelectMany<PlacedRow, AnswerMessage>(row => row is { Channel: { } place, Message: { } message }
                ? [new(row.Round, place, message)]
                : []),
        ];
        if (hanging.Length > 0)
            await SayTakenBackAsync(unit, rows[0].Guild, hanging, now).ConfigureAwait(false);
        return rows.Count > 0;
    }

    private static Task RemoveAsync(UnitOfWork unit, Answer answer) => RemoveAsync(unit, answer.Round, answer.Id);

    private static async Task RemoveAsync(UnitOfWork unit, RoundId round, AnswerId id)
    {
        var removed = await unit.ExecuteAsync("delete from check_in_answers where id = @id", new { id })
            .ConfigureAwait(false);
        if (removed == 1)
            await unit.ExecuteAsync("update check_in_rounds set answers = answers - 1 where id = @round", new { round })
                .ConfigureAwait(false);
    }

    private static Task SayTakenBackAsync(
        UnitOfWork unit, GuildId guild, ImmutableArray<AnswerMessage> messages, Instant now) =>
        unit.SaveAsync(new CheckInEvent.AnswersTakenBack(guild, messages, now));

    private static Answer Open(AnswerRow row) => new(
        row.Id,
        row.Round,
        row.Guild,
        row.Member,
        row.Need is null ? null : Enum.Parse<NeedTag>(row.Need),
        row.Message,
        row.AnsweredAt);

    [method: ExplicitConstructor]
    private sealed record AnswerRow(
        AnswerId Id,
        RoundId Round,
        GuildId Guild,
        MemberId Member,
        string? Need,
        MessageId? Message,
        Instant AnsweredAt);

    [method: ExplicitConstructor]
    private sealed record PlacedRow(
        AnswerId Id, RoundId Round, GuildId Guild, ChannelId? Channel, MessageId? Message);
}
