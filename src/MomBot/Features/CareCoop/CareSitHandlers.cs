using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Data.DoNotMatch;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Text;
using static MomBot.Data.Text;

namespace MomBot.Features.CareCoop;

/// <summary>Where care that was written down meets what the two say about it.</summary>
public sealed class CareSitHandlers(CareCoopStore store, DoNotMatchStore apart, IClock clock)
{
    private const int DaysBack = 14;

    private static readonly Text Gone = "That is no longer there.";

    public static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>The last fourteen days, by the reader's calendar.</summary>
    public ImmutableArray<Choice> Days(InteractionContext context)
    {
        var today = clock.GetCurrentInstant().InZone(context.Zone).Date;
        return [.. Enumerable.Range(0, DaysBack).Select(back => today.PlusDays(-back))
            .Select(date => new Choice(Day(date), T($"{date}")))];
    }

    public async Task<Response> Propose(CareForm form, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var (sitter, family) = form.Minder switch
        {
            Minder.Me => (context.Member, form.Who),
            Minder.Them => (form.Who, context.Member),
        };
        var nobody = new CareParty(default, null, IsActive: false, 0);
        var draft = new CareSit(
            new CareSitId(context.Cause.Id),
            context.Community,
            nobody,
            nobody,
            Quarters(form.Length),
            (int)form.Children,
            LocalDatePattern.Iso.Parse(form.Day.Value) is { Success: true, Value: var day }
                ? day
                : now.InZone(context.Zone).Date,
            SaidBySitter: form.Minder == Minder.Me,
            Before: null,
            CareSitState.Proposed,
            Booked: 0,
            now,
            1);
        var keptFrom = await apart.ApartFromAsync(context.Community, context.Member, cancellationToken);
        var decision = await store.AddAsync(
            draft.Id,
            context.Community,
            sitter,
            family,
            context.Cause,
            (one, other) => CareSitRules.Propose(
                draft, one, other, context.Member, keptFrom.Contains(form.Who), now),
            cancellationToken);
        return Response.Ephemeral(decision switch
        {
            Decision<CareMatter>.Accepted => CareViews.Said(T($"Written down. It counts when {form.Who} says so too.")),
            Decision<CareMatter>.Declined(var why) => CareViews.Said(why),
            _ => CareViews.Closed(context.IsAdmin),
        });
    }

    public Task<Response> Agree(AgreeToCare action, InteractionContext context, CancellationToken cancellationToken) =>
        Change(
            action.Sit,
            context,
            (matter, now) => CareSitRules.Agree(matter, context.Member, now),
            "Booked. Thank you both.",
            cancellationToken);

    public async Task<Opening> OpenDiffer(
        OpenDiffer action, InteractionContext context, CancellationToken cancellationToken) =>
        await store.FindAsync(action.Sit, cancellationToken) is { } sit && sit.PartyOf(context.Member) is not null
            ? new DifferForm(sit.Id, CareViews.Key(sit.Quarters), (Children)sit.Children)
            : Gone;

    public async Task<Response> Differ(DifferForm form, InteractionContext context, CancellationToken cancellationToken)
    {
        var said = new CareSaid(Quarters(form.Length), (int)form.Children);
        var answer = await Change(
            form.Sit,
            context,
            (matter, now) => CareSitRules.Dispute(matter, context.Member, said, now),
            "Noted, as you remember it. The other family is asked, and a facilitator sees it. Nobody has to be right tonight.",
            cancellationToken);
        return answer is Response.Updated(var card, _) ? Response.Ephemeral(card) : answer;
    }

    public Task<Response> AskFacilitator(
        AskFacilitator action, InteractionContext context, CancellationToken cancellationToken) => Change(
        action.Sit,
        context,
        (matter, now) => CareSitRules.AskFacilitator(matter, context.Member, now),
        "A facilitator sees it now.",
        cancellationToken);

    public Task<Response> TakeBack(
        TakeBackCare action, InteractionContext context, CancellationToken cancellationToken) => Change(
        action.Sit,
        context,
        (matter, now) => CareSitRules.TakeBack(matter, context.Member, now),
        "Taken back.",
        cancellationToken);

    public Task Wait(CareWaits action, DueContext due, CancellationToken cancellationToken) => store.ChangeAsync(
        action.Sit, due.Cause, matter => CareSitRules.Wait(matter, due.Now), cancellationToken);

    /// <summary>Two are kept apart from now on: what is open between them is dropped, as if one had left.</summary>
    public async Task Part(DoNotMatchEvent.KeptApart happened, CancellationToken cancellationToken)
    {
        if (await store.HoldingAsync(happened.Guild, happened.Owner, cancellationToken) is not { } holding)
            return;
        foreach (var sit in await store.OpenAsync(holding.Account.Id, cancellationToken))
        {
            if (sit.PartyOf(happened.Other) is null)
                continue;
            await store.ChangeAsync(
                sit.Id,
                new Cause("apart:coop", sit.Id.Value ^ happened.At.ToUnixTimeMilliseconds()),
                matter => CareSitRules.PartWays(matter, happened.At),
                cancellationToken);
        }
    }

    /// <summary>Whoever leaves the community leaves nothing open; her hours stay until she is forgotten.</summary>
    public async Task PartWays(MemberEvent.Left left, CancellationToken cancellationToken)
    {
        if (await store.HoldingAsync(left.Guild, left.Owner, cancellationToken) is not { } holding)
            return;
        foreach (var sit in await store.OpenAsync(holding.Account.Id, cancellationToken))
        {
            await store.ChangeAsync(
                sit.Id,
                new Cause("leave:coop", sit.Id.Value ^ left.At.ToUnixTimeMilliseconds()),
                matter => CareSitRules.PartWays(matter, left.At),
                cancellationToken);
        }
    }

    internal static int Quarters(ConfigKey length) =>
        int.TryParse(length.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var quarters) ? quarters : 0;

    private async Task<Response> Change(
        CareSitId id,
        InteractionContext context,
        Func<CareMatter, Instant, Decision<CareMatter>> decide,
        Text done,
        CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var keptFrom = await store.FindAsync(id, cancellationToken) is { } sit
            ? await apart.ApartFromAsync(sit.Guild, context.Member, cancellationToken)
            : [];
        var decision = await store.ChangeAsync(id, context.Cause, InCommunity, cancellationToken);
        var words = decision switch
        {
            Decision<CareMatter>.Accepted => done,
            Decision<CareMatter>.Declined(var why) => why,
            _ => Gone,
        };
        return Response.Update(CareViews.Said(words, here: context.Guild is not null));

        Decision<CareMatter> InCommunity(CareMatter matter) =>
            context.Guild is { } guild && guild != matter.Sit.Guild
                ? Decision.Missing<CareMatter>()
                : decide(matter with { Sit = matter.Sit.Without(keptFrom) }, now);
    }
}
