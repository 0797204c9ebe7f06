using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>Makes a whole community from one description, and invites the bot last.</summary>
public sealed class GuildMaking(DiscordWorld world)
{
    /// <summary>What a carefully invited bot asks for: enough for its work, and no Administrator.</summary>
    public const Permission BotPermissions =
        Permission.ViewChannel | Permission.SendMessages | Permission.SendMessagesInThreads | Permission.EmbedLinks
        | Permission.AttachFiles | Permission.ReadMessageHistory | Permission.AddReactions | Permission.MentionEveryone
        | Permission.CreatePublicThreads | Permission.CreatePrivateThreads | Permission.ManageThreads
        | Permission.ManageChannels | Permission.ManageRoles | Permission.PinMessages | Permission.ManageMessages
        | Permission.CreateEvents | Permission.UseApplicationCommands;

    private static readonly Dictionary<string, ChannelType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = ChannelType.Text, ["voice"] = ChannelType.Voice, ["category"] = ChannelType.Category,
        ["announcement"] = ChannelType.Announcement, ["stage"] = ChannelType.Stage, ["forum"] = ChannelType.Forum,
        ["media"] = ChannelType.Media,
    };

    private static readonly string[] CrowdNames =
        ["Ada", "Bo", "Cleo", "Dani", "Eli", "Fern", "Gita", "Hana", "Ines", "Jo"];

    private readonly Finder _finder = new(world);

    public Guild Make(JsonObject body)
    {
        var people = (body["members"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(one => (Asked: one, User: PersonOf(one))).ToList();
        var owner = people.FirstOrDefault(one => (bool?)one.Asked["owner"] == true).User
            ?? people.FirstOrDefault().User ?? world.Members.NewUser("Owner");
        var guild = world.Guilds.Create(Finder.Text(body["name"], "name"), owner);
        guild.Locale = (string?)body["locale"] ?? guild.Locale;
        guild.Timezone = (string?)body["timezone"];
        if (people.Count == 0) world.Members.Add(guild, owner);
        Roles(guild, body);
        foreach (var (asked, user) in people) Settle(guild, world.Members.Add(guild, user), asked);
        if ((int?)body["crowd"] is { } crowd) guild.Expect(crowd, () => Arrive(guild, crowd));
        Channels(guild, body);
        if (body["onboarding"] is JsonObject onboarding)
            guild.Onboarding = new OnboardingMaking(world, guild).Make(onboarding);
        Invite(guild, body["bot"]);
        History(guild, body);
        return guild;
    }

    public void Invite(Guild guild, JsonNode? bot)
    {
        if (bot is JsonValue value && value.GetValueKind() == JsonValueKind.False) return;
        var permissions = bot?["permissions"] is { } asked ? Permissions.Parse(asked) : BotPermissions;
        var roles = (bot?["roles"] as JsonArray ?? []).Select(role => _finder.Role(role, guild)).ToList();
        if (guild.Bans.ContainsKey(world.Bot.Id))
            throw new RefusalException($"{world.Bot.Name} is banned here: lift the ban first.");
        world.Guilds.InviteBot(guild, permissions, roles);
        if (bot?["position"] is { } position)
            Move(guild, guild.Roles.Values.Single(role => role.BotId is not null), (int)position);
    }

    /// <summary>Whoever is here already hears of each role that stands elsewhere now.</summary>
    private void Move(Guild guild, Role role, int position)
    {
        var before = guild.Roles.Values.ToDictionary(each => each.Id, each => each.Position);
        world.Roles.Move(guild, role, position);
        foreach (var moved in guild.Roles.Values.Where(each => before[each.Id] != each.Position).ToList())
            world.Roles.TellUpdated(guild, moved);
    }

    public void Settle(Guild guild, Member member, JsonObject asked)
    {
        if (asked["nick"] is { } nick) member.Nick = (string?)nick;
        if (asked["locale"] is { } locale) member.User.Locale = (string)locale!;
        if (asked["pending"] is { } pending) member.Pending = (bool)pending;
        if (asked["dms"] is { } direct) member.DirectMessagesOpen = (string?)direct != "closed";
        if (asked["flags"] is { } flags) member.Flags = (int)flags;
        if (asked["timed_out_until"] is { } until)
            member.TimedOutUntil =
                DateTimeOffset.Parse((string)until!, System.Globalization.CultureInfo.InvariantCulture);
        if (asked["roles"] is not JsonArray roles) return;
        member.Roles.Clear();
        foreach (var role in roles) member.Roles.Add(_finder.Role(role, guild).Id);
    }

    public User PersonOf(JsonObject asked)
    {
        if (Json.TryId(asked["user"], out var id) && world.User(id) is { } known) return known;
        return world.Members.NewUser(Finder.Text(asked["name"], "name"));
    }

    public List<Overwrite> Overwrites(Guild guild, JsonArray asked) => [.. asked.OfType<JsonObject>().Select(one =>
    {
        var forMember = one["member"] is not null || (int?)one["type"] == 1;
        var id = Json.TryId(one["id"], out var given) ? given
            : forMember ? _finder.Person(one["member"], guild).Id
            : _finder.Role(one["role"], guild).Id;
        return new Overwrite(id, forMember, Permissions.Parse(one["allow"]), Permissions.Parse(one["deny"]));
    })];

    /// <summary>People without a story, each with two of the roles that anyone may have.</summary>
    private void Arrive(Guild guild, int count)
    {
        var open = guild.Roles.Values.Where(role => role.Mentionable).Select(role => role.Id).ToList();
        for (var i = 1; i <= count; i++)
        {
            var user = world.Members.NewUser($"{CrowdNames[i % CrowdNames.Length]} {i}");
            var member = new Member(user, WorldClock.TimeOf(guild.Id));
            if (open.Count > 0) member.Roles.UnionWith([open[i % open.Count], open[i * 7 % open.Count]]);
            guild.Put(member);
        }
    }

    private void Roles(Guild guild, JsonObject body)
    {
        var next = 1;
        foreach (var asked in (body["roles"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var name = Finder.Text(asked["name"], "name");
            if (name == "@everyone")
            {
                guild.Everyone.Permissions = Permissions.Parse(asked["permissions"]);
                continue;
            }
            var role = world.Roles.Create(
                guild, name, Permissions.Parse(asked["permissions"]), (int?)asked["position"] ?? next);
            role.Color = (int?)asked["color"] ?? 0;
            role.Hoist = (bool?)asked["hoist"] ?? false;
            role.Mentionable = (bool?)asked["mentionable"] ?? false;
            next = guild.Roles.Values.Max(one => one.Position) + 1;
        }
    }

    private void Channels(Guild guild, JsonObject body)
    {
        foreach (var asked in (body["channels"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var name = Finder.Text(asked["name"], "name");
            var type = TypeOf(asked["type"]);
            var parent = asked["category"] is { } category ? CategoryOf(guild, (string)category!) : null;
            var channel = world.Places.Create(guild, type, ChannelForm.NameFor(type, name), parent);
            channel.Topic = (string?)asked["topic"];
            if (parent is not null)
                foreach (var inherited in parent.Overwrites.Values) channel.Overwrites[inherited.Id] = inherited;
            if (asked["overwrites"] is JsonArray overwrites)
                foreach (var overwrite in Overwrites(guild, overwrites)) channel.Overwrites[overwrite.Id] = overwrite;
            foreach (var tag in (asked["tags"] as JsonArray ?? []).Select(node => (string)node!))
                channel.Tags.Add(new ForumTag(world.Clock.NextId(), tag, false, null));
            if ((bool?)asked["require_tag"] == true) channel.Flags |= 1 << 4;
        }
    }

    private Channel CategoryOf(Guild guild, string name) =>
        guild.Channels.Values.FirstOrDefault(channel => channel.Type == ChannelType.Category && channel.Name == name)
        ?? world.Places.Create(guild, ChannelType.Category, name);

    private static ChannelType TypeOf(JsonNode? node)
    {
        if (node is null) return ChannelType.Text;
        if (node.GetValueKind() == JsonValueKind.Number) return (ChannelType)(int)node;
        return Types.TryGetValue((string)node!, out var type)
            ? type
            : throw new RefusalException($"There is no kind of channel '{node}'.");
    }

    /// <summary>What people wrote before today, so that a community does not look empty.</summary>
    private void History(Guild guild, JsonObject body)
    {
        foreach (var asked in (body["messages"] as JsonArray ?? []).OfType<JsonObject>())
            world.Messages.Say(_finder.Channel(asked["channel"], guild), _finder.Person(asked["as"], guild),
                Finder.Text(asked["text"], "text"));
    }
}
