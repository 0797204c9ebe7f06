using System.Text.Json.Nodes;

namespace MomBot.Sandbox.World;

/// <summary>One community: its roles, channels, members and events.</summary>
public sealed class Guild
{
    private readonly SortedDictionary<ulong, Member> _members = [];
    private Action? _crowd;
    private int _waiting;

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

    /// <summary>
    /// Everyone here. A crowd that nobody has met yet comes out when somebody looks, so that thousands of communities
    /// fit into one program.
    /// </summary>
    public SortedDictionary<ulong, Member> Members
    {
        get
        {
            if (_crowd is not { } arrive) return _members;
            (_crowd, _waiting) = (null, 0);
            arrive();
            return _members;
        }
    }

    public int MemberCount => _members.Count + _waiting;

    public SortedDictionary<ulong, JsonObject> ScheduledEvents { get; } = [];

    public SortedDictionary<ulong, SortedSet<ulong>> EventUsers { get; } = [];

    public JsonObject? Onboarding { get; set; }

    public List<string> Features { get; } = ["COMMUNITY"];

    /// <summary>Who is banned, and why.</summary>
    public SortedDictionary<ulong, string?> Bans { get; } = [];

    /// <summary>Oldest first; Discord keeps 45 days, we keep the newest thousand.</summary>
    public Queue<AuditEntry> AuditLog { get; } = new();

    public DateTimeOffset BotJoinedAt { get; set; }

    /// <summary>One of those here. Nobody has heard an id of the crowd's, so it need not come out for that.</summary>
    public Member? Member(ulong id) => _members.GetValueOrDefault(id);

    public void Put(Member member) => _members[member.User.Id] = member;

    /// <summary>So many more belong here; <paramref name="arrive"/> adds them when somebody looks.</summary>
    public void Expect(int count, Action arrive) => (_waiting, _crowd) = (count, arrive);

    public IEnumerable<Role> RolesOf(Member member)
    {
        foreach (var id in member.Roles)
            if (Roles.TryGetValue(id, out var role)) yield return role;
    }
}
