using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.Pause;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Pause;

/// <summary>Where somebody meets the pause. No reason is asked, stored or guessed.</summary>
public sealed class PauseHandlers(MemberStore members, PauseStore roles, CommunityStore communities, IClock clock)
{
    public async Task<Response> Pause(PauseAll action, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var pings = PauseRules.Pings(community, context.Roles);
        await roles.KeepAsync(context.Community, context.Member, pings, cancellationToken);
        await Change(
            context, paused: true,
            new PauseEvent.Paused(context.Community, context.Member, pings, clock.GetCurrentInstant()),
            cancellationToken);
        return Response.Ephemeral(PauseViews.Paused(PauseRules.Rooms(community, context.Roles).Length > 0));
    }

    public async Task<Response> HideRooms(
        HideRooms action, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var rooms = PauseRules.Rooms(community, context.Roles);
        await roles.KeepAsync(context.Community, context.Member, rooms, cancellationToken);
        await Change(
            context, paused: true,
            new PauseEvent.RoomsHidden(context.Community, context.Member, rooms, clock.GetCurrentInstant()),
            cancellationToken);
        return Response.Update(PauseViews.Paused(roomsToHide: false));
    }

    public async Task<Response> Resume(ComeBack action, InteractionContext context, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(context.Community, context.Member, cancellationToken);
        if (!member.Paused)
            return Show(PauseViews.NothingPaused());
        var back = await roles.RolesAsync(context.Community, context.Member, cancellationToken);
        await Change(
            context, paused: false,
            new PauseEvent.Resumed(context.Community, context.Member, back, clock.GetCurrentInstant()),
            cancellationToken);
        await roles.ForgetAsync(context.Community, context.Member, cancellationToken);
        return Show(PauseViews.Resumed());

        Response Show(Card card) => context.Message is null ? Response.Ephemeral(card) : Response.Update(card);
    }

    public async Task<Response> TellMyGroup(
        TellMyGroup form, InteractionContext context, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        RoleId? facilitators = community.Find("role", "facilitators") is { } role ? new RoleId(role.DiscordId) : null;
        if (community.Find("channel", "facilitators-room") is not { } room)
        {
            return Response.Ephemeral(facilitators is { } whom
                ? T($"There is no room here where I could reach them. Please write to one of {whom} yourself, or ask somebody you trust to.")
                : T($"There is no room here where I could reach a facilitator. Please ask somebody you trust to write to a moderator."));
        }

        await Change(
            context, paused: null,
            new PauseEvent.GroupToBeTold(
                context.Community, context.Member, form.Words.Trim(), new ChannelId(room.DiscordId), facilitators,
                clock.GetCurrentInstant()),
            cancellationToken);
        return Response.Ephemeral("A facilitator is asked. A person will read it and see to it; I can't say when.");
    }

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        await roles.RolesAsync(guild, member, cancellationToken) is { Length: > 0 } kept
            ? [T($"Paused. Roles to be given back: {string.Join(", ", kept.Select(role => role.Value))}")]
            : [];

    public Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        roles.ForgetAsync(guild, member, cancellationToken);

    private Task Change(
        InteractionContext context, bool? paused, PauseEvent happened, CancellationToken cancellationToken) =>
        members.ChangeAsync(
            context.Community,
            context.Member,
            context.Cause,
            member => Decision.Accept(member with { Paused = paused ?? member.Paused }, happened),
            cancellationToken);
}
