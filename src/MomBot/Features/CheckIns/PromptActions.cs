using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.CheckIns;

/// <summary>All questions of the community's own, and what was suggested.</summary>
[Route("checkins.own")]
public sealed record ShowPrompts : BotAction;

/// <summary>One of them, by its number.</summary>
[Route("checkins.chooseown")]
public sealed record ChoosePrompt([Chosen] string Prompt = "") : BotAction;

[Route("checkins.openaddown")]
public sealed record OpenAddPrompt : BotAction;

/// <summary>A question of the community's own.</summary>
[Route("checkins.addown")]
public sealed record AddPrompt(
    [TextInput("The question", Max = 1500, Paragraph = true, Hint = "Each line is one way of asking it; at most five.")]
    string Words = "",
    [RadioGroup("How deep does it go?")] PromptDepth Depth = PromptDepth.Easy,
    [Checkbox("It is about the grown-ups")] bool AdultLife = false,
    [Select("In whose rooms?", From = AddPrompt.Rooms)] string Stage = AddPrompt.Everywhere,
    [TextInput("Content note", Max = 80, Optional = true, Hint = "A deep question needs one.")] string Note = "")
    : Modal("A question of your own")
{
    public const string Rooms = "checkins.promptrooms";
    public const string Everywhere = "any";
}

[Route("checkins.openeditown")]
public sealed record OpenEditPrompt(PromptId Prompt) : BotAction;

/// <summary>The same question in other words.</summary>
[Route("checkins.editown")]
public sealed record EditPrompt(
    PromptId Prompt,
    [TextInput("The question", Max = 1500, Paragraph = true, Hint = "Each line is one way of asking it; at most five.")]
    string Words = "",
    [RadioGroup("How deep does it go?")] PromptDepth Depth = PromptDepth.Easy,
    [Checkbox("It is about the grown-ups")] bool AdultLife = false,
    [Select("In whose rooms?", From = AddPrompt.Rooms)] string Stage = AddPrompt.Everywhere,
    [TextInput("Content note", Max = 80, Optional = true, Hint = "A deep question needs one.")] string Note = "")
    : Modal("Change the question");

/// <summary>How deep a question goes, as the form says it.</summary>
public enum PromptDepth
{
    [Label("Something to smile at")]
    Light,
    [Label("Easy to answer among strangers")]
    Easy,
    [Label("Some trust is needed")]
    SomeTrust,
    [Label("Deep, with a content note", "Never in the first three rounds, never twice running.")]
    Deep,
}

/// <summary>A question is no longer asked; or again.</summary>
[Route("checkins.retireown")]
public sealed record RetirePrompt(PromptId Prompt, bool Retire) : BotAction;

[Route("checkins.openimport")]
public sealed record OpenImport : BotAction;

/// <summary>Many questions at once, all or none.</summary>
[Route("checkins.import")]
public sealed record ImportPrompts(
    [FileUpload("A YAML file of questions", Hint = "/host prompts export gives you one to begin with.")]
    ImmutableArray<HandedIn> Files = default) : Modal("Take in questions");

/// <summary>All questions of the community's own as a file.</summary>
[Route("checkins.export")]
public sealed record ExportPrompts : BotAction;

/// <summary>Opens the form for a theme's page.</summary>
[Route("checkins.openlink")]
public sealed record OpenLink(
    [Option("Which theme? Type a word of it", From = OpenLink.Themes, Required = true)] string Theme = "") : BotAction
{
    public const string Themes = "checkins.themes";
}

/// <summary>A page to read on, shown beneath a theme whenever it is asked.</summary>
[Route("checkins.link")]
public sealed record LinkTheme(
    ConfigKey Theme,
    [TextInput("A page to read on", Max = 200, Optional = true,
        Hint = "It begins with https://. Empty: none.")] string Link = "") : Modal("A page for this theme");

/// <summary>Opens the form for a suggestion.</summary>
[Route("checkins.opensuggest")]
public sealed record OpenSuggest : BotAction;

/// <summary>A question somebody would like to be asked here.</summary>
[Route("checkins.suggest")]
public sealed record SuggestPrompt(
    [TextInput("Your question", Max = 300, Paragraph = true,
        Hint = "Whoever looks after check-ins reads it, with your name.")] string Words = "")
    : Modal("Suggest a question");

[Route("checkins.opentake")]
public sealed record OpenTakePrompt(PromptId Prompt) : BotAction;

/// <summary>A suggestion is taken, as it stands or mended.</summary>
[Route("checkins.take")]
public sealed record TakePrompt(
    PromptId Prompt,
    [TextInput("The question", Max = 1500, Paragraph = true, Hint = "Each line is one way of asking it; at most five.")]
    string Words = "",
    [RadioGroup("How deep does it go?")] PromptDepth Depth = PromptDepth.Easy,
    [Checkbox("It is about the grown-ups")] bool AdultLife = false,
    [Select("In whose rooms?", From = AddPrompt.Rooms)] string Stage = AddPrompt.Everywhere,
    [TextInput("A word to whoever suggested it", Max = 300, Optional = true,
        Hint = "They hear that it was taken; a word of yours is a gift.")] string Reason = "")
    : Modal("Take this question");

[Route("checkins.openleave")]
public sealed record OpenLeavePrompt(PromptId Prompt) : BotAction;

/// <summary>A suggestion is not taken.</summary>
[Route("checkins.leave")]
public sealed record LeavePrompt(
    PromptId Prompt,
    [TextInput("A word to whoever suggested it", Max = 300, Optional = true, Paragraph = true,
        Hint = "Empty: they hear, kindly, that it was not taken.")] string Reason = "") : Modal("Not this one");
