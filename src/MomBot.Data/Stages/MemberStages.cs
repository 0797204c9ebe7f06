using System.Collections.Immutable;
using Dapper;
using NodaTime;

namespace MomBot.Data.Stages;

/// <summary>The stages of one person in one community, in the order of their keys.</summary>
public sealed record MemberStages(GuildId Guild, MemberId Member, ImmutableArray<MemberStage> All)
{
    public MemberStage? Find(string stage) => All.FirstOrDefault(each => each.Stage == stage);

    /// <summary>The same with one stage as it is now; none: without it.</summary>
    public MemberStages With(string stage, MemberStage? next) => Find(stage) == next
        ? this
        : this with
        {
            All =
            [
                .. All.Where(each => each.Stage != stage).Concat(next is null ? [] : [next])
                    .OrderBy(each => each.Stage, StringComparer.Ordinal),
            ],
        };
}

/// <summary>One stage of one person. What she wants and how far Discord has followed are two things.</summary>
/// <param name="Stage">Its key in <c>config/stages.yaml</c>.</param>
/// <param name="Role">The role that was given, or is to be; 0 while the stage has none. See <see cref="Room"/>.</param>
/// <param name="GrantedBy">Who gave the role. Only what the bot gave is ever taken by it.</param>
/// <param name="Chosen">Whether she wants to be in it.</param>
/// <param name="Version">0 until it is saved.</param>
[method: ExplicitConstructor]
public sealed record MemberStage(
    string Stage, RoleId Role, GrantedBy GrantedBy, StageState State, bool Chosen, int Version = 0)
{
    /// <summary>No role opens it, so nobody can see that she is in it: the room lets her in by name.</summary>
    public bool Private { get; init; }

    /// <summary>What she had chosen before it was merged into this; with this one's own key, if she had both.</summary>
    public ImmutableArray<string> Brought { get; init; } = [];

    /// <summary>New stages beside this one about which she was asked.</summary>
    public ImmutableArray<string> Asked { get; init; } = [];

    /// <summary>When the role came: what Discord said of her roles before that is old news.</summary>
    public Instant Since { get; init; }

    /// <summary>The room that lets her in by name; only of a private stage, whose number stands for its role.</summary>
    public ChannelId Room => new(Role.Value);
}

/// <summary>Who gave a role.</summary>
public enum GrantedBy
{
    Bot,
    Person,
}

/// <summary>How far the role has come. One call of a stage is on its way at most, so none can overtake.</summary>
public enum StageState
{
    /// <summary>The role is being given.</summary>
    Wanted,

    /// <summary>She has the role.</summary>
    Given,

    /// <summary>What she wants could not be done yet: the role neither given nor, when she left, taken.</summary>
    Held,

    /// <summary>The role is being taken.</summary>
    Leaving,

    /// <summary>She is still at Discord's own questions for newcomers; the role comes when those are done.</summary>
    Arriving,
}

/// <summary>Why a role could not be given or taken.</summary>
public enum StageObstacle
{
    /// <summary>The role was deleted, or none was chosen yet.</summary>
    NoRole,

    /// <summary>The bot may not manage roles here.</summary>
    NotAllowed,

    /// <summary>The bot's own role is not above it.</summary>
    TooHigh,

    /// <summary>Discord did not say, or could not be reached.</summary>
    Unclear,

    /// <summary>Discord's own questions for newcomers come first.</summary>
    Arriving,
}
