using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Extensions;

namespace MomBot.Features.Safety;

/// <summary>Answers from memory: no row is read or written on the way to a number to call.</summary>
public sealed class SafetyHandlers(Hotlines hotlines, CommunityStore communities, IClock clock)
{
    public Task<Response> Open(OpenSupport action, InteractionContext context, CancellationToken cancellationToken) =>
        Show(new ShowSupport(), context, cancellationToken);

    public Task<Response> Show(ShowSupport action, InteractionContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Response.Ephemeral(SafetyViews.Support(hotlines, Find(action.Country), Today)));

    public async Task<Response> Choose(
        ChooseCountry action, InteractionContext context, CancellationToken cancellationToken)
    {
        var country = Find(action.Country.Value);
        return Response.Update(action.ForAnother
            ? SafetyViews.Worry(hotlines, country, await Facilitators(context, cancellationToken), Today)
            : SafetyViews.Support(hotlines, country, Today));
    }

    public async Task<Response> Worry(
        OpenWorry action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(
            SafetyViews.Worry(hotlines, null, await Facilitators(context, cancellationToken), Today));

    public Task<ImmutableArray<Choice>> Suggest(
        string typed, InteractionContext context, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Choice>>(
        [
            .. hotlines.Countries.Append(hotlines.Elsewhere)
                .Where(country => country.Name.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase)
                    || country.Key.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase))
                .Select(country => new Choice(country.Key, country.Name)),
        ]);

    private DateOnly Today => clock.InUtc().GetCurrentDate().ToDateOnly();

    /// <summary>The country she named, by key or name; none: hers is not here, or she named none.</summary>
    private HotlineCountry? Find(string named) => hotlines.Countries.Append(hotlines.Elsewhere).FirstOrDefault(
        country => country.Key.Equals(named.Trim(), StringComparison.OrdinalIgnoreCase)
            || country.Name.Equals(named.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whoever can be asked here. A broken database costs this one line, never the card.</summary>
    private async Task<RoleId?> Facilitators(InteractionContext context, CancellationToken cancellationToken)
    {
        if (context.Guild is not { } guild)
            return null;
        try
        {
            return (await communities.FindAsync(guild, cancellationToken)).Find("role", "facilitators") is { } place
                ? new RoleId(place.DiscordId)
                : null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
