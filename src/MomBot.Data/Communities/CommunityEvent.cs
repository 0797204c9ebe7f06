using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Communities;

/// <summary>What happens to a community's settings.</summary>
[EventFamily("community")]
[JsonDerivedType(typeof(SettingsChanged), "settings-changed")]
[JsonDerivedType(typeof(PlaceFound), "place-found")]
[JsonDerivedType(typeof(PlaceLeft), "place-left")]
[JsonDerivedType(typeof(RolesMoved), "roles-moved")]
[JsonDerivedType(typeof(AgreementInForce), "agreement-in-force")]
[JsonDerivedType(typeof(AgreementAged), "agreement-aged")]
[JsonDerivedType(typeof(HostCommandsWanted), "host-commands-wanted")]
[JsonDerivedType(typeof(FeaturesChanged), "features-changed")]
[JsonDerivedType(typeof(StagesChanged), "stages-changed")]
[JsonDerivedType(typeof(SentAway), "sent-away")]
[JsonDerivedType(typeof(StillAway), "still-away")]
[JsonDerivedType(typeof(AskedBack), "asked-back")]
public abstract record CommunityEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>Somebody who may do so has changed the zone or the language.</summary>
    public sealed record SettingsChanged(GuildId Guild, MemberId Owner, Instant At) : CommunityEvent(Guild, Owner, At);

    /// <summary>A channel or role now serves a purpose: chosen by a person, or made by us.</summary>
    public sealed record PlaceFound(Place Place, GuildId Guild, MemberId Owner, Instant At)
        : CommunityEvent(Guild, Owner, At);

    /// <summary>A channel or role no longer serves a purpose. It stays in Discord as it is.</summary>
    public sealed record PlaceLeft(Place Place, GuildId Guild, MemberId Owner, Instant At)
        : CommunityEvent(Guild, Owner, At);

    /// <summary>The agreement, or a new version of it, is asked of everybody from now on.</summary>
    public sealed record AgreementInForce(GuildId Guild, MemberId Owner, Instant At)
        : CommunityEvent(Guild, Owner, At);

    /// <summary>Half a year has passed since somebody looked at it.</summary>
    public sealed record AgreementAged(GuildId Guild, MemberId Owner, Instant At) : CommunityEvent(Guild, Owner, At);

    /// <summary>Facilitators are to find their commands: their role needs a right for that.</summary>
    public sealed record HostCommandsWanted(RoleId Role, GuildId Guild, MemberId Owner, Instant At)
        : CommunityEvent(Guild, Owner, At);

    /// <summary>Features were switched on or off: the commands people find are others now.</summary>
    public sealed record FeaturesChanged(GuildId Guild, MemberId Owner, Instant At) : CommunityEvent(Guild, Owner, At);

    /// <summary>Stages were renamed, merged, split, made private or put in another order.</summary>
    public sealed record StagesChanged(GuildId Guild, MemberId Owner, Instant At) : CommunityEvent(Guild, Owner, At);

    /// <summary>Under which the forgetting of a community waits that has sent the bot away.</summary>
    public static string ForgettingKey(GuildId guild) =>
        string.Create(CultureInfo.InvariantCulture, $"community:forget:{guild.Value}:");

    /// <summary>The bot is no longer on the server.</summary>
    public sealed record SentAway(GuildId Guild, MemberId Owner, Instant At) : CommunityEvent(Guild, Owner, At);

    /// <summary>Thirty days later it still is not.</summary>
    public sealed record StillAway(GuildId Guild, MemberId Owner, Instant At) : CommunityEvent(Guild, Owner, At);

    /// <summary>It is back on the server, in time.</summary>
    public sealed record AskedBack(GuildId Guild, MemberId Owner, Instant At) : CommunityEvent(Guild, Owner, At);

    /// <summary>Roles were moved or changed in Discord: what could not be given may be possible now.</summary>
    public sealed record RolesMoved(GuildId Guild, MemberId Owner, Instant At) : CommunityEvent(Guild, Owner, At);
}
