using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Data.Moderation;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>
/// What those who look after the place see and do: the queue, a word, a note, an ending. Never a ranking.
/// </summary>
public sealed class HelpHosts(
    HelpRequestStore store,
    HelpProfileStore profiles,
    HelpCommunities communities,
    HelpTelling telling,
    IClock clock)
{
    private static readonly Text ForHosts =
        "That is for those who look after this place: the admins and the facilitators. A word to one of them is enough.";

    private static readonly Text Gone = "That request has been taken down.";

    public async Task<Response> Queue(OpenQueue action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (!context.IsFacilitator)
            return Response.Ephemeral(ForHosts);
        var queue = await store.QueueAsync(context.Community, cancellationToken);
        var listeners = await profiles.WouldListenAsync(context.Community, cancellationToken);
        return Response.Ephemeral(HelpViews.Queue(queue, listeners, action.Page, clock.GetCurrentInstant()));
    }

    /// <summary>What of Help waits for a human, for the one list of a morning; none: nothing does.</summary>
    public async Task<Section?> Waits(GuildId guild, CancellationToken cancellationToken) => HelpViews.Morning(
        await store.QueueAsync(guild, cancellationToken),
        await profiles.WouldListenAsync(guild, cancellationToken),
        (await communities.FindAsync(guild, cancellationToken)).Zone,
        clock.GetCurrentInstant());

    public async Task<Response> Tend(TendRequest action, InteractionContext context,
        CancellationToken cancellationToken)
    {
        if (!context.IsFacilitator)
            return Response.Ephemeral(ForHosts);
        var number = long.TryParse(action.Request, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
            : 0;
        return await store.FindAsync(new HelpRequestId(number), cancellationToken) is { } request
            && request.Guild == context.Community
            ? Response.Ephemeral(HelpViews.Tended(request))
            : Response.Ephemeral(Gone);
    }

    public async Task<Response> LetThrough(
        LetThrough action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var now = clock.GetCurrentInstant();
        return await ChangeAsync(
            action.Request,
            context,
            request => HelpRules.LetThrough(request, here.Zone, now),
            "Thank you. It is posted.",
            cancellationToken);
    }

    public Task<Response> Close(CloseAsHost action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return ChangeAsync(
            action.Request,
            context,
            request => HelpRules.CloseAsHost(request, action.How, now),
            "Closed.",
            cancellationToken);
    }

    public async Task<Response> Freeze(
        FreezeRequest action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (!context.IsFacilitator)
            return Response.Ephemeral(ForHosts);
        var now = clock.GetCurrentInstant();
        return Answered(
            await store.ModerateAsync(
                action.Request,
                context.Cause,
                new LogEntry(
                    context.Community, action.Freezes ? "request frozen" : "request let go on", context.Member, null),
                request => request.Guild == context.Community
                    ? HelpRules.Freeze(request, action.Freezes, now)
                    : Decision.Missing<HelpRequest>(),
                cancellationToken),
            action.Freezes
                ? "It is on hold. The family is told; please talk to them too."
                : "It goes on, and the family is told.");
    }

    /// <summary>A seat nobody came for: it goes to the next in line, or is open again. Nobody is blamed.</summary>
    public async Task<Response> NoShow(RecordNoShow action, InteractionContext context,
        CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var apart = await communities.ApartAsync(context.Community, context.Member, cancellationToken);
        var now = clock.GetCurrentInstant();
        var claim = int.TryParse(action.Claim, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
        return await ChangeAsync(
            action.Request,
            context,
            request => HelpRules.GiveSeatOn(request, claim, request.Asker, noShow: true, apart, here.Zone, now),
            "Noted. The seat is free again where there is still time.",
            cancellationToken);
    }

    public async Task<Opening> OpenNote(OpenNote action, InteractionContext context,
        CancellationToken cancellationToken) =>
        !context.IsFacilitator ? ForHosts
            : await store.FindAsync(action.Request, cancellationToken) is { } request
                && request.Guild == context.Community
                ? new WriteNote(request.Id, request.Note, request.FollowUp)
                : Gone;

    public Task<Response> Note(WriteNote form, InteractionContext context, CancellationToken cancellationToken) =>
        ChangeAsync(
            form.Request,
            context,
            request => Decision.Accept(request with { Note = form.Note.Trim(), FollowUp = form.FollowUp }),
            "Noted, for those who look after this place only.",
            cancellationToken);

    /// <summary>
    /// They are asked, and accept or not: nobody is put down for anything without their yes. Whoever was told of enough
    /// is not asked, and it is not said who that is.
    /// </summary>
    public async Task<Response> AskOne(AskOne action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (!context.IsFacilitator)
            return Response.Ephemeral(ForHosts);
        var apart = await communities.ApartAsync(context.Community, context.Member, cancellationToken);
        if (await store.FindAsync(action.Request, cancellationToken) is not { } request
            || request.Guild != context.Community || !request.IsOpen())
            return Response.Ephemeral(Gone);
        ImmutableArray<MemberId> who =
        [
            .. action.Who.Where(each => each != request.Asker && !apart.Are(each, request.Asker)
                && ((request.Audience.Kind != AudienceKind.Named && request.Audience != Audience.Cohort)
                    || request.Named.Contains(each))),
        ];
        var now = clock.GetCurrentInstant();
        var free = await telling.WithRoomAsync(request, who, now, cancellationToken);
        await profiles.TellAsync(new HelpEvent.Told(request, free, now), context.Cause, cancellationToken);
        return Response.Ephemeral(
            "They are asked, privately. Not answering is fine for them. Whoever rests, or has heard of enough this week, is left alone; I don't say who.");
    }

    public async Task<Response> Listener(
        AnswerListener action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (!context.IsFacilitator)
            return Response.Ephemeral(ForHosts);
        var now = clock.GetCurrentInstant();
        return await profiles.ChangeAsync(
            context.Community,
            action.Who,
            context.Cause,
            profile => HelpRules.AnswerListener(profile, action.Yes, now),
            cancellationToken) is Decision<HelpProfile>.Declined(var why)
            ? Response.Ephemeral(why)
            : Response.Ephemeral(action.Yes ? T($"{action.Who} is a listener here now.") : T($"{action.Who} hears it kindly."));
    }

    private async Task<Response> ChangeAsync(
        HelpRequestId id,
        InteractionContext context,
        Func<HelpRequest, Decision<HelpRequest>> decide,
        Text done,
        CancellationToken cancellationToken)
    {
        if (!context.IsFacilitator)
            return Response.Ephemeral(ForHosts);
        return Answered(
            await store.ChangeAsync(
                id,
                context.Cause,
                request => request.Guild == context.Community ? decide(request) : Decision.Missing<HelpRequest>(),
                cancellationToken),
            done);
    }

    private static Response Answered(Decision<HelpRequest> decision, Text done) => decision switch
    {
        Decision<HelpRequest>.Accepted => Response.Ephemeral(done),
        Decision<HelpRequest>.Declined(var why) => Response.Ephemeral(why),
        _ => Response.Ephemeral(Gone),
    };
}

/// <summary>A note for those who look after the place.</summary>
[Route("help.note")]
public sealed record WriteNote(
    HelpRequestId Request,
    [TextInput("Note", Max = 300, Paragraph = true, Optional = true,
        Hint = "For each other only. Gone with the request.")]
    string Note = "",
    [Checkbox("Come back to this one")] bool FollowUp = false) : Modal("A note");
