using System.Text.Json.Nodes;

namespace MomBot.Sandbox.World;

/// <summary>One message, with whom it pinged and who alone may see it.</summary>
public sealed class Message(ulong id, Channel channel, User author, DateTimeOffset at)
{
    public ulong Id { get; } = id;

    public Channel Channel { get; } = channel;

    public User Author { get; } = author;

    public DateTimeOffset At { get; } = at;

    public DateTimeOffset? EditedAt { get; set; }

    public int Type { get; init; }

    public string Content { get; set; } = "";

    public JsonArray Embeds { get; set; } = [];

    public JsonArray Components { get; set; } = [];

    /// <summary>What stays before people's eyes for a moment after each edit, and since when it is over.</summary>
    public List<(JsonArray Components, long UntilOnWire)> ShownBefore { get; } = [];

    public List<Attachment> Attachments { get; } = [];

    public MessageFlag Flags { get; set; }

    public List<User> Mentions { get; set; } = [];

    public List<ulong> MentionRoles { get; set; } = [];

    public bool MentionEveryone { get; set; }

    /// <summary>Everyone whose device this message really made a sound on.</summary>
    public SortedSet<ulong> Pinged { get; } = [];

    public JsonNode? Nonce { get; init; }

    public bool Pinned { get; set; }

    public DateTimeOffset? PinnedAt { get; set; }

    public Dictionary<string, SortedSet<ulong>> Reactions { get; } = [];

    public Message? RepliesTo { get; set; }

    public JsonNode? Poll { get; set; }

    /// <summary>Who voted, by answer; set once somebody has.</summary>
    public SortedDictionary<int, SortedSet<ulong>>? PollVotes { get; set; }

    /// <summary>Ephemeral answers are seen by one person.</summary>
    public ulong? OnlyFor { get; init; }

    /// <summary>The interaction this message answers, if it is an answer.</summary>
    public Interaction? Interaction { get; init; }

    public Channel? StartedThread { get; set; }

    public bool Has(MessageFlag flag) => (Flags & flag) != 0;
}
