using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;

namespace MomBot.Features.Setup;

/// <summary>
/// Something of Discord's that a community may have set up. It is declared once, here: every page, the plan, the check,
/// the repair and the undoing walk the same declarations.
/// </summary>
/// <param name="English">Its name, which <see cref="SetupNames"/> says in the community's language.</param>
public sealed record SetupThing(Purpose Purpose, Text Label, Text English)
{
    /// <summary>Stages that are offered until somebody chooses.</summary>
    public static readonly ImmutableArray<string> UsualStages =
        ["newborn", "infant", "toddler", "preschool", "school", "tween", "teen", "grown"];

    /// <summary>What the bot needs where the check-ins are.</summary>
    public const GuildPermissions ForCheckIns = GuildPermissions.ViewChannel | GuildPermissions.SendMessages
        | GuildPermissions.CreatePublicThreads | GuildPermissions.SendMessagesInThreads
        | GuildPermissions.ReadMessageHistory | GuildPermissions.AttachFiles | GuildPermissions.SendPolls;

    /// <summary>What the bot needs where people ask for a hand.</summary>
    public const GuildPermissions ForHelp = GuildPermissions.ViewChannel | GuildPermissions.SendMessages
        | GuildPermissions.CreatePrivateThreads | GuildPermissions.SendMessagesInThreads
        | GuildPermissions.ManageThreads | GuildPermissions.ReadMessageHistory | GuildPermissions.PinMessages
        | GuildPermissions.AttachFiles;

    /// <summary>What the bot needs where it lets people in one by one.</summary>
    public const GuildPermissions ForPrivateRooms = GuildPermissions.ViewChannel | GuildPermissions.ManageRoles;

    /// <summary>What the bot needs where it only says something.</summary>
    public const GuildPermissions ForWords = GuildPermissions.ViewChannel | GuildPermissions.SendMessages;

    /// <summary>Where new rooms stand, so that they don't push a community's own channels down.</summary>
    private static readonly Text StageCategory = "Stages", HostCategory = "Behind the scenes";

    public Text Topic { get; init; } = Text.Empty;

    /// <summary>What the bot needs in this channel.</summary>
    public GuildPermissions Needs { get; init; }

    /// <summary>What it is good for, in a line.</summary>
    public Text For { get; init; } = Text.Empty;

    /// <summary>The feature that uses it; while that is off, so is this. None: the bot itself.</summary>
    public string? Feature { get; init; }

    /// <summary>The stage it belongs to; none: it is the whole community's.</summary>
    public StageEntry? Stage { get; init; }

    /// <summary>A room that lets people in one by one.</summary>
    public bool Private { get; init; }

    /// <summary>A room that not everybody may see, whoever made it.</summary>
    public bool Closed { get; init; }

    /// <summary>A role the bot gives to people, so that its own has to stand above.</summary>
    public bool Given { get; init; }

    /// <summary>A forum serves as well as a text channel.</summary>
    public bool OrForum { get; init; }

    /// <summary>A role the bot calls, so that its people should hear it.</summary>
    public bool Called { get; init; }

    /// <summary>Used if there is one, and never made.</summary>
    public bool OnlyTheirs { get; init; }

    /// <summary>A community can do without.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether a channel of a community can serve.</summary>
    public bool Takes(ChannelView channel) => channel.IsText || (OrForum && channel.IsForum);

    /// <summary>Everything this community wants, in the order in which it is made.</summary>
    public static ImmutableArray<SetupThing> Wanted(
        Community community, ImmutableArray<StageEntry> stages, SetupRun run) =>
    [
        .. All(stages).Where(thing => (thing.Feature is null || community.Has(thing.Feature))
            && !(thing.Optional && run.LeftOut.Contains(thing.Purpose.Key))),
    ];

    /// <summary>Everything there is to set up.</summary>
    /// <param name="stages">The stages the community wants.</param>
    public static ImmutableArray<SetupThing> All(IEnumerable<StageEntry> stages) =>
    [
        new SetupThing(new(Part.CheckIns), "Check-in channel", "check-ins")
        {
            Topic = "The weekly check-in: answer, pass, or just read.",
            For = "The weekly question hangs here.",
            Needs = ForCheckIns,
            Feature = "checkins",
        },
        new SetupThing(new(Part.Help), "Help channel", "help")
        {
            Topic = "Ask for a hand, or lend one.",
            For = "People ask for a hand here, and lend one.",
            Needs = ForHelp,
            OrForum = true,
            Feature = "help",
        },
        new SetupThing(new(Part.Facilitators), "Facilitators", "Facilitators")
        {
            For = "They look after rounds, requests and rooms, with /host.",
            Called = true,
        },
        new SetupThing(new(Part.Moderators), "Moderators", "Moderators")
        {
            For = "They look after what is reported, with /mod.",
            OnlyTheirs = true,
        },
        new SetupThing(new(Part.FacilitatorsRoom), "Facilitators' room", "facilitators-room")
        {
            For = "What is for facilitators alone: what waits for them, what to look at.",
            Needs = ForWords | GuildPermissions.AttachFiles,
            Closed = true,
            Optional = true,
        },
        new SetupThing(new(Part.ModeratorsRoom), "Moderators' room", "moderators-room")
        {
            For = "What is for moderators alone: that something was reported.",
            Needs = ForWords,
            Closed = true,
            Optional = true,
        },
        new SetupThing(new(Part.Log), "Log", "mombot-log")
        {
            For = "I say here when something comes into my way, and when it is gone. No words of members.",
            Needs = ForWords,
            Private = true,
            Closed = true,
            Optional = true,
        },
        .. stages.SelectMany(stage => OfStage(stage)),
    ];

    /// <summary>A new channel stands in the category of this name; none: where Discord puts it.</summary>
    public static Text? CategoryOf(Part part) => part switch
    {
        Part.StageRoom => StageCategory,
        Part.FacilitatorsRoom or Part.ModeratorsRoom or Part.Log => HostCategory,
        Part.CheckIns or Part.Help or Part.Facilitators or Part.Moderators or Part.StageRole => null,
    };

    /// <summary>A private stage has a room alone, whose name and topic say nothing.</summary>
    private static ImmutableArray<SetupThing> OfStage(StageEntry stage)
    {
        var room = new SetupThing(new(Part.StageRoom, stage.Key), stage.Name, stage.Channel)
        {
            Stage = stage,
            Feature = "stages",
        };
        return stage.Private
            ? [room with { Needs = ForPrivateRooms, Private = true, Closed = true }]
            :
            [
                new SetupThing(new(Part.StageRole, stage.Key), stage.Name, stage.Role)
                {
                    Stage = stage,
                    Feature = "stages",
                    Given = true,
                },
                room with { Topic = stage.Description },
            ];
    }
}
