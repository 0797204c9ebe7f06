using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Stages;

namespace MomBot.Features.Stages;

/// <summary>A stage as this community offers it: its name, its role, the channel that opens with it.</summary>
/// <param name="RoleName">As it is called in Discord now, else as it was called when it was chosen.</param>
/// <param name="Obstacle">Why the bot could not give or take the role now; none: it can, as far as it knows.</param>
public sealed record StagePlace(
    string Key,
    Text Name,
    Text Description,
    Text Welcome,
    RoleId Role,
    string RoleName,
    ChannelId? Channel,
    StageObstacle? Obstacle)
{
    public bool IsOpen => Obstacle is null;

    /// <summary>Stages that were split off it.</summary>
    public ImmutableArray<string> Beside { get; init; } = [];

    /// <summary>No role: its room lets people in one by one, and <see cref="Role"/> is the room's number.</summary>
    public bool Private { get; init; }
}
