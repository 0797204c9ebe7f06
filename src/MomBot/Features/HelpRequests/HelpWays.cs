using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.DoNotMatch;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>How somebody likes to help, whom she would rather not meet, and going to the shop.</summary>
public sealed class HelpWays(
    HelpProfileStore profiles,
    HelpSettingsStore settings,
    HelpCommunities communities,
    DoNotMatchStore apart,
    IClock clock)
{
    public ImmutableArray<Choice> OfferedAreas(InteractionContext context) =>
    [
        new Choice("none", "Not said"),
        .. (settings.Known(context.Community)?.Areas ?? []).Take(24).Select(area => new Choice(area.Key, T($"{area.Name}"))),
    ];

    /// <summary>At most ten can be ticked in a form; those that come first in the list of the community.</summary>
    public ImmutableArray<Choice> OfferedCategories(InteractionContext context) =>
    [
        .. communities.All(settings.Known(context.Community) ?? new HelpSettings(context.Community, [], []))
            .Where(each => each.Enabled && each.Place != Config.HelpCategoryPlace.SoleCare && !each.Talk)
            .Take(10)
            .Select(each => new Choice(each.Key, each.Name)),
    ];

    public async Task<Response> Show(ShowMyWays action, InteractionContext context,
        CancellationToken cancellationToken) =>
        Response.Ephemeral(await CardAsync(context, cancellationToken));

    public async Task<Opening> Open(OpenMyWays action, InteractionContext context, CancellationToken cancellationToken)
    {
        await communities.FindAsync(context.Community, cancellationToken);
        var profile = await profiles.FindAsync(context.Community, context.Member, cancellationToken);
        return new SetMyWays(
            [.. profile.Categories.Select(key => new ConfigKey(key))],
            new ConfigKey(profile.Area.Length > 0 ? profile.Area : "none"),
            profile.OnlyMyArea,
            (MonthlyLimit)profile.MonthlyLimit);
    }

    public async Task<Response> Set(SetMyWays form, InteractionContext context, CancellationToken cancellationToken)
    {
        await profiles.ChangeAsync(
            context.Community,
            context.Member,
            context.Cause,
            profile => Decision.Accept(profile with
            {
                Categories = form.Categories.IsDefault ? [] : [.. form.Categories.Select(key => key.Value)],
                Area = form.Area.Value == "none" ? "" : form.Area.Value,
                OnlyMyArea = form.OnlyMyArea,
                MonthlyLimit = (int)form.Limit,
            }),
            cancellationToken);
        return Response.Update(await CardAsync(context, cancellationToken));
    }

    public async Task<Response> Listen(
        OfferToListen action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var now = clock.GetCurrentInstant();
        await profiles.ChangeAsync(
            context.Community,
            context.Member,
            context.Cause,
            profile => HelpRules.OfferToListen(profile, action.Yes, here.Hosts, now),
            cancellationToken);
        return Response.Update(await CardAsync(context, cancellationToken));
    }

    public async Task<Response> ShowApart(
        ShowApart action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(HelpViews.Apart(
            await apart.ListAsync(context.Community, context.Member, cancellationToken)));

    public static Modal OpenApart(OpenKeepApart action, InteractionContext context) =>
        new KeepApart(default(MemberId));

    /// <summary>Nobody is told; what the other sees from now on is what anybody sees whose seat was taken.</summary>
    public async Task<Response> Apart(KeepApart form, InteractionContext context, CancellationToken cancellationToken)
    {
        if (form.Who != context.Member)
        {
            await apart.AddAsync(
                context.Community, context.Member, form.Who, clock.GetCurrentInstant(), cancellationToken);
        }

        return Response.Update(await CardAsync(context, cancellationToken));
    }

    public async Task<Response> Together(
        KeepTogether action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (long.TryParse(action.Who, NumberStyles.None, CultureInfo.InvariantCulture, out var who))
            await apart.RemoveAsync(context.Community, context.Member, new MemberId(who), cancellationToken);
        return Response.Update(await CardAsync(context, cancellationToken));
    }

    private async Task<Card> CardAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(context.Community, cancellationToken);
        var profile = await profiles.FindAsync(context.Community, context.Member, cancellationToken);
        var list = await apart.ListAsync(context.Community, context.Member, cancellationToken);
        return HelpViews.MyWays(
            profile,
            [.. here.Categories.Where(each => profile.Categories.Contains(each.Key)).Select(each => each.Name)],
            here.Settings.NameOfArea(profile.Area),
            here.Categories.Any(each => each.Talk),
            list);
    }
}
