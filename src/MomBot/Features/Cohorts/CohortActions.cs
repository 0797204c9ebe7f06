using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.Cohorts;

/// <summary>Her cohorts, and those she could come into.</summary>
[Route("cohorts.open")]
public sealed record OpenCohorts : BotAction;

[Route("cohorts.join")]
public sealed record JoinCohort([Chosen] ConfigKey Cohort = default) : BotAction;

/// <summary>She is out of one. No reason, no question.</summary>
[Route("cohorts.leave")]
public sealed record LeaveCohort(CohortId Cohort) : BotAction;

/// <summary>She goes on with the other one.</summary>
[Route("cohorts.go-on")]
public sealed record GoOnWith(CohortId From, CohortId To) : BotAction;

/// <summary>She stays where she is.</summary>
[Route("cohorts.stay")]
public sealed record StayInCohort(CohortId Cohort) : BotAction;

/// <summary>All of them, for whoever looks after the place.</summary>
[Route("cohorts.board")]
public sealed record ShowCohorts : BotAction;

[Route("cohorts.new")]
public sealed record OpenNewCohort : BotAction;

[Route("cohorts.make")]
public sealed record MakeCohort(
    [Select("What do they have in common?")] InCommon Kind = InCommon.Quarter,
    [TextInput("What is it called?", Max = 60, Placeholder = "Summer 2026")] string Name = "",
    [TextInput("For how many people?", Max = 3, Hint = "A season does well with ten.")] string Cap = "10",
    [Checkbox("Give it a private room")] bool Room = true,
    [Select("Who is it for?", From = MakeCohort.Audiences)] string ForWhom = Circumstances.Everyone)
    : Modal("A new cohort")
{
    public const string Audiences = "cohorts.audiences";
}

/// <summary>What is true of her, for her alone to see and change.</summary>
[Route("cohorts.mine")]
public sealed record OpenCircumstances : BotAction;

/// <summary>Who she is to a child.</summary>
[Route("cohorts.caregiver")]
public sealed record ChooseCaregiver([Chosen] ImmutableArray<ConfigKey> Kinds = default) : BotAction;

/// <summary>What her life is like.</summary>
[Route("cohorts.lives")]
public sealed record ChooseLives([Chosen] ImmutableArray<ConfigKey> Kinds = default) : BotAction;

/// <summary>One of them, to look after.</summary>
[Route("cohorts.one")]
public sealed record ShowCohort([Chosen] ConfigKey Cohort = default) : BotAction;

/// <summary>New people may come in from now on, or may not.</summary>
[Route("cohorts.doors")]
public sealed record SetCohortOpen(CohortId Cohort, bool Open) : BotAction;

/// <summary>The people of one are asked whether they go on with the other.</summary>
[Route("cohorts.offer")]
public sealed record OfferMerge(CohortId From, [Chosen] ConfigKey To = default) : BotAction;

/// <summary>Discord has made its room, or would not.</summary>
[Route("cohorts.room")]
public sealed record CohortRoomMade(CohortId Cohort) : BotAction;

/// <summary>Once a month: which have become thin?</summary>
[Route("cohorts.look")]
public sealed record LookAtCohorts : BotAction;

/// <summary>What a cohort has in common, as the form says it.</summary>
public enum InCommon
{
    [Label("A quarter of a year", "Due then, or arrived then")]
    Quarter,
    [Label("A season", "Some weeks together, with somebody who leads")]
    Season,
    [Label("Something of their lives", "Two at once, on their own, fostering")]
    Circle,
}
