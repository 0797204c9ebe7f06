using MomBot.Config;
using MomBot.Data.Safety;
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

    private async Task<Card> Panel(InteractionContext context, CancellationToken cancellationToken)
    {
        var local = await store.FindAsync(context.Community, cancellationToken);
        return SafetyViews.Settings(
            hotlines.Find(local.Country ?? ""), local, clock.InUtc().GetCurrentDate().ToDateOnly());
    }
}
