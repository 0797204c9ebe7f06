using NodaTime;
using MomBot.Data.ScheduledActions;

namespace MomBot.Data.CheckIns;

/// <summary>One schedule of rounds: what comes, where, and when. A community has any number of them.</summary>
/// <param name="Channel">Where its rounds hang; none: the community's channel for check-ins.</param>
/// <param name="Zone">An IANA name; none: the community's.</param>
/// <param name="Window">How long a round takes answers, in whole hours.</param>
/// <param name="Deepest">Themes up to this depth (1 to 3) may be asked; 3 only since a facilitator said so.</param>
/// <param name="Without">Tags whose themes are not asked here, with spaces between.</param>
/// <param name="Silent">How many rounds in a row nobody answered.</param>
/// <param name="Version">0 until it is saved.</param>
public sealed record Rhythm(
    RhythmId Id,
    GuildId Guild,
    ChannelId? Channel,
    RoundFormat Format,
    Timetable Times,
    string? Zone,
    Duration Window,
    bool On,
    int Deepest,
    string Without,
    int Silent,
    int Version)
{
    /// <summary>How deep themes go until a facilitator opens the deepest.</summary>
    public const int UsualDepth = 2;

    public static readonly Duration UsualWindow = Duration.FromHours(72);

    /// <summary>Wednesday at ten, until somebody chooses otherwise.</summary>
    public static Rhythm Fresh(GuildId guild) => Of(
        RhythmId.FirstOf(guild),
        guild,
        null,
        RoundFormat.Question,
        new(new DateRule.Weeks(1, IsoDayOfWeek.Wednesday, new LocalDate(2024, 1, 1)), new LocalTime(10, 0)));

    public static Rhythm Of(RhythmId id, GuildId guild, ChannelId? channel, RoundFormat format, Timetable times) => new(
        id, guild, channel, format, times, Zone: null, UsualWindow, On: true, UsualDepth, Without: "", Silent: 0,
        Version: 0);

    /// <summary>How light and deeper themes are mixed.</summary>
    public Mix Mix { get; init; }

    public bool IsFirst => Id == RhythmId.FirstOf(Guild);
}

/// <summary>How light and deeper themes are mixed in a schedule. Stored by name: never renamed.</summary>
public enum Mix
{
    /// <summary>One light, one deeper.</summary>
    HalfAndHalf,

    /// <summary>Three light ones for each deeper one.</summary>
    MostlyLight,

    /// <summary>Three deeper ones for each light one.</summary>
    MostlyDeeper,
}
