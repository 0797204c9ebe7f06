using System.Text.Json.Nodes;

namespace MomBot.Sandbox.World;

/// <summary>One community: its roles, channels, members and events.</summary>
public sealed class Guild
{
    public Guild(ulong id, string name, ulong ownerId)
    {
        Id = id;
        Name = name;
        OwnerId = ownerId;
        Everyone = new Role(id, "@everyone") { Permissions = Sandbox.World.Permissions.Everyone };
        Roles[id] = Everyone;
    }

    public ulong Id { get; }

    public string Name { get; set; }

    public ulong OwnerId { get; set; }

    public string Locale { get; set; } = "en-US";

    /// <summary>Where its people live, for the page; Discord itself knows no such thing.</summary>
    public string? Timezone { get; set; }

    public Role Everyone { get; }

    public SortedDictionary<ulong, Role> Roles { get; } = [];

    public SortedDictionary<ulong, Channel> Channels { get; } = [];

    public SortedDictionary<ulong, Channel> Threads { get; } = [];

    public SortedDictionary<ulong, Member> Members { get; } = [];

    public SortedDictionary<ulong, JsonObject> ScheduledEvents { get; } = [];

    public SortedDictionary<ulong, SortedSet<ulong>> EventUsers { get; } = [];

    public JsonObject? Onboarding { get; set; }

    public List<string> Features { get; } = ["COMMUNITY"];

    /// <summary>Who is banned, and why.</summary>
    public SortedDictionary<ulong, string?> Bans { get; } = [];

    /// <summary>Oldest first; Discord keeps 45 days, we keep the newest thousand.</summary>
    public Queue<AuditEntry> AuditLog { get; } = new();

    public DateTimeOffset BotJoinedAt { get; set; }

    public IEnumerable<Role> RolesOf(Member member)
    {
        foreach (var id in member.Roles)
            if (Roles.TryGetValue(id, out var role)) yield return role;
    }
}
