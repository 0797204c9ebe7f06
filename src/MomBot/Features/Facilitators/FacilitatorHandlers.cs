using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Facilitators;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Facilitators;

/// <summary>Where those who look after a place say how: load, decide, save, answer.</summary>
public sealed class FacilitatorHandlers(FacilitatorStore store, IDateTimeZoneProvider zones, IClock clock)
{
    /// <summary>Whoever opens it is known as one of them from then on.</summary>
    public async Task<Response> Open(
        OpenMyDuties action, InteractionContext context, CancellationToken cancellationToken)
    {
        var mine = await store.FindAsync(context.Community, context.Member, cancellationToken);
        return mine.Version > 0
            ? await Panel(context, null, cancellationToken)
            : await Change(
                context,
                who => Decision.Accept(who, new FacilitatorEvent.Introduced(
                    context.Community, context.Member, clock.GetCurrentInstant())),
                null,
                cancellationToken);
    }

    public async Task<Opening> OpenLine(
        OpenMyLine action, InteractionContext context, CancellationToken cancellationToken) =>
        new WriteMyLine((await store.FindAsync(context.Community, context.Member, cancellationToken)).Line);

    public Task<Response> Write(WriteMyLine form, InteractionContext context, CancellationToken cancellationToken) =>
        Change(context, who => Decision.Accept(who with { Line = form.Line.Trim() }), "Saved.", cancellationToken);

    public Task<Response> AddRoom(
        LookAfterRoom action, InteractionContext context, CancellationToken cancellationToken) =>
        Change(context, who => FacilitatorRules.LookAfter(who, action.Room), "Saved.", cancellationToken);

    public Task<Response> LeaveRoom(
        LeaveRoom action, InteractionContext context, CancellationToken cancellationToken) =>
        Change(
            context,
            who => long.TryParse(action.Room.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var room)
                ? FacilitatorRules.Leave(who, new ChannelId(room))
                : Decision.Accept(who),
            "Saved.",
            cancellationToken);

    public async Task<Response> Away(
        TakeDaysOff action, InteractionContext context, CancellationToken cancellationToken)
    {
        var others = await OthersAsync(context, cancellationToken);
        var now = clock.GetCurrentInstant();
        return await Change(
            context,
            who => FacilitatorRules.Away(who, action.Days, Today(context.Settings), others, now),
            action.Days > 0 ? "Enjoy it. The others are told." : "Good to have you back. The others are told.",
            cancellationToken);
    }

    public async Task<Response> Offer(
        OfferHandover form, InteractionContext context, CancellationToken cancellationToken)
    {
        var known = (await OthersAsync(context, cancellationToken)).Contains(form.To);
        var now = clock.GetCurrentInstant();
        return await Change(
            context,
            who => FacilitatorRules.Offer(who, form.To, known, now),
            T($"{form.To} is asked, and nobody else. Until they say yes everything stays as it is."),
            cancellationToken);
    }

    public async Task<Response> Answer(
        AnswerHandover action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return await store.ChangeAsync(
            context.Community,
            action.From,
            context.Member,
            context.Cause,
            both => FacilitatorRules.Answer(both, action.Yes, now),
            cancellationToken) is Decision<Handover>.Declined(var why)
            ? Response.Update(new Card(why))
            : await Panel(
                context,
                action.Yes ? "It is yours now. Thank you." : "That is fine. They are told that nothing has changed.",
                cancellationToken);
    }

    public async Task<Response> Show(
        ShowFacilitators action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(FacilitatorViews.Who(
            await store.ListAsync(context.Community, cancellationToken), Today(context.Settings)));

    /// <summary>Who looks after the place, for a member's panel.</summary>
    public async Task<Section?> Mine(InteractionContext context, CancellationToken cancellationToken) =>
        FacilitatorViews.OfVillage(await store.ListAsync(context.Community, cancellationToken));

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        await store.FindAsync(guild, member, cancellationToken) is { Version: > 0 } mine
            ? [T($"You facilitate here. Your line: {mine.Line}. Rooms you look after: {mine.Rooms.Length}.")]
            : [];

    public Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        store.ForgetAsync(guild, member, cancellationToken);

    private async Task<ImmutableArray<MemberId>> OthersAsync(
        InteractionContext context, CancellationToken cancellationToken) =>
    [
        .. (await store.ListAsync(context.Community, cancellationToken))
            .Where(each => each.Member != context.Member && !each.IsAway(Today(context.Settings)))
            .Select(each => each.Member),
    ];

    private async Task<Response> Change(
        InteractionContext context,
        Func<Facilitator, Decision<Facilitator>> decide,
        Text? done,
        CancellationToken cancellationToken) =>
        await Panel(
            context,
            await store.ChangeAsync(context.Community, context.Member, context.Cause, decide, cancellationToken)
                is Decision<Facilitator>.Declined(var why) ? why : done,
            cancellationToken);

    private async Task<Response> Panel(InteractionContext context, Text? word, CancellationToken cancellationToken)
    {
        var today = Today(context.Settings);
        var all = await store.ListAsync(context.Community, cancellationToken);
        var mine = await store.FindAsync(context.Community, context.Member, cancellationToken);
        return Response.Update(FacilitatorViews.Duties(
            mine,
            [.. mine.Rooms.Select(room => (room, context.View?.Channel(room)?.Name ?? $"{room.Value}"))],
            all.Count(each => !each.IsAway(today)),
            today,
            word));
    }

    private LocalDate Today(Community community) =>
        clock.GetCurrentInstant().InZone(zones.GetZoneOrNull(community.Zone) ?? DateTimeZone.Utc).Date;
}
