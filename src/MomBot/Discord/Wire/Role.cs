namespace MomBot.Discord.Wire;

/// <summary>A role of a guild.</summary>
public sealed record Role
{
    public required Snowflake Id { get; init; }

    public string Name { get; init; } = "";

    public int Position { get; init; }

    public Permissions Permissions { get; init; }

    public bool Managed { get; init; }

    public bool Mentionable { get; init; }
}

/// <summary>What to make a role into; what is left out stays (or takes Discord's default).</summary>
public sealed record RoleChange
{
    public string? Name { get; init; }

    public Permissions? Permissions { get; init; }

    public bool? Mentionable { get; init; }
}
