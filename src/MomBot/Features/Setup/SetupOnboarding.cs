using System.Collections.Immutable;
using System.Globalization;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Setup;

/// <summary>
/// Where Discord's own questions for newcomers meet the stages: the roles their answers give are used as they are.
/// Load, decide, save, draw.
/// </summary>
public sealed class SetupOnboarding(
    SetupState state,
    SetupHandlers handlers,
    CommunityStore communities,
    ReadNewcomerAnswers read,
    IClock clock)
{
    private static readonly Text NotRead = "I could not read Discord's questions just now. Nothing was changed.";

    public async Task<Response> Open(
        OpenOnboarding action, InteractionContext context, CancellationToken cancellationToken) =>
        await ShowAsync(context, null, cancellationToken);

    /// <summary>What is called like a stage is that stage; what somebody chose before stays.</summary>
    public async Task<Response> UseAll(
        UseAnswers action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await state.FindAsync(context, null, cancellationToken) is not { } panel)
            return Response.Update(SetupViews.NotYet());
        if (await read(context.Community, cancellationToken) is not { } answers)
            return Response.Ephemeral(NotRead);
        var now = clock.GetCurrentInstant();
        ImmutableArray<Place> found = [.. NewcomerAnswers.Of(answers, panel).Where(each => each.ByName is not null)
            .Select(each => new Place(
                Purpose.Role, new Purpose(Part.StageRole, each.ByName!.Key).Key, each.Role.Id.Value, Ours: false,
                each.Role.Name))];
        await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => SetupRules.ChooseAll(community, found, now),
            cancellationToken);
        return await ShowAsync(context, "Saved. Whoever has one of these roles is in its stage.", cancellationToken);
    }

    public async Task<Response> Choose(
        ChooseAnswer action, InteractionContext context, CancellationToken cancellationToken) =>
        await state.FindAsync(context, null, cancellationToken) is { } panel
            && long.TryParse(action.Role.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && panel.View.Role(new RoleId(id)) is { } role
            ? Response.Update(SetupViews.WhichStage(panel, role))
            : Response.Update(SetupViews.NotYet());

    public Task<Response> Map(MapAnswer action, InteractionContext context, CancellationToken cancellationToken) =>
        handlers.Role(new ChooseRole(Part.StageRole, action.Stage, action.Role), context, cancellationToken);

    private async Task<Response> ShowAsync(
        InteractionContext context, Text? word, CancellationToken cancellationToken)
    {
        if (await state.FindAsync(context, word, cancellationToken) is not { } panel)
            return Response.Update(SetupViews.NotYet());
        return await read(context.Community, cancellationToken) is { } answers
            ? Response.Update(SetupViews.Onboarding(panel, NewcomerAnswers.Of(answers, panel)))
            : Response.Ephemeral(NotRead);
    }
}

/// <summary>An answer to one of Discord's own questions, and a role it gives.</summary>
public sealed record NewcomerAnswer(string Title, RoleId Role);

/// <summary>Reads the answers that give roles; none: it cannot be done now.</summary>
public delegate Task<ImmutableArray<NewcomerAnswer>?> ReadNewcomerAnswers(
    GuildId guild, CancellationToken cancellationToken);

/// <summary>An answer, and the stage its role stands for.</summary>
/// <param name="Stage">The stage that uses the role already.</param>
/// <param name="ByName">The stage that has no role yet and is called the same.</param>
public sealed record MappedAnswer(string Title, RoleView Role, StageEntry? Stage, StageEntry? ByName);

/// <summary>Which answer stands for which stage: by its saved role, then by exact name, else an admin says.</summary>
public static class NewcomerAnswers
{
    /// <summary>Roles with power are no stage, and neither is a private one a role.</summary>
    public static ImmutableArray<MappedAnswer> Of(ImmutableArray<NewcomerAnswer> answers, SetupPanel panel) =>
    [
        .. answers.DistinctBy(answer => answer.Role)
            .Select(answer => (answer.Title, Role: panel.View.Role(answer.Role)))
            .Where(each => each.Role is { HasPower: false })
            .Select(each => new MappedAnswer(
                each.Title, each.Role!, StageOf(panel, each.Role!), ByName(panel, each.Role!, each.Title))),
    ];

    private static StageEntry? StageOf(SetupPanel panel, RoleView role) => panel.Plan.Stages.FirstOrDefault(stage =>
        !stage.Private && panel.Community.Find(Purpose.Role, KeyOf(stage))?.DiscordId == role.Id.Value);

    private static StageEntry? ByName(SetupPanel panel, RoleView role, string title) =>
        StageOf(panel, role) is not null ? null : panel.Plan.Stages.FirstOrDefault(stage =>
            !stage.Private && panel.Community.Find(Purpose.Role, KeyOf(stage)) is null
            && (Same(stage.Name, role.Name) || Same(stage.Role, role.Name) || Same(stage.Name, title)));

    private static string KeyOf(StageEntry stage) => new Purpose(Part.StageRole, stage.Key).Key;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
