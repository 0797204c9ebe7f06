using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.CareCoop;

/// <summary>What happens in a co-op.</summary>
[EventFamily("care")]
[JsonDerivedType(typeof(Proposed), "proposed")]
[JsonDerivedType(typeof(Disputed), "disputed")]
[JsonDerivedType(typeof(Waiting), "waiting")]
[JsonDerivedType(typeof(Booked), "booked")]
[JsonDerivedType(typeof(Voided), "voided")]
[JsonDerivedType(typeof(Parted), "parted")]
[JsonDerivedType(typeof(Eased), "eased")]
[JsonDerivedType(typeof(Given), "given")]
public abstract record CareEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>Somebody wrote it down; the other is asked.</summary>
    public sealed record Proposed(CareSit Sit, Instant At) : CareEvent(Sit.Guild, OwnerOf(Sit), At);

    /// <summary>The other remembers it differently.</summary>
    public sealed record Disputed(CareSit Sit, Instant At) : CareEvent(Sit.Guild, OwnerOf(Sit), At);

    /// <summary>Nobody said anything for long: facilitators see it now.</summary>
    public sealed record Waiting(CareSit Sit, Instant At) : CareEvent(Sit.Guild, OwnerOf(Sit), At);

    /// <summary>It is booked as it says; a later one corrects an earlier.</summary>
    /// <param name="Decided">By a facilitator, not by the two.</param>
    public sealed record Booked(CareSit Sit, bool Decided, Instant At) : CareEvent(Sit.Guild, OwnerOf(Sit), At);

    /// <summary>Nothing is to be booked for it any more.</summary>
    /// <param name="Decided">By a facilitator, not by the two.</param>
    public sealed record Voided(CareSit Sit, bool Decided, Instant At) : CareEvent(Sit.Guild, OwnerOf(Sit), At);

    /// <summary>One of the two is no longer in the co-op: what was open between them is dropped.</summary>
    public sealed record Parted(CareSit Sit, Instant At) : CareEvent(Sit.Guild, OwnerOf(Sit), At);

    /// <summary>A balance below nothing was waived.</summary>
    public sealed record Eased(GuildId Guild, MemberId Owner, Instant At) : CareEvent(Guild, Owner, At);

    /// <summary>A facilitator gave one family hours from the community.</summary>
    public sealed record Given(GuildId Guild, MemberId Owner, Instant At) : CareEvent(Guild, Owner, At);

    private static MemberId OwnerOf(CareSit sit) => sit.Speaker.Member ?? sit.Listener.Member ?? default;
}
