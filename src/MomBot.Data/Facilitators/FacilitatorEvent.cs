using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Facilitators;

/// <summary>What happens among those who look after a place.</summary>
[EventFamily("facilitator")]
[JsonDerivedType(typeof(Introduced), "introduced")]
[JsonDerivedType(typeof(WentAway), "went-away")]
[JsonDerivedType(typeof(CameBack), "came-back")]
[JsonDerivedType(typeof(Offered), "offered")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(HandedOver), "handed-over")]
public abstract record FacilitatorEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>Somebody said for the first time that they look after the place.</summary>
    public sealed record Introduced(GuildId Guild, MemberId Owner, Instant At) : FacilitatorEvent(Guild, Owner, At);

    /// <param name="Others">Who else looks after the place, and is here.</param>
    public sealed record WentAway(
        LocalDate Until, ImmutableArray<ChannelId> Rooms, ImmutableArray<MemberId> Others, GuildId Guild,
        MemberId Owner, Instant At) : FacilitatorEvent(Guild, Owner, At);

    public sealed record CameBack(ImmutableArray<MemberId> Others, GuildId Guild, MemberId Owner, Instant At)
        : FacilitatorEvent(Guild, Owner, At);

    /// <summary>One asks another to take over what they look after.</summary>
    public sealed record Offered(
        MemberId To, ImmutableArray<ChannelId> Rooms, GuildId Guild, MemberId Owner, Instant At)
        : FacilitatorEvent(Guild, Owner, At);

    /// <summary>The other would rather not. Nothing has changed.</summary>
    public sealed record Refused(MemberId By, GuildId Guild, MemberId Owner, Instant At)
        : FacilitatorEvent(Guild, Owner, At);

    /// <summary>The other has taken it.</summary>
    public sealed record HandedOver(MemberId To, GuildId Guild, MemberId Owner, Instant At)
        : FacilitatorEvent(Guild, Owner, At);
}
