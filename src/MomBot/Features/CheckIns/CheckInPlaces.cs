using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What check-ins need of a community: their channels, the facilitators' room, and the zone.</summary>
public static class CheckInPlaces
{
    public const string Channel = "check-ins";

    /// <summary>The purpose of the channel in which facilitators read what waits for them.</summary>
    public const string Room = "facilitators-room";

    private const string Stage = "stage:";

    /// <summary>Stages from which on everyone tells their own side, and the children's stories stay theirs.</summary>
    private static readonly string[] OlderStages = ["tween", "teen", "grown"];

    private static readonly string[] DeepStages = ["tween", "teen"];

    public static ChannelId? CheckInChannel(this Community community) => community.Serving(Channel);

    /// <summary>Where a schedule's rounds hang; none: no channel is chosen.</summary>
    public static ChannelId? ChannelOf(this Community community, Rhythm rhythm) =>
        rhythm.Channel ?? community.CheckInChannel();

    public static ChannelId? FacilitatorsRoom(this Community community) => community.Serving(Room);

    /// <summary>The key of the stage whose room a channel is; none: it is everyone's.</summary>
    public static string? StageOf(this Community community, ChannelId? channel) => community.Places
        .FirstOrDefault(place => place.Kind == "channel" && place.DiscordId == channel?.Value
            && place.Key.StartsWith(Stage, StringComparison.Ordinal))?.Key[Stage.Length..];

    /// <summary>Whether people bring heavy things to a room: it has no role, or is of tweens or teens.</summary>
    public static bool IsDeep(this Community community, ChannelId channel) =>
        community.StageOf(channel) is { } stage
        && (DeepStages.Contains(community.WholeOf(stage)) || community.Find("role", Stage + stage) is null);

    public static bool TellsOnlyMySide(this Community community, string? stage) =>
        stage is not null && OlderStages.Contains(community.WholeOf(stage));

    /// <summary>The stage of the library that a room is of, also where the community has split it.</summary>
    public static string? WholeStageOf(this Community community, ChannelId? channel) =>
        community.StageOf(channel) is { } stage ? community.WholeOf(stage) : null;

    public static DateTimeZone ZoneOf(this Community community) => Zone(community.Zone) ?? DateTimeZone.Utc;

    /// <summary>The zone a schedule is meant in: its own, or the community's.</summary>
    public static DateTimeZone ZoneOf(this Community community, Rhythm rhythm) =>
        (rhythm.Zone is { } own ? Zone(own) : null) ?? community.ZoneOf();

    private static string WholeOf(this Community community, string stage) =>
        StageShape.Read(community.StageLines.FirstOrDefault(line => line.Stage == stage)?.Shape ?? "")?.Of ?? stage;

    private static DateTimeZone? Zone(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);

    private static ChannelId? Serving(this Community community, string purpose) =>
        community.Find("channel", purpose) is { } place ? new ChannelId(place.DiscordId) : null;
}
