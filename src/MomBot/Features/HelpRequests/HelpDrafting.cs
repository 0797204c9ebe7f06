using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>What a form holds becomes a draft, which is kept for a day; and a draft becomes its form again.</summary>
public static class HelpDrafting
{
    public static HelpDraft Of(
        AskForHelp form, HelpCategoryEntry? category, InteractionContext context, Instant now) => Whole(
        form.Category, form.What, form.Soon, form.Audience, form.Extras, [form.First], category, context, now);

    public static HelpDraft Of(
        AskForCare form, HelpCategoryEntry? category, InteractionContext context, Instant now) => Whole(
        form.Category, form.What, form.Soon, Audiences.Named, form.Extras, [form.First, form.Second], category,
        context, now);

    public static HelpDraft Of(
        AskForFriend form, HelpCategoryEntry? category, InteractionContext context, Instant now) => Whole(
        form.Category, form.What, Enum.Parse<HowSoon>(form.Soon.ToString()), Audiences.Everyone,
        [AskExtras.Widen], [], category, context, now) with
    {
        For = form.Who,
    };

    /// <summary>In the words the category has ready, for today.</summary>
    public static HelpDraft OfOneTap(HelpCategoryEntry category, InteractionContext context, Instant now) => Whole(
        new ConfigKey(category.Key), category.QuickWords!, HowSoon.Today, Audiences.Everyone, [AskExtras.Widen], [],
        category, context, now) with
    {
        Ready = true,
    };

    public static HelpDraft Of(
        AskForTrain form, string category, InteractionContext context, Instant now)
    {
        ImmutableArray<TrainExtra> extras = form.Extras.IsDefault ? [] : form.Extras;
        return new HelpDraft(
            context.Community, context.Member, default, category, form.What, "", When.Dates,
            Audiences.Everyone, extras.Contains(TrainExtra.Quiet), extras.Contains(TrainExtra.Widen), TwoHands: false,
            null, [], now)
        {
            KeepOut = form.KeepOut,
            Facts = MealTrain.Facts(extras),
            Train = new HelpTrainWish(
                form.Rhythm.Value, form.Window.ToString(), [.. extras.Select(extra => extra.ToString())]),
        };
    }

    /// <summary>The form a draft came from, with everything in it; what was known before is in a fresh one.</summary>
    public static Modal FormOf(HelpDraft draft, HelpCategoryEntry category, ImmutableArray<Choice> audiences) =>
        draft switch
        {
            { Train: { } train } => new AskForTrain(
                draft.What,
                draft.KeepOut,
                new ConfigKey(train.Rhythm),
                Enum.Parse<DropWindow>(train.Window),
                [.. train.Extras.Select(Enum.Parse<TrainExtra>)]),
            { For: { } friend } => new AskForFriend(
                friend, new ConfigKey(category.Key), draft.What, Enum.Parse<FriendSoon>(draft.When.ToString())),
            _ => HelpViews.Form(category, audiences, draft, draft.Facts),
        };

    /// <summary>What is kept of a request whose words were held back in part.</summary>
    public static HelpDraft HeldBack(HelpDraft? kept, HelpRequest request, Instant now) => kept is not null
        ? kept with { At = now }
        : new HelpDraft(
            request.Guild, request.Asker, request.Id, request.Category, request.What, request.Details, request.When,
            Audiences.Everyone, request.Quiet, request.MayWiden, TwoHands: false, null, [], now)
        {
            KeepOut = request.KeepOut,
            Facts = request.Facts,
        };

    private static HelpDraft Whole(
        ConfigKey key,
        string what,
        HowSoon soon,
        string audience,
        ImmutableArray<ConfigKey> ticked,
        ImmutableArray<ImmutableArray<string>> answers,
        HelpCategoryEntry? category,
        InteractionContext context,
        Instant now)
    {
        ImmutableArray<ConfigKey> extras = ticked.IsDefault ? [] : ticked;
        return new HelpDraft(
            context.Community,
            context.Member,
            default,
            key.Value,
            what,
            "",
            Enum.Parse<When>(soon.ToString()),
            audience,
            extras.Contains(AskExtras.Quiet),
            extras.Contains(AskExtras.Widen),
            extras.Contains(AskExtras.TwoHands),
            null,
            [],
            now)
        {
            Facts = category is null ? [] : HelpFields.Write(
                category,
                AskExtras.Read(category, extras),
                field => category.InForm.IndexOf(field) is var at and >= 0 && at < answers.Length ? answers[at] : []),
        };
    }
}
