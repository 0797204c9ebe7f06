using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Privacy;

/// <summary>Where a person meets what is kept about her. It knows no feature, only what they declare.</summary>
/// <param name="features">What each feature remembers.</param>
/// <param name="rest">What the bot itself keeps: settings, and what was told and sent.</param>
public sealed class PrivacyHandlers(
    ImmutableArray<Memory> features, Memory rest, Erasing erasing, MemberStore members, IClock clock)
{
    public async Task<Response> Show(ShowMe action, InteractionContext context, CancellationToken cancellationToken)
    {
        var panel = await Panel(context, cancellationToken);
        return action.Turns ? Response.Update(panel) : Response.Ephemeral(panel);
    }

    public async Task<Response> SetDirectMessages(
        SetDirectMessages action, InteractionContext context, CancellationToken cancellationToken)
    {
        await members.ChangeAsync(
            context.Community,
            context.Member,
            context.Cause,
            member => Decision.Accept(member with { DmYes = action.Yes }),
            cancellationToken);
        return Response.Update(await Panel(context, cancellationToken));
    }

    public async Task<Response> Take(TakeData action, InteractionContext context, CancellationToken cancellationToken)
    {
        var (kept, now) = (await Kept(context, cancellationToken), clock.GetCurrentInstant());
        return Response.Ephemeral(PrivacyViews.Taken(
            say => TakenData.Text(kept, now, say),
            say => TakenData.Json(context.Community, context.Member, kept, now, say)));
    }

    public async Task<Response> AskToForget(
        AskToForget action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(PrivacyViews.AskToForget(await Kept(context, cancellationToken)));

    public async Task<Response> Forget(ForgetMe action, InteractionContext context, CancellationToken cancellationToken)
    {
        await erasing.Begin(context.Cause.Id, context.Community, context.Member, part: null, cancellationToken);
        return Response.Update(PrivacyViews.Forgotten());
    }

    public async Task<Response> ForgetPart(
        ForgetPart action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (features.Append(rest).All(memory => memory.Feature != action.Part.Value))
            return Response.Update(PrivacyViews.AskToForget(await Kept(context, cancellationToken)));
        await erasing.Begin(
            context.Cause.Id, context.Community, context.Member, action.Part.Value, cancellationToken);
        return Response.Update(PrivacyViews.PartForgotten());
    }

    public static Task<Response> AskToErase(
        EraseMember action, InteractionContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Response.Ephemeral(
            long.TryParse(action.Who.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var who) && who > 0
                ? PrivacyViews.AskToErase(new MemberId(who))
                : PrivacyViews.NoNumber()));

    public async Task<Response> Erase(
        EraseForGood action, InteractionContext context, CancellationToken cancellationToken)
    {
        await erasing.Begin(context.Cause.Id, context.Community, action.Who, part: null, cancellationToken);
        return Response.Update(PrivacyViews.Erased());
    }

    private async Task<Card> Panel(InteractionContext context, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(context.Community, context.Member, cancellationToken);
        return PrivacyViews.Panel([.. features.Append(rest).Select(memory => (Text)memory.What)], member.DmYes);
    }

    private async Task<ImmutableArray<Kept>> Kept(InteractionContext context, CancellationToken cancellationToken)
    {
        var kept = ImmutableArray.CreateBuilder<Kept>();
        foreach (var memory in features.Append(rest))
        {
            kept.Add(new Kept(
                memory.Feature,
                memory.What,
                await memory.Export(context.Community, context.Member, cancellationToken)));
        }

        return kept.ToImmutable();
    }
}

/// <summary>What one feature keeps about a person now.</summary>
public sealed record Kept(string Feature, string What, ImmutableArray<Text> Lines);
