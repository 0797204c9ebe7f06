using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Safety;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Extensions;

namespace MomBot.Features.Safety;

/// <summary>What those who run a server choose for /support.</summary>
public sealed class SupportSettingsHandlers(Hotlines hotlines, SafetyStore store, IClock clock)
{
    public async Task<Response> Choose(
        SetUpSupport action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (hotlines.Find(action.Country) is { } country)
            await store.ChooseAsync(context.Community, country.Key, cancellationToken);
        return Response.Ephemeral(await Panel(context, cancellationToken));
    }

    public async Task<Response> Add(
        AddLocalLine form, InteractionContext context, CancellationToken cancellationToken)
    {
        await store.AddAsync(
            context.Community,
            new LocalLine(context.Cause.Id, form.Name.Trim(), form.Contact.Trim(), form.Hours.Trim()),
            cancellationToken);
        return Response.Update(await Panel(context, cancellationToken));
    }

    public async Task<Response> Remove(
        RemoveLocalLine action, InteractionContext context, CancellationToken cancellationToken)
    {
        await store.RemoveAsync(context.Community, action.Line, cancellationToken);
        return Response.Update(await Panel(context, cancellationToken));
    }

    /// <summary>Whether the lines shown first here age; admins hear of it before anybody meets an old number.</summary>
    public async Task<ImmutableArray<SetupFinding>> Ageing(
        GuildId guild, Instant now, CancellationToken cancellationToken)
    {
        var country = hotlines.Find((await store.FindAsync(guild, cancellationToken)).Country ?? "")
            ?? hotlines.Elsewhere;
        return country.Lines.Any(line => line.AgesBy(now.InUtc().Date.ToDateOnly()))
            ? [new SetupFinding(FindingKind.LinesAge, Key: country.Key, Name: country.Name)]
            : [];
    }

    private async Task<Card> Panel(InteractionContext context, CancellationToken cancellationToken)
    {
        var local = await store.FindAsync(context.Community, cancellationToken);
        return SafetyViews.Settings(
            hotlines.Find(local.Country ?? ""), local, clock.InUtc().GetCurrentDate().ToDateOnly());
    }
}
