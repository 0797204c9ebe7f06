namespace MomBot.Sandbox.World;

/// <summary>A link into a community, which may hand out roles. See Discord docs: Invite Resource.</summary>
public sealed class Invite(string code, Channel channel, User inviter, DateTimeOffset createdAt)
{
    public string Code { get; } = code;

    public Channel Channel { get; } = channel;

    public Guild Guild => Channel.Guild!;

    public User Inviter { get; } = inviter;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>Seconds; 0 is for ever.</summary>
    public int MaxAge { get; init; } = 86400;

    /// <summary>0 is without end.</summary>
    public int MaxUses { get; init; }

    public bool Temporary { get; init; }

    public IReadOnlyList<ulong> Roles { get; init; } = [];

    public int Uses { get; set; }

    public DateTimeOffset? ExpiresAt => MaxAge == 0 ? null : CreatedAt.AddSeconds(MaxAge);
}
