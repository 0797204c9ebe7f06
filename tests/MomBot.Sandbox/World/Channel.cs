using System.Text.Json.Nodes;

namespace MomBot.Sandbox.World;

/// <summary>
/// A place where people write: a channel, a category, a forum, a thread, or two people's direct messages.
/// </summary>
public sealed class Channel(ulong id, ChannelType type, Guild? guild, string name)
{
    /// <summary>A post at the top of its forum, which does not fall asleep. See Channel Flags (PINNED).</summary>
    public const int Pinned = 1 << 1;

    public ulong Id { get; } = id;

    public ChannelType Type { get; set; } = type;

    public Guild? Guild { get; } = guild;

    public string Name { get; set; } = name;

    public string? Topic { get; set; }

    public Channel? Parent { get; set; }

    public int Position { get; set; }

    public bool Nsfw { get; set; }

    public int Slowmode { get; set; }

    public int ThreadSlowmode { get; set; }

    public int? DefaultAutoArchive { get; set; }

    public int Flags { get; set; }

    /// <summary>What is only kept and told again: how a forum looks, how voice sounds.</summary>
    public SortedDictionary<string, JsonNode?> Kept { get; } = [];

    public SortedDictionary<ulong, Overwrite> Overwrites { get; } = [];

    public List<ForumTag> Tags { get; } = [];

    public List<Message> Messages { get; } = [];

    /// <summary>Whether the bot could see this place when its threads were last told.</summary>
    public bool BotSees { get; set; }

    public ulong? LastMessageId { get; set; }

    public DateTimeOffset? LastPinAt { get; set; }

    /// <summary>Set on threads only.</summary>
    public ThreadPart? Thread { get; init; }

    /// <summary>Set on direct messages only.</summary>
    public List<User> Recipients { get; } = [];

    public bool IsThread => Thread is not null;

    /// <summary>A post here needs a tag. See Discord docs: Channels Resource, Channel Flags (REQUIRE_TAG).</summary>
    public bool RequiresTag => (Flags & (1 << 4)) != 0;

    public bool IsForum => Type is ChannelType.Forum or ChannelType.Media;

    public bool HoldsMessages => Type is not (ChannelType.Category or ChannelType.Forum or ChannelType.Media);
}
