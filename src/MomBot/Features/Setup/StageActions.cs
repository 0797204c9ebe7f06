using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.Setup;

[Route("setup.stage-rename")]
public sealed record OpenRenameStage(ConfigKey Stage) : BotAction;

/// <summary>A stage is called otherwise here. Whoever is in it stays in it.</summary>
[Route("setup.stage-name")]
public sealed record RenameStage(
    ConfigKey Stage,
    [TextInput("What is it called?", Max = 60)] string Name = "",
    [TextInput("Who is it for?", Max = 100)] string About = "",
    [TextInput("What is its role called?", Max = 60, Optional = true,
        Hint = "Everyone sees roles: a neutral name says nothing. Only for a role that is not made yet.")]
    string Role = "") : Modal("A stage by your names");

[Route("setup.stage-split")]
public sealed record OpenSplitStage(ConfigKey Stage) : BotAction;

/// <summary>A stage becomes two. Whoever is in it stays in the first, and is asked once.</summary>
[Route("setup.stage-halves")]
public sealed record SplitStage(
    ConfigKey Stage,
    [TextInput("The first is called", Max = 60)] string Name = "",
    [TextInput("The first is for", Max = 100)] string About = "",
    [TextInput("The second is called", Max = 60)] string Second = "",
    [TextInput("The second is for", Max = 100)] string SecondAbout = "",
    [TextInput("From which month on is the second?", Max = 3, Optional = true,
        Hint = "Months of age. Empty where age says nothing.")] string From = "") : Modal("Split a stage");

/// <summary>Two stages become one. Whoever is in either is in it.</summary>
[Route("setup.stage-merge")]
public sealed record MergeStage(ConfigKey Stage, [Chosen] ConfigKey Into = default) : BotAction;

/// <summary>It stands right before another one, or last.</summary>
[Route("setup.stage-place")]
public sealed record PlaceStage(ConfigKey Stage, [Chosen] ConfigKey Before = default) : BotAction;

/// <summary>Its room lets people in one by one, or a role opens it.</summary>
[Route("setup.stage-private")]
public sealed record SetStagePrivate(ConfigKey Stage, bool Private) : BotAction;

/// <summary>Discord's own questions for newcomers, and the stages their answers stand for.</summary>
[Route("setup.onboarding")]
public sealed record OpenOnboarding : BotAction;

/// <summary>What is called like a stage is that stage.</summary>
[Route("setup.answers")]
public sealed record UseAnswers : BotAction;

[Route("setup.answer")]
public sealed record ChooseAnswer([Chosen] ConfigKey Role = default) : BotAction;

/// <summary>The role of an answer is a stage's from now on.</summary>
[Route("setup.answer-stage")]
public sealed record MapAnswer(RoleId Role, [Chosen] ConfigKey Stage = default) : BotAction;

/// <summary>What sounds like it is the one that is meant.</summary>
[Route("setup.use-this")]
public sealed record UseAlike(Part Part, ConfigKey? Stage, long Id) : BotAction;

/// <summary>What sounds like it is something else: a new one is to be made.</summary>
[Route("setup.make-new")]
public sealed record MakeAnyway(Part Part, ConfigKey? Stage) : BotAction;
