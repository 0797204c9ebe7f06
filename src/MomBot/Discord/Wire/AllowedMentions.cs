namespace MomBot.Discord.Wire;

/// <summary>Whom a message may ping. Discord pings all it finds unless told, so every message of ours tells.</summary>
public sealed record AllowedMentions
{
    public static AllowedMentions None { get; } = new();

    public IReadOnlyList<string> Parse { get; init; } = [];

    public IReadOnlyList<Snowflake>? Users { get; init; }

    public IReadOnlyList<Snowflake>? Roles { get; init; }
}
