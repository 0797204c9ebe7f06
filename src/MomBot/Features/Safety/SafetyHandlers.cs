using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Safety;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Extensions;

namespace MomBot.Features.Safety;

/// <summary>Answers from memory: what a database says is welcome, and never waited for.</summary>
public sealed class SafetyHandlers(
    Hotlines hotlines, CommunityStore communities, SafetyStore store, IClock clock, TimeProvider wire)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public Task<Response> Open(OpenSupport action, InteractionContext context, CancellationToken cancellationToken) =>
        Show(new ShowSupport(), context, cancellationToken);

    public async Task<Response> Show(
        ShowSupport action, InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await Here(context, cancellationToken);
        return Response.Ephemeral(SafetyViews.Support(
            hotlines, hotlines.Find(action.Country) ?? hotlines.Find(here.Country ?? ""), here.Lines, Today));
    }

    public async Task<Response> More(
        ShowMoreLines action, InteractionContext context, CancellationToken cancellationToken) => Response.Update(
        SafetyViews.Support(
            hotlines, hotlines.Find(action.Country.Value), (await Here(context, cancellationToken)).Lines, Today,
            all: true));

    public async Task<Response> Choose(
        ChooseCountry action, InteractionContext context, CancellationToken cancellationToken)
    {
        var country = hotlines.Find(action.Country.Value);
        return Response.Update(action.ForAnother
            ? SafetyViews.Worry(hotlines, country, await Facilitators(context, cancellationToken), Today)
            : SafetyViews.Support(hotlines, country, (await Here(context, cancellationToken)).Lines, Today));
    }

    public async Task<Response> Worry(
        OpenWorry action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(SafetyViews.Worry(
            hotlines,
            hotlines.Find((await Here(context, cancellationToken)).Country ?? ""),
            await Facilitators(context, cancellationToken),
            Today));

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

    /// <summary>What the community chose; while that cannot be read, what every community has.</summary>
    private Task<LocalSupport> Here(InteractionContext context, CancellationToken cancellationToken) =>
        OrElse(context.Guild, guild => store.FindAsync(guild, cancellationToken), LocalSupport.None, cancellationToken);

    /// <summary>Whoever can be asked here. A broken database costs this one line, never the card.</summary>
    private Task<RoleId?> Facilitators(InteractionContext context, CancellationToken cancellationToken) => OrElse(
        context.Guild,
        async guild => (await communities.FindAsync(guild, cancellationToken)).Find("role", "facilitators") is { } place
            ? new RoleId(place.DiscordId)
            : (RoleId?)null,
        null,
        cancellationToken);

    private async Task<T> OrElse<T>(
        GuildId? guild, Func<GuildId, Task<T>> read, T otherwise, CancellationToken cancellationToken)
    {
        if (guild is not { } there)
            return otherwise;
        try
        {
            return await read(there).WaitAsync(Patience, wire, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return otherwise;
        }
    }
}
