using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Members;

/// <summary>What happens to membership itself.</summary>
[EventFamily("member")]
[JsonDerivedType(typeof(Left), "left")]
[JsonDerivedType(typeof(Forgotten), "forgotten")]
public abstract record MemberEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>Somebody is no longer in the community.</summary>
    public sealed record Left(GuildId Guild, MemberId Owner, Instant At) : MemberEvent(Guild, Owner, At);

    /// <summary>Every feature has forgotten her, as she asked. What was told and sent for her is next.</summary>
    public sealed record Forgotten(GuildId Guild, MemberId Owner, Instant At) : MemberEvent(Guild, Owner, At);
}
