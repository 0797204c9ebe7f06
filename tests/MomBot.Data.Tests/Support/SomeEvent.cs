using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Tests.Support;

/// <summary>Events of an imaginary feature.</summary>
[EventFamily("some")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Planned), "planned")]
public abstract record SomeEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    public sealed record Said(GuildId Guild, MemberId Owner, string Words, Instant At) : SomeEvent(Guild, Owner, At);

    public sealed record Planned(
        GuildId Guild, MemberId Owner, LocalDate Day, LocalTime Time, ChannelId? Where, ImmutableArray<MemberId> With,
        Instant At)
        : SomeEvent(Guild, Owner, At);
}
