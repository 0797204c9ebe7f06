using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Stages;

/// <summary>What happens to a question for somebody one stage ahead; its owner is whoever asks.</summary>
[EventFamily("ahead")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Taken), "taken")]
[JsonDerivedType(typeof(Met), "met")]
[JsonDerivedType(typeof(Nobody), "nobody")]
public abstract record AheadEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>One person is asked, privately.</summary>
    public sealed record Asked(StageAsk Ask, Instant Until, GuildId Guild, MemberId Owner, Instant At)
        : AheadEvent(Guild, Owner, At);

    /// <summary>That person can answer: the two get a thread.</summary>
    public sealed record Taken(StageAsk Ask, ChannelId Where, GuildId Guild, MemberId Owner, Instant At)
        : AheadEvent(Guild, Owner, At);

    /// <summary>Their thread is there.</summary>
    public sealed record Met(StageAsk Ask, ChannelId Thread, GuildId Guild, MemberId Owner, Instant At)
        : AheadEvent(Guild, Owner, At);

    /// <summary>Nobody could answer; whoever asked hears it kindly, and nobody else.</summary>
    public sealed record Nobody(long Ask, GuildId Guild, MemberId Owner, Instant At) : AheadEvent(Guild, Owner, At);
}
