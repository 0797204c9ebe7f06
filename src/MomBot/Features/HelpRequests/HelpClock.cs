using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.DoNotMatch;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>What the clock asks for, and how effects went: load, decide, save.</summary>
public sealed class HelpClock(
    HelpRequestStore store,
    HelpCommunities communities,
    MemberStore members,
    IClock clock)
{
    public Task Posted(CardPosted action, EffectOutcome outcome, CancellationToken cancellationToken) =>
        ChangeAsync(action.Request, outcome.Cause, request =>
            outcome is { Went: Went.Well, Id: { } message }
                ? HelpRules.Place(request, new MessageId(message), clock.GetCurrentInstant())
                : outcome.Went == Went.Forbidden
                ? HelpRules.NotAllowed(request, !action.Again, clock.GetCurrentInstant())
                : HelpRules.NotPosted(request, outcome.Went == Went.Held, clock.GetCurrentInstant()),
                    cancellationToken);

    public Task Hang(HangRequest action, DueContext due, CancellationToken cancellationToken) =>
        ChangeAsync(
            action.Request, due.Cause, request => HelpRules.HangAgain(request, due.Now), cancellationToken);

    public async Task HandOff(HandOffMade action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var apart = await communities.ApartAsync(outcome.Guild, null, cancellationToken);
        var now = clock.GetCurrentInstant();
        await ChangeAsync(action.Request, outcome.Cause, request =>
            outcome is { Went: Went.Well, Id: { } thread }
                ? HelpRules.OpenHandOff(request, action.Claim, new ChannelId(thread), apart, now)
                : HelpRules.RefuseHandOff(request, action.Claim, now), cancellationToken);
    }

    public async Task Enter(EnterHandOff action, DueContext due, CancellationToken cancellationToken)
    {
        var apart = await communities.ApartAsync(due.Guild, null, cancellationToken);
        await ChangeAsync(action.Request, due.Cause, request =>
            HelpRules.EnterHandOff(request, action.Claim, apart, due.Now), cancellationToken);
    }

    public Task Leave(LeaveHandOff action, DueContext due, CancellationToken cancellationToken) =>
        ChangeAsync(action.Request, due.Cause, request =>
            HelpRules.LeaveHandOff(request, action.Claim, due.Now), cancellationToken);

    public async Task Remind(RemindOfPromise action, DueContext due, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(action.Request, cancellationToken) is not { } request
            || request.Find(action.Claim) is not { } claim)
            return;
        var here = await communities.FindAsync(due.Guild, cancellationToken);
        var zone = (await members.FindAsync(due.Guild, claim.Helper, cancellationToken)).Zone is { } own
            ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(own) ?? here.Zone
            : here.Zone;
        await ChangeAsync(action.Request, due.Cause, now =>
            HelpRules.Remind(now, action.Claim, zone, due.Now), cancellationToken);
    }

    public async Task Silence(FeelSilence action, DueContext due, CancellationToken cancellationToken)
    {
        var apart = await communities.ApartAsync(due.Guild, null, cancellationToken);
        await ChangeAsync(action.Request, due.Cause, request =>
            HelpRules.FeelSilence(request, action.Claim, apart, due.Now), cancellationToken);
    }

    public async Task Look(LookAgain action, DueContext due, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(due.Guild, cancellationToken);
        await ChangeAsync(action.Request, due.Cause, request =>
            HelpRules.LookAgain(request, action.Step, here.Board, here.Hosts, due.Now), cancellationToken);
    }

    /// <summary>What has changed lately is drawn, once.</summary>
    public Task Draw(DrawAgain action, DueContext due, CancellationToken cancellationToken) =>
        ChangeAsync(action.Request, due.Cause, request =>
            Decision.Accept(request, new HelpEvent.Drawn(request, due.Now)), cancellationToken);

    public Task Lapse(LapseRequest action, DueContext due, CancellationToken cancellationToken) =>
        ChangeAsync(action.Request, due.Cause, request => HelpRules.Lapse(request, due.Now), cancellationToken);

    public Task Forget(ForgetRequest action, DueContext due, CancellationToken cancellationToken) =>
        store.RemoveAsync(action.Request, cancellationToken);

    /// <summary>
    /// While a report about it is open, a thread stays and is looked at again a day later, whether its request is still
    /// kept or not.
    /// </summary>
    public async Task Unthread(DeleteHandOff action, DueContext due, CancellationToken cancellationToken)
    {
        if (await store.IsReportedAsync(due.Guild, action.Thread, cancellationToken))
        {
            await store.SayAsync(
                new HelpEvent.HandOffOutlives(
                    due.Guild, action.Request, action.Thread, due.Now + HelpRules.StaysAfter, due.Now),
                due.Cause,
                cancellationToken);
        }
        else if (await store.FindAsync(action.Request, cancellationToken) is null)
        {
            await store.SayAsync(
                new HelpEvent.HandOffOver(due.Guild, action.Thread, due.Now), due.Cause, cancellationToken);
        }
        else
        {
            await ChangeAsync(action.Request, due.Cause, request =>
                HelpRules.Unthread(request, action.Thread, due.Now), cancellationToken);
        }
    }

    /// <summary>
    /// Two people are kept apart from now on: what they have between them ends, as if plans had changed.
    /// </summary>
    public async Task Part(DoNotMatchEvent.KeptApart happened, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(happened.Guild, cancellationToken);
        var apart = await communities.ApartAsync(happened.Guild, null, cancellationToken);
        foreach (var request in await store.WithAsync(happened.Guild, happened.Owner, cancellationToken))
        {
            var cause = new Cause("help-apart",
                request.Id.Value ^ happened.Other.Value ^ happened.At.ToUnixTimeMilliseconds());
            await ChangeAsync(request.Id, cause, current =>
                HelpRules.Part(current, happened.Owner, happened.Other, apart, here.Zone, happened.At),
                    cancellationToken);
        }
    }

    private Task ChangeAsync(
        HelpRequestId id,
        Cause cause,
        Func<HelpRequest, Decision<HelpRequest>> decide,
        CancellationToken cancellationToken) => store.ChangeAsync(id, cause, decide, cancellationToken);
}
