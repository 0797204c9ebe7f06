using System.Collections.Immutable;
using System.Globalization;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Stages;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Stages;

/// <summary>Where a month is kept or let go, and what comes of it later: load, decide, save.</summary>
public sealed class StageMonths(
    MonthStore months,
    StageStore store,
    CommunityStore communities,
    MemberStore members,
    StageHandlers handlers,
    StageCatalog catalog,
    IClock clock)
{
    private static readonly LocalTime Morning = new(10, 0);

    public async Task<Response> Keep(KeepMonth form, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        if (!community.StageDates)
            return Response.Ephemeral("Months are not kept here.");
        var today = clock.GetCurrentInstant().InZone(context.Zone).Date;
        switch (StageMonthRules.Keep(
            context.Cause.Id, context.Community, context.Member, form.Month, form.WeeksEarly,
            catalog.ListOf(community), today))
        {
            case Decision<MemberMonth>.Accepted(var kept, _):
                await months.KeepAsync(kept, cancellationToken);
                return await handlers.Panel(context, cancellationToken);
            case Decision<MemberMonth>.Declined(var why):
                return Response.Ephemeral(why);
            default:
                return await handlers.Panel(context, cancellationToken);
        }
    }

    public async Task<Response> Remove(
        RemoveMonth action, InteractionContext context, CancellationToken cancellationToken)
    {
        await months.RemoveAsync(context.Community, context.Member, action.Month, cancellationToken);
        return await handlers.Panel(context, cancellationToken);
    }

    /// <summary>A stage's room is there: from now on the first of each month is looked at.</summary>
    public async Task PlaceFound(CommunityEvent.PlaceFound found, CancellationToken cancellationToken)
    {
        if (!found.Place.Key.StartsWith("stage:", StringComparison.Ordinal))
            return;
        var zone = Zone(await communities.FindAsync(found.Guild, cancellationToken));
        await months.OfferAsync(
            new Cause("stages.armed", found.Place.DiscordId),
            [],
            [new StageEvent.LookedAt(FirstAfter(found.At, zone), null, found.Guild, found.At)],
            cancellationToken);
    }

    /// <summary>The first of a month has come. Whoever pauses hears nothing, now or later.</summary>
    public async Task Look(LookAtStages action, DueContext due, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(due.Guild, cancellationToken);
        var zone = Zone(community);
        var today = due.Now.InZone(zone).Date;
        var (moved, events) = (ImmutableArray.CreateBuilder<MemberMonth>(), ImmutableArray.CreateBuilder<StageEvent>());
        if (community.StageDates && today.Day == 1)
        {
            var (offered, list) = (catalog.Of(community, due.View), catalog.ListOf(community));
            var all = await months.AllAsync(due.Guild, cancellationToken);
            foreach (var hers in all.GroupBy(month => month.Member))
            {
                if ((await members.FindAsync(due.Guild, hers.Key, cancellationToken)).IsOut)
                    continue;
                var mine = await store.FindAsync(due.Guild, hers.Key, cancellationToken);
                var next = hers.Select(month => (Month: month, Stage: StageMonthRules.OfferOn(
                    today, month, mine, offered, list))).Where(each => each.Stage is not null).ToList();
                moved.AddRange(next.Select(each => each.Month with { Offered = each.Stage! }));
                if (next.Count > 0)
                {
                    events.Add(new StageEvent.MovesOffered(
                        [.. next.Select(each => each.Stage!).Distinct()], due.Guild, hers.Key, due.Now));
                }
            }
        }

        var asks = !community.StageDates && today is { Day: 1, Month: 1 or 4 or 7 or 10 }
            && community.Find("channel", "check-ins") is { } place
                ? new ChannelId(place.DiscordId)
                : (ChannelId?)null;
        events.Add(new StageEvent.LookedAt(FirstAfter(due.Now, zone), asks, due.Guild, due.Now));
        await months.OfferAsync(due.Cause, moved.ToImmutable(), events.ToImmutable(), cancellationToken);
    }

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
    [
        .. (await months.OfAsync(guild, member, cancellationToken)).Select(month => month.WeeksEarly == 0
            ? T($"You chose to have a month kept: {Figures(month)}.")
            : T($"You chose to have a month kept: {Figures(month)}, counted {month.WeeksEarly} weeks later.")),
    ];

    public Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        months.ForgetAsync(guild, member, cancellationToken);

    private static string Figures(MemberMonth month) => string.Create(
        CultureInfo.InvariantCulture, $"{month.Month.Year:0000}-{month.Month.Month:00}");

    private static Instant FirstAfter(Instant now, DateTimeZone zone) => LocalSchedule.Resolve(
        now.InZone(zone).Date.ToYearMonth().PlusMonths(1).OnDayOfMonth(1), Morning, zone);

    private static DateTimeZone Zone(Community community) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(community.Zone) ?? DateTimeZone.Utc;
}
