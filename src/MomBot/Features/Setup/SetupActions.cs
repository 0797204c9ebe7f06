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

/// <summary>Looks now for what is in the bot's way.</summary>
[Route("setup.check")]
public sealed record RunCheck : BotAction;

/// <summary>Looks every night, and says only what has changed.</summary>
[Route("setup.nightly")]
public sealed record CheckByNight : BotAction;

/// <summary>The settings as a file.</summary>
[Route("setup.export")]
public sealed record ExportSettings : BotAction;

[Route("setup.import")]
public sealed record OpenImport : BotAction;

/// <summary>A settings file is handed in; nothing is changed before it is used.</summary>
[Route("setup.import-form")]
public sealed record ImportSettings(
    [FileUpload("The settings file", Hint = "mombot-settings.yaml, from here or from another server.")]
    ImmutableArray<HandedIn> File = default) : Modal("Bring settings");

/// <summary>The settings of the file that was handed in are taken over.</summary>
[Route("setup.use")]
public sealed record UseSettings(long File) : BotAction;

/// <summary>What was changed when.</summary>
[Route("setup.history")]
public sealed record ShowHistory : BotAction;

/// <summary>One change is taken back.</summary>
[Route("setup.undo-one")]
public sealed record UndoSetting([Chosen] ConfigKey Entry = default) : BotAction;

/// <summary>People may have a month kept, or may not.</summary>
[Route("setup.months")]
public sealed record SetStageMonths(bool Keep) : BotAction;
