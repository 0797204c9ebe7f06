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
        Part.CheckIns or Part.Help or Part.StageRoom or Part.Log or Part.FacilitatorsRoom or Part.ModeratorsRoom =>
            Channel,
        Part.Facilitators or Part.Moderators or Part.StageRole => Role,
    };

    public string Key => Part switch
    {
        Part.CheckIns => "check-ins",
        Part.Help => "help",
        Part.Facilitators => "facilitators",
        Part.Moderators => "moderators",
        Part.Log => "log",
        Part.FacilitatorsRoom => "facilitators-room",
        Part.ModeratorsRoom => "moderators-room",
        Part.StageRole or Part.StageRoom => StagePrefix + Stage,
    };

    /// <summary>The role that alone sees this room; none: it is everybody's, or lets people in one by one.</summary>
    public Purpose? SeenBy => Part switch
    {
        Part.StageRoom => new(Part.StageRole, Stage),
        Part.FacilitatorsRoom => new(Part.Facilitators),
        Part.ModeratorsRoom => new(Part.Moderators),
        Part.CheckIns or Part.Help or Part.Log or Part.Facilitators or Part.Moderators or Part.StageRole => null,
    };

    /// <summary>Whether it stands for a part that exists, with a stage exactly where one belongs.</summary>
    public bool Fits(string kind) => Kind == kind && (Stage.Length > 0) == (Part is Part.StageRole or Part.StageRoom);

    /// <summary>The stage that a place belongs to; none: it belongs to all.</summary>
    public static string? StageOf(string key) =>
        key.StartsWith(StagePrefix, StringComparison.Ordinal) ? key[StagePrefix.Length..] : null;

    /// <summary>The purpose of a place.</summary>
    public static Purpose Of(string kind, string key) => StageOf(key) is { } stage
        ? new(kind == Role ? Part.StageRole : Part.StageRoom, stage)
        : Enum.GetValues<Part>().Where(part => part is not (Part.StageRole or Part.StageRoom))
            .Select(part => new Purpose(part))
            .FirstOrDefault(purpose => purpose.Kind == kind && purpose.Key == key) is { Part: not 0 } known
            ? known
            : throw new ArgumentOutOfRangeException(nameof(key), key, "No part of the setup has this key.");
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

    /// <summary>Where the bot says what changed about how it can work here.</summary>
    Log = 7,

    /// <summary>Where facilitators read what is for them alone.</summary>
    FacilitatorsRoom = 8,

    /// <summary>Where moderators read what is for them alone.</summary>
    ModeratorsRoom = 9,
}
