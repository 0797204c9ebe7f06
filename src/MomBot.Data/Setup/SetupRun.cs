using System.Collections.Immutable;

namespace MomBot.Data.Setup;

/// <summary>How far setting up a community has come. Pressing Apply again begins its steps anew.</summary>
/// <param name="Stages">Keys of the stages the community wants; null until somebody has chosen.</param>
/// <param name="Press">The interaction that began it; 0 before the first. What is younger was made by us.</param>
/// <param name="Token">By which the private panel can be redrawn; sealed at rest.</param>
/// <param name="Version">0 until something is saved.</param>
public sealed record SetupRun(
    GuildId Guild,
    ImmutableArray<string>? Stages,
    long Press,
    string Token,
    ImmutableArray<SetupStep> Steps,
    int Version)
{
    /// <summary>The page an admin was last on; none: nobody has begun.</summary>
    public string? Page { get; init; }

    /// <summary>Keys of what the community does without.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>What is to be made although something is called almost the same: "kind.key" of each.</summary>
    public ImmutableArray<string> MakeNew { get; init; } = [];

    /// <summary>A community that nobody has set up yet.</summary>
    public static SetupRun Fresh(GuildId guild) => new(guild, Stages: null, Press: 0, Token: "", [], Version: 0);

    public SetupStep? Find(string kind, string key) =>
        Steps.FirstOrDefault(step => step.Kind == kind && step.Key == key);

    /// <summary>The same run with one step changed.</summary>
    public SetupRun With(SetupStep changed) => this with
    {
        Steps = [.. Steps.Select(step => step.Kind == changed.Kind && step.Key == changed.Key ? changed : step)],
    };
}

/// <summary>Something to be made in Discord.</summary>
/// <param name="Kind">As of the place it becomes: <c>channel</c> or <c>role</c>.</param>
/// <param name="Key">As of the place it becomes.</param>
/// <param name="Only">The role that alone sees the channel; none: everybody, or the role is not made yet.</param>
/// <param name="Why">Discord's own words when it said no.</param>
public sealed record SetupStep(
    string Kind, string Key, string Name, string Topic, RoleId? Only, StepState State, string? Why = null)
{
    /// <summary>A room that lets people in one by one.</summary>
    public bool Private { get; init; }

    /// <summary>The category a new channel stands in; none: where Discord puts it.</summary>
    public string? Category { get; init; }

    /// <summary>What is to be taken back again, by its number in Discord; none: something is to be made.</summary>
    public long? Target { get; init; }
}

/// <summary>How far a step has come.</summary>
public enum StepState
{
    Waiting,
    Made,

    /// <summary>The bot may not do it.</summary>
    Refused,

    /// <summary>Something else went wrong, or it cannot be known how it went.</summary>
    Stuck,

    /// <summary>A room whose role could not be made.</summary>
    Skipped,

    /// <summary>Not tried: something before it went otherwise than it should.</summary>
    Stopped,

    /// <summary>It was to be taken back, and somebody uses it: it stays.</summary>
    Kept,
}
