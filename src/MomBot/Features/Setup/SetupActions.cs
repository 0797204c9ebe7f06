using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.Setup;

/// <summary>Shows the panel: the command, and the button that looks again. A zone is saved first.</summary>
[Route("setup.open")]
public sealed record OpenSetup(
    [Option("Your community's time zone: type a city or a country", From = OpenSetup.Zones)] string Zone = "")
    : BotAction
{
    public const string Zones = "setup.zones";
}

/// <summary>Opens the form for the time zone.</summary>
[Route("setup.zone")]
public sealed record OpenZone : BotAction;

/// <summary>The form for the time zone.</summary>
[Route("setup.zone-form")]
public sealed record ChooseZone(
    [TextInput("Which city's clocks do you live by?", Max = 60, Placeholder = "London, or Europe/London",
        Hint = "The nearest big city in your time zone, in English.")] string Zone = "") : Modal("Time zone");

/// <summary>Turns to a page; whoever comes back later goes on from there.</summary>
[Route("setup.page")]
public sealed record TurnTo(SetupPage Page) : BotAction;

/// <summary>The language in which everybody is spoken to here.</summary>
[Route("setup.language")]
public sealed record ChooseLanguage([Chosen] ConfigKey Language = default) : BotAction;

/// <summary>What most communities begin with, in one press. Nothing is made yet.</summary>
[Route("setup.usual")]
public sealed record TakeTheUsual : BotAction;

/// <summary>Which of the rooms a community can do without it wants.</summary>
[Route("setup.want")]
public sealed record WantPlaces([Chosen] ImmutableArray<ConfigKey> Parts = default) : BotAction;

/// <summary>What members will see, shown to the admin alone.</summary>
[Route("setup.rehearse")]
public sealed record Rehearse : BotAction;

/// <summary>Words with which an admin may announce the bot.</summary>
[Route("setup.announce")]
public sealed record ShowAnnouncement : BotAction;

/// <summary>Takes back what the last Apply made, as far as nobody uses it.</summary>
[Route("setup.undo")]
public sealed record UndoSetup : BotAction;

/// <summary>The community has exactly these of the features offered.</summary>
[Route("setup.features-chosen")]
public sealed record ChooseFeatures([Chosen] ImmutableArray<ConfigKey> Features = default) : BotAction;

/// <summary>Gives the facilitators' role the one right by which Discord shows them their commands.</summary>
[Route("setup.show-host")]
public sealed record ShowHostCommands : BotAction;

/// <summary>A channel of the server serves a purpose from now on.</summary>
[Route("setup.channel")]
public sealed record ChooseChannel(Part Part, ConfigKey? Stage, [Chosen] ChannelId Channel = default) : BotAction;

/// <summary>A role of the server serves a purpose from now on.</summary>
[Route("setup.role")]
public sealed record ChooseRole(Part Part, ConfigKey? Stage, [Chosen] RoleId Role = default) : BotAction;

/// <summary>Which stages the community wants.</summary>
[Route("setup.stages")]
public sealed record ChooseStages([Chosen] ImmutableArray<ConfigKey> Stages = default) : BotAction;

/// <summary>Shows one stage's role and room, to choose them by hand.</summary>
[Route("setup.stage")]
public sealed record OpenStage([Chosen] ConfigKey Stage = default) : BotAction;

/// <summary>Uses what was found and makes what is lacking.</summary>
[Route("setup.apply")]
public sealed record ApplySetup : BotAction;

/// <summary>Discord has made a role or a channel, or would not.</summary>
/// <param name="Press">The interaction that asked for it.</param>
[Route("setup.made")]
public sealed record StepEnded(Part Part, ConfigKey? Stage, long Press) : BotAction;
