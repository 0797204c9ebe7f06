namespace MomBot.Discord.Wire;

/// <summary>A role of a guild.</summary>
public sealed record Role
{
    public required Snowflake Id { get; init; }

    public string Name { get; init; } = "";

    public RoleColors? Colors { get; init; }

    public bool Hoist { get; init; }

    public int Position { get; init; }

    public Permissions Permissions { get; init; }

    public bool Managed { get; init; }

    public bool Mentionable { get; init; }

    public RoleTags? Tags { get; init; }
}

/// <summary>The colours of a role, as 0xRRGGBB.</summary>
public sealed record RoleColors
{
    public int PrimaryColor { get; init; }

    public int? SecondaryColor { get; init; }

    public int? TertiaryColor { get; init; }
}

/// <summary>To whom a managed role belongs.</summary>
public sealed record RoleTags
{
    public Snowflake? BotId { get; init; }

    public Snowflake? IntegrationId { get; init; }
}

/// <summary>What to make a role into; what is left out stays (or takes Discord's default).</summary>
public sealed record RoleChange
{
    public string? Name { get; init; }

    public Permissions? Permissions { get; init; }

    public RoleColors? Colors { get; init; }

    public bool? Hoist { get; init; }

    public bool? Mentionable { get; init; }
}
