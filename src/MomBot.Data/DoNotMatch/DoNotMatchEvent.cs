using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.DoNotMatch;

/// <summary>What happens to the list of who is kept apart.</summary>
[EventFamily("do-not-match")]
[JsonDerivedType(typeof(KeptApart), "kept-apart")]
public abstract record DoNotMatchEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>Two people are kept apart from now on; only the first knows.</summary>
    public sealed record KeptApart(GuildId Guild, MemberId Owner, MemberId Other, Instant At)
        : DoNotMatchEvent(Guild, Owner, At);
}
