namespace MomBot.Discord.Wire;

/// <summary>Someone in a guild: their roles there, their name there.</summary>
public sealed record Member
{
    /// <summary>Absent in the members that Discord resolves for an interaction.</summary>
    public User? User { get; init; }

    public string? Nick { get; init; }

    public IReadOnlyList<Snowflake> Roles { get; init; } = [];

    /// <summary>Only in interactions: what they may do in that channel.</summary>
    public Permissions? Permissions { get; init; }

    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public string DisplayName => Nick ?? User?.GlobalName ?? User?.Username ?? "";
}
