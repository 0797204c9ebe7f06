namespace MomBot.Sandbox.World;

/// <summary>Someone within one community: their roles there, and whether they may be written to privately.</summary>
public sealed class Member(User user, DateTimeOffset joinedAt)
{
    public User User { get; } = user;

    public DateTimeOffset JoinedAt { get; } = joinedAt;

    public string? Nick { get; set; }

    public SortedSet<ulong> Roles { get; } = [];

    public bool Pending { get; set; }

    public bool DirectMessagesOpen { get; set; } = true;

    public int Flags { get; set; }

    public DateTimeOffset? TimedOutUntil { get; set; }

    public string DisplayName => Nick ?? User.Name;

    public bool IsTimedOut(DateTimeOffset now) => TimedOutUntil > now;
}
