namespace MomBot.Discord.Wire;

/// <summary>A person's or a bot's account.</summary>
public sealed record User
{
    public required Snowflake Id { get; init; }

    public string Username { get; init; } = "";

    public string? GlobalName { get; init; }

    public bool Bot { get; init; }
}
