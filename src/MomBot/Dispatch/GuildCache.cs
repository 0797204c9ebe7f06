using System.Collections.Concurrent;
using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Discord;
using MomBot.Discord.Gateway;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>
/// The little of Discord that features look at: roles and channels of each community, and ourselves in it. Members,
/// messages, presences and threads are not kept.
/// </summary>
public sealed class GuildCache(TimeProvider wire)
{
    private const int MostViews = 1_000;

    /// <summary>What nobody may get by picking a role.</summary>
    internal const Permissions Power = Permissions.Administrator | Permissions.ManageGuild | Permissions.ManageRoles
        | Permissions.ManageChannels | Permissions.KickMembers | Permissions.BanMembers | Permissions.ModerateMembers
        | Permissions.ManageMessages | Permissions.ManageThreads | Permissions.ManageWebhooks
        | Permissions.ManageNicknames | Permissions.MentionEveryone | Permissions.ManageEvents;

    private static readonly Member Nobody = new();

    private readonly ConcurrentDictionary<ulong, Entry> _guilds = [];
    private readonly ConcurrentQueue<Entry> _drawn = [];

    /// <summary>Raised when Discord has said who we are.</summary>
    public event Action? Known;

    /// <summary>
    /// Whether Discord has said who we are: before that, none of our messages could be recognised as ours.
    /// </summary>
    public bool IsKnown => Bot != 0;

    /// <summary>The bot's own user id; 0 until it is known.</summary>
    public ulong Bot { get; private set; }

    /// <summary>The application's id.</summary>
    public ulong Application { get; private set; }

    public int Count => _guilds.Count;

    public void Know(ulong application, ulong bot)
    {
        (Application, Bot) = (application, bot);
        Known?.Invoke();
    }

    /// <summary>The community as features see it; none: the bot is not there, or Discord has not told yet.</summary>
    public GuildView? View(GuildId guild) =>
        _guilds.TryGetValue((ulong)guild.Value, out var entry) ? entry.View ?? Drawn(entry) : null;

    /// <summary>When the bot came to the community; none: the bot is not there.</summary>
    public DateTimeOffset? Since(GuildId guild) => _guilds.GetValueOrDefault((ulong)guild.Value)?.Guild.Since;

    /// <summary>Takes in what Discord told.</summary>
    public void Apply(GatewayEvent happened)
    {
        switch (happened)
        {
            case GatewayEvent.GuildCreated(var guild):
                _guilds[guild.Id.Value] = new Entry(KeptGuild.Of(guild));
                break;
            case GatewayEvent.GuildDeleted(var gone, Unavailable: false):
                _guilds.TryRemove(gone.Value, out _);
                break;
            default: // A guild is told of by one shard, one thing after the other.
                if (ChangeOf(happened) is var (id, change) && _guilds.TryGetValue(id.Value, out var entry))
                    _guilds[id.Value] = new Entry(change(entry.Guild));
                break;
        }
    }

    private (Snowflake Guild, Func<KeptGuild, KeptGuild> Change)? ChangeOf(GatewayEvent happened) => happened switch
    {
        GatewayEvent.GuildUpdated(var guild) => (guild.Id, kept => kept.Changed(guild)),
        GatewayEvent.RoleChanged(var id, var role) => (id, kept => kept.With(role)),
        GatewayEvent.RoleDeleted(var id, var role) => (id, kept => kept.WithoutRole(role)),
        GatewayEvent.ChannelChanged({ GuildId: { } id } channel) => (id, kept => kept.With(channel)),
        GatewayEvent.ChannelDeleted({ GuildId: { } id } channel) => (id, kept => kept.WithoutChannel(channel.Id)),
        GatewayEvent.MemberUpdated(var id, var member) when member.User?.Id.Value == Bot =>
            (id, kept => kept.With(member)),
        _ => null,
    };

    /// <summary>Drawn when it is asked for, and let go of when many others were since.</summary>
    private GuildView Drawn(Entry entry)
    {
        var view = entry.View = Draw(entry.Guild);
        _drawn.Enqueue(entry);
        if (_drawn.Count > MostViews && _drawn.TryDequeue(out var oldest))
            oldest.View = null;
        return view;
    }

    private GuildView Draw(KeptGuild kept)
    {
        var (bot, me) = (new Snowflake(Bot), kept.Me);
        var guild = new Guild { Id = kept.Id, OwnerId = kept.Owner, Roles = [.. kept.Roles] };
        return new GuildView(
            new GuildId((long)kept.Id.Value),
            kept.Name,
            kept.Locale.Split('-')[0],
            (GuildPermissions)PermissionMath.InGuild(guild, bot, me),
            [
                .. guild.Roles.OrderByDescending(role => role.Position).Select(role => new RoleView(
                    new RoleId((long)role.Id.Value),
                    role.Name,
                    role.Position,
                    PermissionMath.CanGrant(guild, bot, me, role.Id) == RoleVerdict.Allowed,
                    role.Mentionable)
                {
                    HasPower = (role.Permissions & Power) != 0,
                    SeesHost = (role.Permissions & (Permissions.ManageEvents | Permissions.Administrator)) != 0,
                }),
            ],
            [
                .. kept.Channels.OrderBy(channel => channel.Position).Select(channel => new ChannelView(
                    new ChannelId((long)channel.Id.Value),
                    channel.Name ?? "",
                    channel.Type == ChannelType.GuildText,
                    (GuildPermissions)PermissionMath.InChannel(guild, bot, me, channel, wire.GetUtcNow()))
                {
                    IsForum = channel.Type == ChannelType.GuildForum,
                    SeenByAll = PermissionMath.InChannel(guild, default, Nobody, channel, wire.GetUtcNow())
                        .HasFlag(Permissions.ViewChannel),
                    Denials = Denials(guild, bot, me, channel),
                }),
            ]);
    }

    private static ImmutableArray<Denial> Denials(Guild guild, Snowflake bot, Member me, Channel channel) =>
    [
        .. (channel.PermissionOverwrites ?? [])
            .Where(one => one.Deny != Permissions.None
                && (one.Id == guild.Id || one.Id == bot || me.Roles.Contains(one.Id)))
            .Select(one => new Denial(
                new OverwriteOf((long)one.Id.Value, one.Type == OverwriteType.Member),
                one.Id == guild.Id,
                (GuildPermissions)one.Deny)),
    ];

    private sealed class Entry(KeptGuild guild)
    {
        public KeptGuild Guild => guild;

        public GuildView? View { get; set; }
    }
}
