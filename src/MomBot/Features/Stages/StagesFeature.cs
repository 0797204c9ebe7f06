using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.Pause;
using MomBot.Data.Stages;
using MomBot.Interactions;

namespace MomBot.Features.Stages;

/// <summary>People choose the stages of family life that fit; the rooms of those stages open for them.</summary>
public static class StagesFeature
{
    public static Feature Declare(
        StageHandlers handlers,
        StageMonths months,
        AheadHandlers ahead,
        GoodNews news,
        StageFollowUp followUp,
        StageViews views) =>
        new Feature("stages", "Choose the stages that fit, and their rooms open")
            .Command<OpenStages>("stages", "Choose the stages of family life that fit you")
            .On<OpenStages>(handlers.Open)
            .On<ChooseStages>(handlers.Choose, Reply.Update)
            .On<LeaveStage>(handlers.Leave, Reply.Update)
            .On<TakeStage>(handlers.Take, Reply.Update)
            .Opens<OpenMonth>((_, _) => new KeepMonth())
            .On<KeepMonth>(months.Keep, Reply.Update)
            .On<RemoveMonth>(months.Remove, Reply.Update)
            .OnClock<LookAtStages>(months.Look)
            .On<MayAskMe>(ahead.Offer, Reply.Update)
            .Opens<OpenAskAhead>((action, _) => new AskAhead(action.Stage))
            .On<AskAhead>(ahead.Ask)
            .On<TakeAsk>(ahead.Take, Reply.Update)
            .On<PassAsk>(ahead.Pass, Reply.Update)
            .OnClock<AskNext>(ahead.Next)
            .OnOutcome<AheadThreadMade>(ahead.ThreadMade)
            .Tells<AheadEvent>(AheadViews.Tell)
            .On<ShareGoodNews>(news.Share)
            .OnOutcome<GoodNewsPosted>(news.Hangs)
            .OnOutcome<RoleGiven>(followUp.Given)
            .OnOutcome<RoleTaken>(followUp.Taken)
            .OnClock<RetryStages>(followUp.Retry)
            .Tells<StageEvent>(views.Tell)
            .Hears<CommunityEvent.RolesMoved>(followUp.RolesMoved)
            .Hears<CommunityEvent.StagesChanged>(followUp.StagesChanged)
            .Hears<MemberEvent.RolesSeen>(followUp.RolesSeen)
            .Hears<PauseEvent.Resumed>(followUp.Resumed)
            .Hears<CommunityEvent.PlaceFound>(followUp.PlaceFound)
            .Hears<CommunityEvent.PlaceFound>(months.PlaceFound)
            .Hears<MemberEvent.Left>(handlers.MemberLeft)
            .Hears<MemberEvent.Returned>(handlers.MemberReturned)
            .ShowsInVillage(handlers.Mine)
            .Remembers(
                "Which stages you chose, until you leave them; a month, sealed, if you asked for that; whether somebody one stage behind may ask you, and your question to one ahead until it is answered. Nothing about a child.",
                async (guild, member, cancellationToken) =>
                [
                    .. await handlers.Export(guild, member, cancellationToken),
                    .. await months.Export(guild, member, cancellationToken),
                    .. await ahead.Export(guild, member, cancellationToken),
                ],
                async (guild, member, cancellationToken) =>
                {
                    await months.Forget(guild, member, cancellationToken);
                    await ahead.Forget(guild, member, cancellationToken);
                    await handlers.Forget(guild, member, cancellationToken);
                });
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

/// <summary>One more stage, offered to her; nothing else changes.</summary>
[Route("stages.take")]
public sealed record TakeStage(ConfigKey Stage) : BotAction;

[Route("stages.month")]
public sealed record OpenMonth : BotAction;

/// <summary>A month is kept, so that the next stage is offered when it may fit.</summary>
[Route("stages.keep-month")]
public sealed record KeepMonth(
    [TextInput("Which month did someone arrive?", Max = 7, Placeholder = "2026-03",
        Hint = "The month alone, sealed. It is used to offer the next stage, for nothing else.")] string Month = "",
    [TextInput("How many weeks early?", Max = 2, Optional = true,
        Hint = "Only if you would like me to count from when they were expected.")] string WeeksEarly = "")
    : Modal("A month to keep");

/// <summary>It is gone, and nothing comes of it any more.</summary>
[Route("stages.drop-month")]
public sealed record RemoveMonth(long Month) : BotAction;

/// <summary>The first of a month.</summary>
[Route("stages.look")]
public sealed record LookAtStages : BotAction;
