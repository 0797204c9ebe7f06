using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Communities;

/// <summary>What happens to a community's settings.</summary>
[EventFamily("community")]
[JsonDerivedType(typeof(SettingsChanged), "settings-changed")]
public abstract record CommunityEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>Somebody who may do so has changed the setup.</summary>
    public sealed record SettingsChanged(GuildId Guild, MemberId Owner, Instant At) : CommunityEvent(Guild, Owner, At);
}
