using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Text;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>What those who look after check-ins do: choose the day, and decide about rounds that wait.</summary>
public sealed class CheckInHostHandlers(
    CheckInStore store, CommunityStore communities, CheckInThemes themes, CheckInBoards boards, IClock clock)
{
    private const int FirstHour = 7;
    private const int LastHour = 20;

    private static readonly Text ForHosts =
        "That is for those who look after check-ins here: the admins and the facilitators. A word to one of them is enough.";

    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The hours outside the quiet ones.</summary>
    public static ImmutableArray<Choice> Hours(InteractionContext context) =>
    [
        .. Enumerable.Range(FirstHour, LastHour - FirstHour + 1)
            .Select(hour => Hour.Format(new LocalTime(hour, 0)))
            .Select(hour => new Choice(hour, hour)),
    ];

    public async Task<Opening> OpenRhythm(
        OpenRhythm action, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        if (!context.IsHost(community))
            return ForHosts;
        if (community.CheckInChannel() is null)
            return T($"First choose a channel for check-ins, with /setup. Then come back here for the day and time.");
        var rhythm = await store.RhythmAsync(community.Id, cancellationToken) ?? Rhythm.Fresh(community.Id);
        return new SetRhythm((RhythmDay)rhythm.Day, Hour.Format(rhythm.At), rhythm.On);
    }

    public async Task<Response> SetRhythm(
        SetRhythm form, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        if (!context.IsHost(community))
            return Response.Ephemeral(ForHosts);
        var decision = await store.ChangeRhythmAsync(
            community.Id,
            context.Cause,
            rhythm => CheckInRules.SetRhythm(
                rhythm,
                (IsoDayOfWeek)form.Day,
                Hour.Parse(form.At).Value,
                form.On,
                community.Zone,
                clock.GetCurrentInstant()),
            cancellationToken);
        return Response.Ephemeral(decision is Decision<Rhythm>.Accepted(var set, _)
            ? CheckInViews.RhythmSet(set, community.Zone, boards.Dates(set, community))
            : new Card("Nothing was changed."));
    }

    public async Task<Response> Send(SendRound action, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var now = clock.GetCurrentInstant();
        var pick = await themes.ChooseAsync(community, now.InZone(community.ZoneOf()).Date, cancellationToken);
        return await Change(
            action.Round,
            context,
            community,
            round => CheckInRules.SendNow(round, community.CheckInChannel(), pick, now),
            cancellationToken);
    }

    public async Task<Response> Skip(
        SkipRound action, InteractionContext context, CancellationToken cancellationToken) =>
        await Change(
            action.Round,
            context,
            await communities.FindAsync(context.Community, cancellationToken),
            CheckInRules.Skip,
            cancellationToken);

    private async Task<Response> Change(
        RoundId id,
        InteractionContext context,
        Community community,
        Func<Round, Decision<Round>> decide,
        CancellationToken cancellationToken)
    {
        if (!context.IsHost(community))
            return Response.Ephemeral(ForHosts);
        var decision = await store.ChangeAsync(
            id,
            context.Cause,
            round => round.Guild == community.Id ? decide(round) : Decision.Missing<Round>(),
            cancellationToken);
        return decision is Decision<Round>.Declined(var why)
            ? Response.Ephemeral(why)
            : Response.Update(CheckInViews.Board(await boards.ReadAsync(context, cancellationToken)));
    }
}
