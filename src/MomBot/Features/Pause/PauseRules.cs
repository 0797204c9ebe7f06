using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;

namespace MomBot.Features.Pause;

/// <summary>Which of somebody's roles let things reach her.</summary>
public static class PauseRules
{
    private const string Stage = "stage:";

    /// <summary>Roles of duties, which are not ours to take.</summary>
    private static readonly ImmutableArray<string> Duties = ["facilitators", "moderators"];

    /// <summary>The roles by which she is pinged.</summary>
    public static ImmutableArray<RoleId> Pings(Community community, ImmutableArray<RoleId> has) => Of(
        community, has, key => !key.StartsWith(Stage, StringComparison.Ordinal) && !Duties.Contains(key));

    /// <summary>The roles that open the rooms of her stages.</summary>
    public static ImmutableArray<RoleId> Rooms(Community community, ImmutableArray<RoleId> has) =>
        Of(community, has, key => key.StartsWith(Stage, StringComparison.Ordinal));

    private static ImmutableArray<RoleId> Of(
        Community community, ImmutableArray<RoleId> has, Func<string, bool> serves) =>
    [
        .. community.Places.Where(place => place.Kind == "role" && serves(place.Key))
            .Select(place => new RoleId(place.DiscordId)).Where(has.Contains),
    ];
}
