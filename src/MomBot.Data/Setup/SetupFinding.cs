using System.Collections.Immutable;
using System.Globalization;

namespace MomBot.Data.Setup;

/// <summary>Something that stands in the bot's way in a community: what, where, and who says no.</summary>
/// <param name="PlaceKind">As of a place: <c>channel</c> or <c>role</c>; empty: it is about the whole server.</param>
/// <param name="Key">As of the place; of a schedule, the local time it is planned for.</param>
/// <param name="Lacks">The permissions that are lacking.</param>
public sealed record SetupFinding(
    FindingKind Kind, string PlaceKind = "", string Key = "", long Id = 0, string Name = "", ulong Lacks = 0)
{
    public ImmutableArray<FoundDenial> DeniedBy { get; init; } = [];

    /// <summary>By which the same thing is known again the next night.</summary>
    public string Print => string.Create(CultureInfo.InvariantCulture, $"{Kind}|{PlaceKind}|{Key}|{Id}|{Lacks}");
}

/// <summary>An overwrite that says no.</summary>
public sealed record FoundDenial(long Whom, bool IsMember, bool IsEveryone, ulong Denies);

/// <summary>What can stand in the way. Written into the database: never renamed.</summary>
public enum FindingKind
{
    /// <summary>The bot may not do something on the whole server.</summary>
    ServerLacks,

    /// <summary>The bot may not do something in a channel.</summary>
    ChannelLacks,

    /// <summary>Everybody sees a room that is not for everybody.</summary>
    OpenToAll,

    /// <summary>The bot's own role is not above one it has to give.</summary>
    CannotGive,

    /// <summary>A human deleted what served a purpose.</summary>
    Gone,

    NoZone,

    /// <summary>A check-in is planned for the night.</summary>
    AtNight,

    /// <summary>If the bot calls this role, nobody hears it.</summary>
    NotMentionable,

    /// <summary>Lines that <c>/support</c> shows here were not looked at for five months.</summary>
    LinesAge,

    /// <summary>A part of the database is damaged, and not used.</summary>
    DataDamaged,
}
