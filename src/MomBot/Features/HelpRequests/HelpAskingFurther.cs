using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>The other ways to ask: meals for a while, for somebody else, and what comes to mind afterwards.</summary>
public sealed class HelpAskingFurther(
    HelpCommunities communities,
    HelpRequestStore store,
    HelpDraftStore drafts,
    HelpPosting posting,
    HelpChanges changes,
    IClock clock)
{
    public async Task<Opening> Train(
        OpenTrain action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        if (here.Channel is null)
            return HelpAsking.NoChannelYet;
        var last = here.Categories.FirstOrDefault(each => each.Train) is { } category
            ? await posting.LastAsync(category, context, cancellationToken)
            : null;
        return new AskForTrain
        {
            KeepOut = last is null ? "" : KeepOutOf(last),
            Rhythm = MealTrain.Usual,
            Extras = [TrainExtra.Widen],
        };
    }

    public async Task<Opening> Friend(
        OpenFriend action, InteractionContext context, CancellationToken cancellationToken) =>
        (await communities.FindAsync(context.Community, cancellationToken)).Channel is null
            ? HelpAsking.NoChannelYet
            : new AskForFriend(default);

    public async Task<Response> AskTrain(
        AskForTrain form, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var category = here.Categories.FirstOrDefault(each => each.Train);
        var key = category?.Key ?? communities.Shipped.FirstOrDefault(each => each.Train)?.Key ?? "";
        var draft = HelpDrafting.Of(form, key, context, clock.GetCurrentInstant());
        await drafts.SaveAsync(draft, cancellationToken);
        if (category is null)
            return Response.Ephemeral(HelpAsking.Back(HelpAsking.NotOffered, draft.What));
        var (pace, weeks) = MealTrain.Read(form.Rhythm);
        var slots = MealTrain.Slots(pace, weeks, form.Window, context.Zone, draft.At);
        return await posting.PostAsync(draft, category, slots, [], context, cancellationToken, HelpKind.Train);
    }

    public async Task<Response> AskFriend(
        AskForFriend form, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var category = here.Category(form.Category.Value);
        var draft = HelpDrafting.Of(form, category, context, clock.GetCurrentInstant());
        if (form.Who == context.Member)
            return Response.Ephemeral(
                HelpAsking.Back("This one is for yourself: /ask is quicker.", draft.What));
        await drafts.SaveAsync(draft, cancellationToken);
        if (category is null)
            return Response.Ephemeral(HelpAsking.Back(HelpAsking.NotOffered, draft.What));
        var slots = HelpTimes.Slots(draft.When, 1, context.Zone, draft.At);
        return await posting.PostForFriendAsync(draft, category, slots, context, cancellationToken);
    }

    /// <summary>What the category asks besides, with what is known.</summary>
    public async Task<Opening> More(OpenMore action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        if (await store.FindAsync(action.Request, cancellationToken) is not { } request
            || request.Guild != context.Community || here.Category(request.Category) is not { } category)
            return HelpChanges.Gone;
        var kept = await drafts.FindAsync(
            context.Community, context.Member, request.Id, clock.GetCurrentInstant(), cancellationToken);
        return HelpRules.MaySayMore(request, context.Member)
            ? HelpViews.More(request.Id, category, kept?.Facts ?? request.Facts, kept?.Details ?? request.Details)
            : HelpRules.Helped;
    }

    public async Task<Response> TellMore(
        TellMore form, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var now = clock.GetCurrentInstant();
        if (await store.FindAsync(form.Request, cancellationToken) is not { } before
            || before.Guild != context.Community || here.Category(before.Category) is not { } category)
            return Response.Ephemeral(HelpChanges.Gone);
        var kept = await drafts.FindAsync(context.Community, context.Member, before.Id, now, cancellationToken);
        var facts = FactsOf(form, category, kept?.Facts ?? before.Facts);
        var (details, shown) = (PrivateWords.Without(form.Details), HelpPosting.Shown(facts));
        var heldBack = details != form.Details || !shown.SequenceEqual(facts);
        var decision = await changes.DecideAsync(
            form.Request,
            context,
            request => HelpRules.SayMore(request, context.Member, details, shown, now),
            cancellationToken);
        if (heldBack && decision is Decision<HelpRequest>.Accepted)
        {
            var draft = HelpDrafting.HeldBack(kept, before, now) with { Details = form.Details, Facts = facts };
            await drafts.SaveAsync(draft, cancellationToken);
        }

        return changes.Answer(form.Request, decision, context, next => heldBack
            ? new Card([.. HelpViews.HeldBack(next)])
            : new Card("Good. It stands with your request now."));
    }

    /// <summary>What stood in the first form stays; what belongs to no question, such as illness, too.</summary>
    private static ImmutableArray<string> FactsOf(
        TellMore form, HelpCategoryEntry category, ImmutableArray<string> before)
    {
        ImmutableArray<ImmutableArray<string>> answers = [form.First, form.Second, form.Third, form.Fourth];
        var known = HelpFields.Write(category, before, field => HelpFields.Read(field, before));
        return
        [
            .. before.Except(known),
            .. HelpFields.Write(category, before, field => category.Later.IndexOf(field) is var at and >= 0
                ? answers[at]
                : HelpFields.Read(field, before)),
        ];
    }

    /// <summary>Of meals that were asked for once, the answer to the question about it.</summary>
    private static string KeepOutOf(HelpRequest last) => last.KeepOut.Length > 0
        ? last.KeepOut
        : last.Facts.Select(HelpFact.Read).FirstOrDefault(fact => fact.Ask == MealTrain.KeepOutAsk.Format)?.Words ?? "";
}
