namespace MomBot.Sandbox.World;

/// <summary>A role of a community.</summary>
public sealed class Role(ulong id, string name)
{
    public ulong Id { get; } = id;

    public string Name { get; set; } = name;

    public Permission Permissions { get; set; }

    public int Position { get; set; }

    public int Color { get; set; }

    public bool Hoist { get; set; }

    public bool Mentionable { get; set; }

    /// <summary>Set on the role that Discord makes for a bot at its invitation; nobody can give or take it.</summary>
    public ulong? BotId { get; init; }
}
