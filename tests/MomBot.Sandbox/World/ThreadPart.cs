namespace MomBot.Sandbox.World;

/// <summary>What a thread has beyond other channels: its people, its archive and its lock.</summary>
public sealed class ThreadPart(ulong ownerId, DateTimeOffset createdAt, int autoArchive)
{
    public ulong OwnerId { get; } = ownerId;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public int AutoArchive { get; set; } = autoArchive;

    public bool Archived { get; set; }

    public DateTimeOffset ArchiveChangedAt { get; set; } = createdAt;

    public DateTimeOffset LastActiveAt { get; set; } = createdAt;

    public bool Locked { get; set; }

    public bool Invitable { get; set; } = true;

    public SortedDictionary<ulong, DateTimeOffset> Members { get; } = [];

    public List<ulong> AppliedTags { get; } = [];

    public int TotalSent { get; set; }
}
