using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Text;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>From a thought to a posted request: load, draft, post, answer.</summary>
public sealed class HelpAsking(
    HelpCommunities communities,
    HelpSettingsStore settings,
    CommunityStore common,
    HelpDraftStore drafts,
    HelpPosting posting,
    IClock clock)
{
    private static readonly Text NoChannelYet =
        "There is no help channel here yet. Someone who runs this server can choose one with /setup.";

    private static readonly Text NotOffered =
        "This kind of help isn't offered here any more. /ask shows what is.";

    public ImmutableArray<Choice> OfferedAudiences(InteractionContext context) => Audiences.Offered(
        common.Known(context.Community) ?? Community.Fresh(context.Community),
        settings.Known(context.Community) ?? new HelpSettings(context.Community, [], []),
        context);

    public ImmutableArray<Choice> OfferedCategories(InteractionContext context) =>
    [
        .. communities.All(settings.Known(context.Community) ?? new HelpSettings(context.Community, [], []))
            .Where(each => each.Enabled && each.Place != HelpCategoryPlace.SoleCare && !each.Talk)
            .Select(each => new Choice(each.Key, each.Name, each.Hint)),
    ];

    public async Task<Response> Open(OpenAsk action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        if (here.Channel is null)
            return Response.Ephemeral(NoChannelYet);
        var draft = await DraftAsync(context, cancellationToken);
        return Response.Ephemeral(HelpViews.Ask(here.Categories, draft is not null));
    }

    public async Task<Response> TooMuch(
        OpenTooMuch action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        return Response.Ephemeral(HelpViews.TooMuch(here.Channel is null ? [] : here.Categories));
    }

    public Task<Opening> Choose(
        ChooseCategory action, InteractionContext context, CancellationToken cancellationToken) =>
        FormAsync(action.Category, context, cancellationToken);

    public Task<Opening> About(OpenAskAbout action, InteractionContext context, CancellationToken cancellationToken) =>
        FormAsync(action.Category, context, cancellationToken);

    public async Task<Opening> Draft(OpenDraft action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        return await DraftAsync(context, cancellationToken) is { } draft
            && here.Category(draft.Category) is { } category
            ? HelpViews.Form(category, await AudiencesAsync(context, cancellationToken), draft, draft.For)
            : T($"What you had begun is gone: I keep it for a day. /ask begins anew.");
    }

    public async Task<Opening> Train(OpenTrain action, InteractionContext context,
        CancellationToken cancellationToken) =>
        (await communities.FindAsync(context.Community, cancellationToken)).Channel is null
            ? NoChannelYet
            : new AskForTrain { Rhythm = MealTrain.Usual, Extras = [TrainExtra.Widen] };

    public async Task<Opening> Friend(
        OpenFriend action, InteractionContext context, CancellationToken cancellationToken) =>
        (await communities.FindAsync(context.Community, cancellationToken)).Channel is null
            ? NoChannelYet
            : new AskForFriend(default);

    public async Task<Response> Ask(AskForHelp form, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var draft = DraftOf(form, here, context);
        await drafts.SaveAsync(draft, cancellationToken);
        if (here.Category(draft.Category) is not { } category)
            return Response.Ephemeral(NotOffered);
        if (draft.When == When.Dates)
            return Response.Ephemeral(HelpViews.WhichDays(PartOfDay.AnyTime, Today(context)));
        return IsNamed(draft, category)
            ? Response.Ephemeral(HelpViews.WhoMaySee(PartOfDay.AnyTime, category.Place == HelpCategoryPlace.SoleCare))
            : await posting.PostAsync(draft, category, SlotsOf(draft, context), [], context, cancellationToken);
    }

    public Task<Response> Part(ChoosePart action, InteractionContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Response.Update(HelpViews.WhichDays(action.Part, Today(context))));

    public async Task<Response> Days(ChooseDays action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await BegunAsync(context, cancellationToken) is not var (draft, category))
            return Response.Ephemeral(T($"What you had begun is gone: I keep it for a day. /ask begins anew."));
        var days = action.Days.Select(day => LocalDatePattern.Iso.Parse(day))
            .Where(day => day.Success).Select(day => day.Value).ToImmutableArray();
        var slots = HelpTimes.SlotsOn(
            days, action.Part, draft.TwoHands ? 2 : 1, context.Zone, clock.GetCurrentInstant());
        if (slots.IsEmpty)
            return Response.Ephemeral("That time of day is over already. Please choose another day.");
        if (!IsNamed(draft, category))
            return await posting.PostAsync(draft, category, slots, [], context, cancellationToken);
        await drafts.SaveAsync(draft with { Days = days }, cancellationToken);
        return Response.Update(
            HelpViews.WhoMaySee(action.Part, category.Place == HelpCategoryPlace.SoleCare));
    }

    public async Task<Response> Name(NamePeople action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await BegunAsync(context, cancellationToken) is not var (draft, category))
            return Response.Ephemeral(T($"What you had begun is gone: I keep it for a day. /ask begins anew."));
        ImmutableArray<MemberId> people = [.. action.People.Where(who => who != context.Member).Distinct()];
        if (people.IsEmpty)
            return Response.Ephemeral("Please choose somebody besides yourself.");
        var slots = draft.When == When.Dates
            ? HelpTimes.SlotsOn(
                draft.Days, action.Part, draft.TwoHands ? 2 : 1, context.Zone, clock.GetCurrentInstant())
            : SlotsOf(draft, context);
        return slots.IsEmpty
            ? Response.Update(HelpViews.WhichDays(action.Part, Today(context)))
            : await posting.PostAsync(draft, category, slots, people, context, cancellationToken);
    }

    public async Task<Response> Quick(QuickAsk action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        if (here.Category(action.Category.Value) is not { QuickWords: { } words } category)
            return Response.Ephemeral(NotOffered);
        var draft = DraftOf(
            new AskForHelp(action.Category, What: words, Soon: HowSoon.Today, Extras: [AskExtras.Widen]), here,
            context);
        return await posting.PostAsync(draft, category, SlotsOf(draft, context), [], context, cancellationToken);
    }

    public async Task<Response> AskTrain(
        AskForTrain form, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        if (here.Categories.FirstOrDefault(each => each.Train) is not { } category)
            return Response.Ephemeral(NotOffered);
        ImmutableArray<TrainExtra> extras = form.Extras.IsDefault ? [] : form.Extras;
        var draft = new HelpDraft(
            context.Community, context.Member, default, category.Key, form.What, "", When.Dates,
            Audiences.Everyone, extras.Contains(TrainExtra.Quiet), extras.Contains(TrainExtra.Widen), TwoHands: false,
            null, [], clock.GetCurrentInstant())
        {
            KeepOut = form.KeepOut,
            Facts = MealTrain.Facts(extras),
        };
        var (pace, weeks) = MealTrain.Read(form.Rhythm);
        var slots = MealTrain.Slots(pace, weeks, form.Window, context.Zone, draft.At);
        return await posting.PostAsync(draft, category, slots, [], context, cancellationToken, HelpKind.Train);
    }

    public async Task<Response> AskFriend(
        AskForFriend form, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        if (here.Category(form.Category.Value) is not { } category)
            return Response.Ephemeral(NotOffered);
        if (form.Who == context.Member)
            return Response.Ephemeral("This one is for yourself: /ask is quicker.");
        var draft = DraftOf(new AskForHelp(
            form.Category, form.Who, form.What, "", Enum.Parse<HowSoon>(form.Soon.ToString()),
                Extras: [AskExtras.Widen]),
            here,
            context);
        await posting.PostForFriendAsync(draft, category, SlotsOf(draft, context), context, cancellationToken);
        return Response.Ephemeral(HelpViews.AskedForFriend(form.Who));
    }

    private async Task<Opening> FormAsync(
        ConfigKey key, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        return here.Channel is null ? NoChannelYet
            : here.Category(key.Value) is { } category
                ? HelpViews.Form(category, await AudiencesAsync(context, cancellationToken))
                : NotOffered;
    }

    /// <summary>Whoever is in no cohort with anybody is not offered one.</summary>
    private async Task<ImmutableArray<Choice>> AudiencesAsync(
        InteractionContext context, CancellationToken cancellationToken) =>
        (await posting.CohortAsync(context, cancellationToken)).IsEmpty
            ? [.. OfferedAudiences(context).Where(each => each.Value != Audiences.Cohort)]
            : OfferedAudiences(context);

    private Task<HelpDraft?> DraftAsync(InteractionContext context, CancellationToken cancellationToken) =>
        drafts.FindAsync(context.Community, context.Member, default, clock.GetCurrentInstant(), cancellationToken);

    private async Task<(HelpDraft Draft, HelpCategoryEntry Category)?> BegunAsync(
        InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        return await DraftAsync(context, cancellationToken) is { } draft
            && here.Category(draft.Category) is { } category
            ? (draft, category)
            : null;
    }

    private HelpDraft DraftOf(AskForHelp form, HelpCommunity here, InteractionContext context)
    {
        ImmutableArray<ConfigKey> extras = form.Extras.IsDefault ? [] : form.Extras;
        return new HelpDraft(
            context.Community,
            context.Member,
            default,
            form.Category.Value,
            form.What,
            form.Details,
            Enum.Parse<When>(form.Soon.ToString()),
            form.Audience,
            extras.Contains(AskExtras.Quiet),
            extras.Contains(AskExtras.Widen),
            extras.Contains(AskExtras.TwoHands),
            form.For,
            [],
            clock.GetCurrentInstant())
        {
            Facts = here.Category(form.Category.Value) is { } category ? AskExtras.Read(category, extras) : [],
        };
    }

    private ImmutableArray<Slot> SlotsOf(HelpDraft draft, InteractionContext context) =>
        HelpTimes.Slots(draft.When, draft.TwoHands ? 2 : 1, context.Zone, clock.GetCurrentInstant());

    private static bool IsNamed(HelpDraft draft, HelpCategoryEntry category) =>
        category.Place == HelpCategoryPlace.SoleCare || draft.Audience == Audiences.Named;

    private LocalDate Today(InteractionContext context) => clock.GetCurrentInstant().InZone(context.Zone).Date;
}
