using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Cohorts;

/// <summary>What happens to cohorts and to people in them.</summary>
[EventFamily("cohort")]
[JsonDerivedType(typeof(Made), "made")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Parted), "parted")]
[JsonDerivedType(typeof(MergeOffered), "merge-offered")]
[JsonDerivedType(typeof(LookedAt), "looked-at")]
[JsonDerivedType(typeof(RoomOpened), "room-opened")]
public abstract record CohortEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>There is a new one.</summary>
    /// <param name="Facilitators">The role that sees its room too; none: nobody but its people.</param>
    public sealed record Made(
        CohortId Cohort, string Name, bool WantsRoom, RoleId? Facilitators, GuildId Guild, Instant At)
        : CohortEvent(Guild, default, At);

    /// <summary>Its room is there, and begins with what has to be known in it.</summary>
    public sealed record RoomOpened(CohortId Cohort, string ForWhom, ChannelId Room, GuildId Guild, Instant At)
        : CohortEvent(Guild, default, At);

    /// <summary>She is in it; its room, if it has one, is to let her in.</summary>
    public sealed record Joined(CohortId Cohort, ChannelId? Room, GuildId Guild, MemberId Owner, Instant At)
        : CohortEvent(Guild, Owner, At);

    /// <summary>She is out of it, by her own press or because she left the server.</summary>
    public sealed record Parted(CohortId Cohort, ChannelId? Room, GuildId Guild, MemberId Owner, Instant At)
        : CohortEvent(Guild, Owner, At);

    /// <summary>She is offered to go on with another cohort. Nothing changes unless she says so.</summary>
    public sealed record MergeOffered(
        CohortId Cohort, string Name, CohortId To, string ToName, GuildId Guild, MemberId Owner, Instant At)
        : CohortEvent(Guild, Owner, At);

    /// <summary>Once a month those who look after the place hear which cohorts have become thin.</summary>
    /// <param name="Room">Where they read; none: they see it on their board.</param>
    public sealed record LookedAt(ImmutableArray<string> Thin, ChannelId? Room, GuildId Guild, Instant At)
        : CohortEvent(Guild, default, At);
}
