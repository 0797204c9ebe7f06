using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.Stages;
using MomBot.Interactions;

namespace MomBot.Features.Stages;

/// <summary>People choose the stages of family life that fit; the rooms of those stages open for them.</summary>
public static class StagesFeature
{
    public static Feature Declare(StageHandlers handlers, StageFollowUp followUp, StageViews views) =>
        new Feature("stages", "Choose the stages that fit, and their rooms open")
            .Command<OpenStages>("stages", "Choose the stages of family life that fit you")
            .On<OpenStages>(handlers.Open)
            .On<ChooseStages>(handlers.Choose, Reply.Update)
            .On<LeaveStage>(handlers.Leave, Reply.Update)
            .OnOutcome<RoleGiven>(followUp.Given)
            .OnOutcome<RoleTaken>(followUp.Taken)
            .OnClock<RetryStages>(followUp.Retry)
            .Tells<StageEvent>(views.Tell)
            .Hears<CommunityEvent.RolesMoved>(followUp.RolesMoved)
            .Hears<CommunityEvent.PlaceFound>(followUp.PlaceFound)
            .Hears<MemberEvent.Left>(handlers.MemberLeft)
            .ShowsInVillage(handlers.Mine)
            .Remembers(
                "Which stages you chose, until you leave them. No dates, and nothing about a child.",
                handlers.Export,
                handlers.Forget);
}

/// <summary>She is in exactly these of the offered stages.</summary>
[Route("stages.choose")]
public sealed record ChooseStages([Chosen] ImmutableArray<ConfigKey> Stages = default) : BotAction;

/// <summary>She is out of one. No reason, no question.</summary>
[Route("stages.leave")]
public sealed record LeaveStage(ConfigKey Stage) : BotAction;

/// <summary>How giving a role went.</summary>
/// <param name="Waited">It was held before, and she knows.</param>
[Route("stages.given")]
public sealed record RoleGiven(MemberId Member, ConfigKey Stage, RoleId Role, bool Waited) : BotAction;

/// <summary>How taking a role went.</summary>
[Route("stages.taken")]
public sealed record RoleTaken(MemberId Member, ConfigKey Stage, RoleId Role, bool Waited) : BotAction;

/// <summary>Tries in one community what had to wait.</summary>
[Route("stages.retry")]
public sealed record RetryStages : BotAction;
