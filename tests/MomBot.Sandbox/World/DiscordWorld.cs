using System.Text.Json.Nodes;
using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>All there is in this Discord, in memory, behind one lock.</summary>
public sealed class DiscordWorld : IGatewayWorld
{
    private readonly Lock _gate = new();
    private readonly Random _random;

    public DiscordWorld(WorldClock clock, int seed = 1)
    {
        Clock = clock;
        _random = new Random(seed);
        Application = new Application(clock.NextId(), clock.NextId(), "MomBot", NewToken());
        Users[Application.Bot.Id] = Application.Bot;
        Guilds = new GuildActs(this);
        Roles = new RoleActs(this);
        Members = new MemberActs(this);
        Places = new ChannelActs(this);
        Threads = new ThreadActs(this);
        Messages = new MessageActs(this);
        Interactions = new InteractionActs(this);
        ScheduledEvents = new ScheduledEventActs(this);
        Invites = new InviteActs(this);
        Polls = new PollActs(this);
        CommandPermissions = new CommandPermissions(this);
    }

    public WorldClock Clock { get; }

    public Application Application { get; }

    public Uri BaseUrl { get; set; } = new("http://127.0.0.1/");

    /// <summary>
    /// Discord ignores fields it does not know; here they are refused, so that no misspelling goes unseen.
    /// </summary>
    public bool RefusesUnknownFields { get; set; } = true;

    public EventQueue Events { get; } = new();

    public Happenings Happenings { get; } = new();

    public SortedDictionary<ulong, User> Users { get; } = [];

    public SortedDictionary<ulong, Guild> AllGuilds { get; } = [];

    public SortedDictionary<ulong, Channel> AllChannels { get; } = [];

    public Dictionary<ulong, Message> AllMessages { get; } = [];

    /// <summary>Files that people hand to the bot with a command or a form.</summary>
    public Dictionary<ulong, Attachment> Uploads { get; } = [];

    public SortedDictionary<ulong, Interaction> AllInteractions { get; } = [];

    public GuildActs Guilds { get; }

    public RoleActs Roles { get; }

    public MemberActs Members { get; }

    public ChannelActs Places { get; }

    public ThreadActs Threads { get; }

    public MessageActs Messages { get; }

    public InteractionActs Interactions { get; }

    public ScheduledEventActs ScheduledEvents { get; }

    public InviteActs Invites { get; }

    public PollActs Polls { get; }

    public CommandPermissions CommandPermissions { get; }

    public ulong ApplicationId => Application.Id;

    public User Bot => Application.Bot;

    /// <summary>Everything that reads or changes the world goes through here, one at a time.</summary>
    public T Do<T>(Func<T> act)
    {
        try
        {
            lock (_gate) return act();
        }
        finally
        {
            Events.HandOn();
        }
    }

    public void Do(Action act) => Do(() =>
    {
        act();
        return true;
    });

    public Guild? Guild(ulong id) => AllGuilds.GetValueOrDefault(id);

    public Channel? Channel(ulong id) => AllChannels.GetValueOrDefault(id);

    public Message? Message(ulong id) => AllMessages.GetValueOrDefault(id);

    public User? User(ulong id) => Users.GetValueOrDefault(id);

    public bool BotIsIn(Guild guild) => guild.Member(Bot.Id) is not null;

    public string Hex(int length)
    {
        Span<byte> bytes = stackalloc byte[length];
        _random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>What falls due with people's time: threads fall asleep, events begin and end, polls close.</summary>
    public void Settle()
    {
        Threads.ArchiveStale();
        ScheduledEvents.Settle();
        Polls.Settle();
    }

    /// <summary>When that is the case next.</summary>
    public DateTimeOffset? NextDue(DateTimeOffset after) =>
        Threads.DueTimes().Concat(ScheduledEvents.DueTimes()).Concat(Polls.DueTimes())
            .Where(due => due > after).Select(due => (DateTimeOffset?)due).Min();

    /// <summary>Tells the gateway of something in a community, if the bot belongs to it.</summary>
    public void Tell(Guild guild, string name, JsonObject data)
    {
        if (BotIsIn(guild)) Events.Add(name, guild.Id, data);
    }

    /// <summary>Tells the gateway of something in a place, if the bot can see that place.</summary>
    public void Tell(Channel channel, string name, JsonObject data)
    {
        if (Permissions.CanSee(channel, Bot, Clock.Now)) Events.Add(name, channel.Guild?.Id, data);
    }

    public JsonObject? BotUser(string token) =>
        token == Application.Token ? Do(() => UserShape.Self(Bot)) : null;

    public IReadOnlyList<ulong> GuildIds() =>
        Do(() => AllGuilds.Values.Where(BotIsIn).Select(guild => guild.Id).ToList());

    public JsonObject GuildCreate(ulong guildId) =>
        Do(() => GuildShape.Create(AllGuilds[guildId], Bot, Clock.Now));

    IReadOnlyList<JsonObject> IGatewayWorld.Members(ulong guildId) =>
        Do(() => AllGuilds[guildId].Members.Values.Select(UserShape.Member).ToList());

    public bool IntentAllowed(int intentBit) =>
        !Application.PrivilegedIntents.Values.Contains(intentBit)
        || Application.AllowedPrivilegedIntents.Contains(intentBit);

    /// <summary>The token is worth nothing from now on, at the gateway and over REST; another comes.</summary>
    public void ResetToken(string token) => Do(() =>
    {
        if (token == Application.Token) Application.Token = NewToken();
    });

    private string NewToken() => $"sandbox.{Hex(12)}.{Hex(24)}";
}
