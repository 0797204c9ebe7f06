using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Agreement;

/// <summary>What happens to what a community agrees on.</summary>
[EventFamily("agreement")]
[JsonDerivedType(typeof(Proposed), "proposed")]
[JsonDerivedType(typeof(Adopted), "adopted")]
[JsonDerivedType(typeof(Declined), "declined")]
public abstract record AgreementEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>A member proposed something to grow toward.</summary>
    public sealed record Proposed(GuildId Guild, MemberId Owner, Instant At) : AgreementEvent(Guild, Owner, At);

    /// <summary>Facilitators adopted what she proposed.</summary>
    public sealed record Adopted(string Words, GuildId Guild, MemberId Owner, Instant At)
        : AgreementEvent(Guild, Owner, At);

    /// <summary>Facilitators did not take it on.</summary>
    public sealed record Declined(string Words, GuildId Guild, MemberId Owner, Instant At)
        : AgreementEvent(Guild, Owner, At);
}
