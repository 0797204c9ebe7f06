namespace MomBot.Discord.Wire;

/// <summary>Someone in a guild: their roles there, their name there.</summary>
public sealed record Member
{
    private const int CompletedOnboarding = 1 << 1, StartedOnboarding = 1 << 3;

    /// <summary>Absent in the members that Discord resolves for an interaction.</summary>
    public User? User { get; init; }

    public string? Nick { get; init; }

    public IReadOnlyList<Snowflake> Roles { get; init; } = [];

    /// <summary>Only in interactions: what they may do in that channel.</summary>
    public Permissions? Permissions { get; init; }

    public bool Pending { get; init; }

    /// <summary>See Discord docs: Guild Resource, Guild Member Flags.</summary>
    public int Flags { get; init; }

    /// <summary>The server's rules or its questions for newcomers are not behind them yet.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsArriving => Pending || (Flags & (StartedOnboarding | CompletedOnboarding)) == StartedOnboarding;

    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public string DisplayName => Nick ?? User?.GlobalName ?? User?.Username ?? "";
}
