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
    internal static readonly Text NoChannelYet =
        "There is no help channel here yet. Someone who runs this server can choose one with /setup.";

    internal static readonly Text NotOffered =
        "This kind of help isn't offered here any more. /ask shows what is.";

    /// <summary>A form could not be taken, and no form is there for its words to come back in.</summary>
    internal static Card Back(Text why, string words) => new(
        why, new CardPart.Paragraph(T($"Your words, so that they are not lost:\n{words}")));

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
            ? HelpDrafting.FormOf(draft, category, await AudiencesAsync(context, cancellationToken))
            : T($"What you had begun is gone: I keep it for a day. /ask begins anew.");
    }

    public async Task<Response> Ask(AskForHelp form, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var category = here.Category(form.Category.Value);
        var draft = HelpDrafting.Of(form, category, context, clock.GetCurrentInstant());
        return await AskAsync(draft, category, context, cancellationToken);
    }

    public async Task<Response> AskCare(
        AskForCare form, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var category = here.Category(form.Category.Value);
        var draft = HelpDrafting.Of(form, category, context, clock.GetCurrentInstant());
        return await AskAsync(draft, category, context, cancellationToken);
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
        if (here.Category(action.Category.Value) is not { QuickWords: not null } category)
            return Response.Ephemeral(NotOffered);
        var draft = HelpDrafting.OfOneTap(category, context, clock.GetCurrentInstant());
        return await posting.PostAsync(draft, category, SlotsOf(draft, context), [], context, cancellationToken);
    }

    private async Task<Response> AskAsync(
        HelpDraft draft, HelpCategoryEntry? category, InteractionContext context, CancellationToken cancellationToken)
    {
        await drafts.SaveAsync(draft, cancellationToken);
        if (category is null)
            return Response.Ephemeral(Back(NotOffered, draft.What));
        if (draft.When == When.Dates)
            return Response.Ephemeral(HelpViews.WhichDays(PartOfDay.AnyTime, Today(context)));
        return IsNamed(draft, category)
            ? Response.Ephemeral(HelpViews.WhoMaySee(PartOfDay.AnyTime, category.Place == HelpCategoryPlace.SoleCare))
            : await posting.PostAsync(draft, category, SlotsOf(draft, context), [], context, cancellationToken);
    }

    /// <summary>The form of a category; what her last request of the kind said of the household is in it.</summary>
    private async Task<Opening> FormAsync(
        ConfigKey key, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        if (here.Channel is null)
            return NoChannelYet;
        if (here.Category(key.Value) is not { } category)
            return NotOffered;
        var last = await posting.LastAsync(category, context, cancellationToken);
        return HelpViews.Form(
            category, await AudiencesAsync(context, cancellationToken), null, last?.Facts ?? []);
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

    private ImmutableArray<Slot> SlotsOf(HelpDraft draft, InteractionContext context) =>
        HelpTimes.Slots(draft.When, draft.TwoHands ? 2 : 1, context.Zone, clock.GetCurrentInstant());

    private static bool IsNamed(HelpDraft draft, HelpCategoryEntry category) =>
        category.Place == HelpCategoryPlace.SoleCare || draft.Audience == Audiences.Named;

    private LocalDate Today(InteractionContext context) => clock.GetCurrentInstant().InZone(context.Zone).Date;
}
