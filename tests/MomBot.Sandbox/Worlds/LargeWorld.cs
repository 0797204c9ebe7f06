using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Worlds;

/// <summary>
/// Makes communities by number, shaped as communities are: stage roles and rooms, a few rooms for those who keep the
/// place going, and a crowd whom nobody has met yet. All share the words; only their number tells them apart.
/// </summary>
internal static class LargeWorld
{
    private const int Crowd = 59;

    // See Discord docs: Guilds, limits of a community. @everyone and the bot's own role make it 250.
    private const int MostRoles = 248;
    private const int MostChannels = 500;
    private const int MostInCategory = 50;
    private const int LargestCrowd = 1_999;

    private static readonly string[] Stages =
        ["expecting", "newborn", "babies", "toddlers", "preschool", "school", "tweens", "teens", "grown"];

    private static readonly string[] Keepers = ["founders", "facilitators", "welcomers"];

    private static readonly string[] Others =
    [
        "twins-and-more", "on-my-own", "fostering", "adoption", "grandparents", "night-shift", "north-side",
        "river-side", "hill-side", "old-town", "weekend-meetups", "book-circle", "announcements",
    ];

    private static readonly string[] Rooms =
    [
        "general", "check-ins", "help", "swaps", "meetups", "food", "sleep", "good-news", "hard-days", "library",
        "questions", "photos", "work", "school-run", "health-and-services", "spare-time",
    ];

    /// <summary>25 roles, 40 channels, 60 people of whom the owner alone stands there from the start.</summary>
    public static JsonObject Guild(int number) => new()
    {
        ["name"] = $"Village {number}",
        ["timezone"] = "Europe/London",
        ["roles"] = Roles(),
        ["channels"] = new JsonArray([
            Category("Welcome"), Room("rules", "Welcome", topic: "How we look after each other.", readOnly: true),
            Room("announcements", "Welcome", "announcement", "What is coming up.", readOnly: true),
            Room("hello", "Welcome", topic: "Say who you are, as much as you like."),
            Category("Village"), .. Rooms.Select(name => Room(name, "Village", topic: "Anything goes, kindly.")),
            Category("Stages"), .. Stages.Select(name => Room($"stage-{name}", "Stages", only: name)),
            Category("Behind the scenes"),
            .. new[] { "facilitators", "reports", "welcomers", "bots" }
                .Select(name => Room(name, "Behind the scenes", only: "facilitators")),
            Room("bazaar", "Village", "forum"), Room("kitchen table", "Village", "voice"),
            Room("quiet room", "Village", "voice"), Room("notice-board", "Village", "forum"),
        ]),
        ["members"] = new JsonArray(new JsonObject { ["name"] = $"Ada {number}", ["owner"] = true }),
        ["crowd"] = Crowd,
    };

    /// <summary>One community as large as Discord lets a community be, with two thousand people.</summary>
    public static JsonObject Largest()
    {
        var guild = Guild(1);
        var roles = guild["roles"]!.AsArray();
        while (roles.Count < MostRoles) roles.Add(Role($"circle {roles.Count}"));
        var channels = guild["channels"]!.AsArray();
        for (var next = channels.Count; next < MostChannels; next++)
        {
            var category = $"More {(next - 1) / (MostInCategory + 1)}";
            if (channels.All(one => (string)one!["name"]! != category)) channels.Add(Category(category));
            else channels.Add(Room($"room-{next}", category));
        }
        guild["crowd"] = LargestCrowd;
        return guild;
    }

    private static JsonArray Roles() => new([
        .. Stages.Select(name => Role(name)),
        .. Others.Select(name => Role(name)),
        .. Keepers.Select(name => Role(name, "MANAGE_GUILD", "MANAGE_MESSAGES", "MANAGE_THREADS", "MODERATE_MEMBERS")),
    ]);

    private static JsonObject Role(string name, params string[] permissions) => new()
    {
        ["name"] = name,
        ["permissions"] = new JsonArray([.. permissions.Select(one => (JsonNode)one)]),
        ["mentionable"] = permissions.Length == 0,
        ["hoist"] = permissions.Length > 0,
    };

    private static JsonObject Category(string name) => new() { ["name"] = name, ["type"] = "category" };

    private static JsonObject Room(
        string name, string category, string type = "text", string? topic = null, bool readOnly = false,
        string? only = null)
    {
        var overwrites = new JsonArray();
        if (readOnly) overwrites.Add(Overwrite("@everyone", "deny", "SEND_MESSAGES"));
        if (only is not null)
        {
            overwrites.Add(Overwrite("@everyone", "deny", "VIEW_CHANNEL"));
            overwrites.Add(Overwrite(only, "allow", "VIEW_CHANNEL"));
        }
        return new JsonObject
        {
            ["name"] = name, ["category"] = category, ["type"] = type, ["topic"] = topic, ["overwrites"] = overwrites,
        };
    }

    private static JsonObject Overwrite(string role, string what, string permission) =>
        new() { ["role"] = role, [what] = new JsonArray(permission) };
}
