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

/// <summary>Shows what a community may switch on and off.</summary>
[Route("setup.features")]
public sealed record OpenFeatures : BotAction;

/// <summary>The community has exactly these of the features offered.</summary>
[Route("setup.features-chosen")]
public sealed record ChooseFeatures([Chosen] ImmutableArray<ConfigKey> Features = default) : BotAction;

/// <summary>Shows who facilitates and who moderates.</summary>
[Route("setup.people")]
public sealed record OpenPeople : BotAction;

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
