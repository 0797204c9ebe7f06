using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Cohorts;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Cohorts;

/// <summary>Where somebody says what is true of them, to themselves alone: load, save, draw.</summary>
public sealed class CircumstanceHandlers(CircumstanceStore store)
{
    public async Task<Response> Open(
        OpenCircumstances action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Update(CohortViews.Mine(
            await store.OfAsync(context.Community, context.Member, cancellationToken), null));

    public Task<Response> Caregiver(
        ChooseCaregiver action, InteractionContext context, CancellationToken cancellationToken) =>
        KeepAsync(Circumstances.Caregivers, action.Kinds, context, cancellationToken);

    public Task<Response> Lives(ChooseLives action, InteractionContext context, CancellationToken cancellationToken) =>
        KeepAsync(Circumstances.Lives, action.Kinds, context, cancellationToken);

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        await store.OfAsync(guild, member, cancellationToken) is { IsEmpty: false } tags
            ? [T($"You said this is true of you: {Join(", ", tags.Select(Circumstances.NameOf))}.")]
            : [];

    public Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        store.ForgetAsync(guild, member, cancellationToken);

    /// <summary>Exactly these of the ones on offer; the others stay as they are.</summary>
    private async Task<Response> KeepAsync(
        ImmutableArray<Circumstance> offered,
        ImmutableArray<ConfigKey> chosen,
        InteractionContext context,
        CancellationToken cancellationToken)
    {
        var before = await store.OfAsync(context.Community, context.Member, cancellationToken);
        ImmutableArray<string> tags =
        [
            .. before.Where(tag => offered.All(each => each.Key != tag)),
            .. offered.Select(each => each.Key).Where(key => chosen.Any(each => each.Value == key)),
        ];
        await store.KeepAsync(context.Community, context.Member, tags, cancellationToken);
        return Response.Update(CohortViews.Mine(tags, "Saved, for you alone."));
    }
}
