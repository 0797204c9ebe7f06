using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Features.CheckIns;

/// <summary>What facilitators say about single dates of a schedule: rest, another time, now, or not today.</summary>
public sealed class SingleDateHandlers(
    CheckInStore store, CheckInThemes themes, CheckInBoards boards, ScheduleChanges changes, IClock clock)
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public Task<Response> Rest(RestDates action, InteractionContext context, CancellationToken cancellationToken) =>
        changes.ChangeAsync(
            action.Rhythm,
            context,
            (rhythm, community) =>
            {
                var (zone, now) = (community.ZoneOf(rhythm), clock.GetCurrentInstant());
                var offered = LocalSchedule.Upcoming(
                    rhythm.Times with { Rests = [] }, zone, now, CheckInViews.DatesOffered);
                return RhythmRules.RestOn(
                    rhythm,
                    [.. offered.Select(each => each.Date)],
                    [.. Dates(action.Dates)],
                    zone.Id,
                    now);
            },
            cancellationToken);

    public async Task<Opening> OpenMove(
        OpenMove action, InteractionContext context, CancellationToken cancellationToken) =>
        await store.RhythmAsync(action.Rhythm, cancellationToken) is { } rhythm && rhythm.Guild == context.Community
            ? new MoveRound(rhythm.Id, action.Date, (RhythmDay)action.Date.DayOfWeek, Hour.Format(rhythm.Times.At))
            : ScheduleChanges.Gone;

    public Task<Response> Move(MoveRound form, InteractionContext context, CancellationToken cancellationToken)
    {
        var day = form.Date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).PlusDays((int)form.Day - 1);
        return changes.ChangeAsync(
            form.Rhythm,
            context,
            (rhythm, community) => RhythmRules.Move(
                rhythm,
                form.Date,
                day + Hour.Parse(form.At).Value,
                community.ZoneOf(rhythm),
                clock.GetCurrentInstant()),
            cancellationToken);
    }

    public Task<Response> Pause(PauseRhythm action, InteractionContext context, CancellationToken cancellationToken) =>
        changes.ChangeAsync(
            action.Rhythm,
            context,
            (rhythm, community) =>
            {
                var (zone, now) = (community.ZoneOf(rhythm), clock.GetCurrentInstant());
                return RhythmRules.Pause(rhythm, now.InZone(zone).Date.PlusWeeks((int)action.For), zone.Id, now);
            },
            cancellationToken);

    public Task<Response> Wake(WakeRhythm action, InteractionContext context, CancellationToken cancellationToken) =>
        changes.ChangeAsync(
            action.Rhythm,
            context,
            (rhythm, community) =>
                RhythmRules.Wake(rhythm, community.ZoneOf(rhythm).Id, clock.GetCurrentInstant()),
            cancellationToken);

    public async Task<Response> Hold(HoldHere action, InteractionContext context, CancellationToken cancellationToken)
    {
        var (community, rhythm) = await changes.ReadAsync(action.Rhythm, context, cancellationToken);
        if (rhythm is null || community.ChannelOf(rhythm) is not { } channel)
            return Response.Ephemeral(ScheduleChanges.Gone);
        Instant? until = action.On ? clock.GetCurrentInstant() + CheckInRules.HardDay : null;
        await store.HoldAsync(community.Id, channel, until, cancellationToken);
        return await changes.ShowAsync(action.Rhythm, context, cancellationToken);
    }

    /// <summary>The next round comes now; at its own time nothing comes any more.</summary>
    public async Task<Response> SendNext(
        SendNext action, InteractionContext context, CancellationToken cancellationToken)
    {
        var (community, rhythm) = await changes.ReadAsync(action.Rhythm, context, cancellationToken);
        if (rhythm is null)
            return Response.Ephemeral(ScheduleChanges.Gone);
        var chosen = await themes.ChooseAsync(community, rhythm, action.Date, cancellationToken);
        var draft = CheckInClock.Draft(new RoundId(context.Cause.Id), community, rhythm, action.Date);
        var now = clock.GetCurrentInstant();
        var round = await store.FindAsync(rhythm.Id, action.Date, cancellationToken);
        var decision = round is null
            ? await store.AddAsync(
                rhythm.Id, action.Date, context.Cause, () => Send(draft), cancellationToken)
            : await store.ChangeAsync(round.Id, context.Cause, Send, cancellationToken);
        return decision is Decision<Round>.Declined(var why)
            ? Response.Ephemeral(why)
            : Response.Update(CheckInViews.Schedule(
                await boards.OfAsync(rhythm, community, cancellationToken), "It is on its way."));

        Decision<Round> Send(Round each) => CheckInRules.SendNow(
            each, community.ChannelOf(rhythm), chosen, now);
    }

    private static IEnumerable<LocalDate> Dates(ImmutableArray<ConfigKey> chosen) =>
        (chosen.IsDefault ? [] : chosen)
            .Select(each => LocalDatePattern.Iso.Parse(each.Value))
            .Where(each => each.Success)
            .Select(each => each.Value);
}
