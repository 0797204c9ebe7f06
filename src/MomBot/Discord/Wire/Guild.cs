using System.Text.Json.Serialization;

namespace MomBot.Discord.Wire;

/// <summary>A server, with what features need of it and nothing more: members, presences and emojis are not
/// read.</summary>
public sealed record Guild
{
    public required Snowflake Id { get; init; }

    public string Name { get; init; } = "";

    public Snowflake OwnerId { get; init; }

    public string PreferredLocale { get; init; } = "en-US";

    public int? MemberCount { get; init; }

    /// <summary>Only from the gateway: when we came.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    public bool Unavailable { get; init; }

    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Only from the gateway.</summary>
    public IReadOnlyList<Channel>? Channels { get; init; }

    /// <summary>Only from the gateway: ourselves in it.</summary>
    [JsonIgnore]
    public Member? Me { get; init; }
}
