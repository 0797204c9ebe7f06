using MomBot.Interactions;

namespace MomBot.Features.Setup;

/// <summary>What a channel or a role is for, and how its place is called in the settings.</summary>
/// <param name="Stage">The key of the stage; empty for what every community has.</param>
public readonly record struct Purpose(Part Part, string Stage = "")
{
    public const string Channel = "channel";
    public const string Role = "role";

    private const string StagePrefix = "stage:";

    public string Kind => Part switch
    {
        Part.CheckIns or Part.Help or Part.StageRoom or Part.FacilitatorsRoom => Channel,
        Part.Facilitators or Part.Moderators or Part.StageRole => Role,
    };

    public string Key => Part switch
    {
        Part.CheckIns => "check-ins",
        Part.Help => "help",
        Part.Facilitators => "facilitators",
        Part.Moderators => "moderators",
        Part.FacilitatorsRoom => "facilitators-room",
        Part.StageRole or Part.StageRoom => StagePrefix + Stage,
    };

    /// <summary>Whether it stands for a part that exists, with a stage exactly where one belongs.</summary>
    public bool Fits(string kind) => Kind == kind && (Stage.Length > 0) == (Part is Part.StageRole or Part.StageRoom);

    /// <summary>Whether a channel can serve it: text, and where people ask for a hand, a forum too.</summary>
    public bool Takes(ChannelView channel) => channel.IsText || (channel.IsForum && Part == Part.Help);

    /// <summary>The stage that a place belongs to; none: it belongs to all.</summary>
    public static string? StageOf(string key) =>
        key.StartsWith(StagePrefix, StringComparison.Ordinal) ? key[StagePrefix.Length..] : null;

    /// <summary>The purpose of a place.</summary>
    public static Purpose Of(string kind, string key) => StageOf(key) is { } stage
        ? new(kind == Role ? Part.StageRole : Part.StageRoom, stage)
        : new(key switch
        {
            "check-ins" => Part.CheckIns,
            "help" => Part.Help,
            "facilitators" => Part.Facilitators,
            "moderators" => Part.Moderators,
            "facilitators-room" => Part.FacilitatorsRoom,
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No part of the setup has this key."),
        });
}

/// <summary>The parts of a setup. Written into buttons: never renumbered.</summary>
public enum Part
{
    CheckIns = 1,
    Help = 2,
    Facilitators = 3,
    StageRole = 4,
    StageRoom = 5,

    /// <summary>A role of the server's own; the bot never makes one.</summary>
    Moderators = 6,

    /// <summary>Where facilitators are told what waits for them; a channel that not everybody sees.</summary>
    FacilitatorsRoom = 7,
}
