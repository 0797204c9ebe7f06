using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What check-ins need of a community: their channel, who looks after them, and the zone.</summary>
public static class CheckInPlaces
{
    public const string Channel = "check-ins";

    private const string Facilitators = "facilitators";

    public static ChannelId? CheckInChannel(this Community community) =>
        community.Find("channel", Channel) is { } place ? new ChannelId(place.DiscordId) : null;

    /// <summary>Whether the person looks after check-ins here: an admin, or a facilitator.</summary>
    public static bool IsHost(this InteractionContext context, Community community) =>
        context.IsAdmin || (community.Find("role", Facilitators) is { } place
            && context.Roles.Contains(new RoleId(place.DiscordId)));

    public static DateTimeZone ZoneOf(this Community community) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(community.Zone) ?? DateTimeZone.Utc;
}
