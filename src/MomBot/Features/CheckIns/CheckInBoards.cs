using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>Reads what people and facilitators see of check-ins.</summary>
public sealed class CheckInBoards(
    CheckInStore store, CommunityStore communities, CheckInThemes themes, ScheduleStore schedules, IClock clock)
{
    /// <summary>Rounds that wait, or are on, at most so many: older ones stay behind those.</summary>
    private const int MostRounds = 3;

    /// <summary>So long somebody may still like to send what went by.</summary>
    private static readonly Duration StillOfInterest = Duration.FromDays(14);

    public async Task<CheckInBoard> ReadAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var rhythms = await store.RhythmsAsync(community.Id, cancellationToken);
        ImmutableArray<Instant> dates =
        [
            .. rhythms.SelectMany(rhythm => Next(rhythm, community)).Select(next => next.Due)
                .Order().Take(CheckInViews.DatesShown),
        ];
        return new CheckInBoard(
            community.CheckInChannel() is not null,
            await store.CurrentAsync(community.Id, MostRounds, cancellationToken),
            dates is [var next, ..] ? next : null,
            context.IsFacilitator ? await HostsAsync(community, rhythms, dates, cancellationToken) : null);
    }

    /// <summary>What is everybody's: the round in the check-in channel, and the next. None: no channel.</summary>
    public async Task<MyCheckIn?> MineAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        if (community.CheckInChannel() is not { } channel)
            return null;
        var open = (await store.CurrentAsync(community.Id, MostRounds, cancellationToken))
            .FirstOrDefault(round => round.Status == RoundStatus.Open && round.Channel == channel);
        var hers = open is null ? [] : await store.AnswersOfAsync(community.Id, context.Member, cancellationToken);
        var next = (await store.RhythmsAsync(community.Id, cancellationToken))
            .Where(rhythm => community.ChannelOf(rhythm) == channel)
            .SelectMany(rhythm => Next(rhythm, community)).Select(date => date.Due).ToList();
        return new MyCheckIn(
            open, hers.Any(answer => answer.Round == open!.Id), next.Count == 0 ? null : next.Min());
    }

    /// <summary>What waits for a human, what failed, and what rests.</summary>
    /// <param name="unheard">Answers that nobody has met by a press for a while.</param>
    public async Task<MorningList> MorningAsync(
        GuildId guild, ImmutableArray<Answer> unheard, CancellationToken cancellationToken) =>
        new(unheard, await store.HeldAsync(guild, MostRounds, cancellationToken))
        {
            WithoutThread =
            [
                .. (await store.CurrentAsync(guild, MostRounds, cancellationToken))
                    .Where(round => round.IsWithoutThread),
            ],
            Resting =
            [
                .. (await store.RhythmsAsync(guild, cancellationToken))
                    .Where(rhythm => !rhythm.On && rhythm.Silent >= RhythmRules.SilentRounds),
            ],
            Missed = await MissedAsync(guild, cancellationToken),
            Suggestions = (await store.PromptsAsync(guild, cancellationToken))
                .Count(prompt => prompt.Status == PromptStatus.Suggested),
        };

    /// <summary>What went by while the bot was away; a note on a night or a day is not sent later.</summary>
    private async Task<ImmutableArray<MissedDate>> MissedAsync(GuildId guild, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var rhythms = (await store.RhythmsAsync(guild, cancellationToken))
            .Where(rhythm => !RoundFormats.IsQuiet(rhythm.Format)).ToDictionary(rhythm => rhythm.Id.Value);
        var missed = ImmutableArray.CreateBuilder<MissedDate>();
        foreach (var (schedule, date) in await schedules.MissedAsync(
            guild, now - StillOfInterest, now, cancellationToken))
        {
            if (missed.Count < MostRounds && rhythms.TryGetValue(schedule, out var rhythm)
                && await store.FindAsync(rhythm.Id, date, cancellationToken) is null or { Status: RoundStatus.Planned })
                missed.Add(new MissedDate(rhythm, date));
        }

        return missed.ToImmutable();
    }

    /// <summary>All schedules of a community.</summary>
    public async Task<ImmutableArray<ScheduleBoard>> SchedulesAsync(
        Community community, CancellationToken cancellationToken)
    {
        var boards = ImmutableArray.CreateBuilder<ScheduleBoard>();
        foreach (var rhythm in await store.RhythmsAsync(community.Id, cancellationToken))
            boards.Add(await OfAsync(rhythm, community, cancellationToken));
        return boards.ToImmutable();
    }

    /// <summary>One schedule, as it is now.</summary>
    public async Task<ScheduleBoard> OfAsync(
        Rhythm rhythm, Community community, CancellationToken cancellationToken)
    {
        var (place, zone, now) = (community.ChannelOf(rhythm), community.ZoneOf(rhythm), clock.GetCurrentInstant());
        var held = place is { } channel
            ? await store.HeldUntilAsync(community.Id, channel, cancellationToken)
            : null;
        var unrested = rhythm.Times with { Rests = [] };
        return new ScheduleBoard(
            rhythm,
            place,
            zone.Id,
            Next(rhythm, community),
            [.. LocalSchedule.Upcoming(unrested, zone, now, CheckInViews.DatesOffered).Select(next => next.Date)],
            held > now ? held : null);
    }

    private ImmutableArray<(LocalDate Date, Instant Due)> Next(Rhythm rhythm, Community community) => rhythm.On
        ?
        [
            .. LocalSchedule.Upcoming(
                rhythm.Times, community.ZoneOf(rhythm), clock.GetCurrentInstant(), CheckInViews.DatesShown),
        ]
        : [];

    private async Task<HostBoard> HostsAsync(
        Community community,
        ImmutableArray<Rhythm> rhythms,
        ImmutableArray<Instant> dates,
        CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var left = rhythms is [var first, ..]
            ? (await themes.ChooseAsync(
                community, first, now.InZone(community.ZoneOf(first)).Date, cancellationToken)).Left
            : int.MaxValue;
        var today = now.InZone(community.ZoneOf()).Date;
        var missed = await MissedAsync(community.Id, cancellationToken);
        return new HostBoard(
            await store.HeldAsync(community.Id, MostRounds, cancellationToken),
            [
                .. (await store.PlannedAsync(community.Id, MostRounds, cancellationToken))
                    .Where(round => round.Date >= today
                        && missed.All(each => (each.Rhythm.Id, each.Date) != (round.Rhythm, round.Date))),
            ],
            missed,
            await store.UnheardAsync(community.Id, now - CheckInViews.Unheard, cancellationToken),
            dates,
            left);
    }
}
