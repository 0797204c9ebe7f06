using System.Collections.Immutable;
using NodaTime;

namespace MomBot.Data.Facilitators;

/// <summary>Somebody who looks after a place, as they said themselves. The role in Discord gives the right.</summary>
/// <param name="Line">By which members know them; sealed at rest.</param>
/// <param name="Rooms">Those they keep an eye on.</param>
/// <param name="AwayUntil">The last day of a holiday; none: they are here.</param>
/// <param name="OfferedTo">Whom they asked to take over; none: nobody.</param>
/// <param name="Version">0 until it is saved.</param>
public sealed record Facilitator(
    GuildId Guild,
    MemberId Member,
    string Line,
    ImmutableArray<ChannelId> Rooms,
    LocalDate? AwayUntil,
    MemberId? OfferedTo,
    int Version)
{
    public bool IsAway(LocalDate today) => AwayUntil >= today;

    public static Facilitator Fresh(GuildId guild, MemberId member) => new(guild, member, "", [], null, null, 0);

    public bool Equals(Facilitator? other) => other is not null
        && (Guild, Member, Line, AwayUntil, OfferedTo, Version)
            == (other.Guild, other.Member, other.Line, other.AwayUntil, other.OfferedTo, other.Version)
        && Rooms.SequenceEqual(other.Rooms);

    public override int GetHashCode() => HashCode.Combine(Guild, Member, Version);
}

/// <summary>What one gives and the other takes.</summary>
public sealed record Handover(Facilitator From, Facilitator To);
