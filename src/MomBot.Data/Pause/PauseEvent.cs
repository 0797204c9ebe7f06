using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Pause;

/// <summary>What happens when somebody lets everything rest.</summary>
[EventFamily("pause")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(RoomsHidden), "rooms-hidden")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(GroupToBeTold), "group-to-be-told")]
public abstract record PauseEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <param name="Pings">The roles by which she would be pinged.</param>
    public sealed record Paused(GuildId Guild, MemberId Owner, ImmutableArray<RoleId> Pings, Instant At)
        : PauseEvent(Guild, Owner, At);

    /// <param name="Rooms">The roles that open the rooms of her stages.</param>
    public sealed record RoomsHidden(GuildId Guild, MemberId Owner, ImmutableArray<RoleId> Rooms, Instant At)
        : PauseEvent(Guild, Owner, At);

    /// <param name="Roles">What was taken off, to be given back.</param>
    public sealed record Resumed(GuildId Guild, MemberId Owner, ImmutableArray<RoleId> Roles, Instant At)
        : PauseEvent(Guild, Owner, At);

    /// <summary>She asks that a person tells her group.</summary>
    /// <param name="Room">Where facilitators read what waits for them.</param>
    /// <param name="Facilitators">Whom to ping there.</param>
    public sealed record GroupToBeTold(
        GuildId Guild, MemberId Owner, string Words, ChannelId Room, RoleId? Facilitators, Instant At)
        : PauseEvent(Guild, Owner, At);
}
