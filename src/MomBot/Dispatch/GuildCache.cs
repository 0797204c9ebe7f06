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
    /// <summary>What nobody may get by picking a role.</summary>
    internal const Permissions Power = Permissions.Administrator | Permissions.ManageGuild | Permissions.ManageRoles
        | Permissions.ManageChannels | Permissions.KickMembers | Permissions.BanMembers | Permissions.ModerateMembers
        | Permissions.ManageMessages | Permissions.ManageThreads | Permissions.ManageWebhooks
        | Permissions.ManageNicknames | Permissions.MentionEveryone | Permissions.ManageEvents;

    private static readonly Member Nobody = new();

    private readonly ConcurrentDictionary<ulong, Entry> _guilds = [];

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
        _guilds.TryGetValue((ulong)guild.Value, out var entry) ? entry.View ??= Draw(entry) : null;

    /// <summary>Takes in what Discord told; says whether what the bot may do in a community may have changed.</summary>
    public bool Apply(GatewayEvent happened)
    {
        switch (happened)
        {
            case GatewayEvent.GuildCreated(var guild):
                _guilds[guild.Id.Value] = Entry.Of(guild, guild.Channels ?? [], guild.Me);
                return true;
            case GatewayEvent.GuildUpdated(var guild):
                return Change(guild.Id, entry => Entry.Of(guild, entry.Channels.Values, entry.Me));
            case GatewayEvent.GuildDeleted(var id, var unavailable):
                if (!unavailable)
                    _guilds.TryRemove(id.Value, out _);
                return false;
            case GatewayEvent.RoleChanged(var id, var role):
                return Change(id, entry => entry with { Roles = entry.Roles.SetItem(role.Id.Value, Slim(role)) });
            case GatewayEvent.RoleDeleted(var id, var role):
                return Change(id, entry => entry with { Roles = entry.Roles.Remove(role.Value) });
            case GatewayEvent.ChannelChanged({ GuildId: { } id } channel):
                return Change(id, entry =>
                    entry with { Channels = entry.Channels.SetItem(channel.Id.Value, Slim(channel)) });
            case GatewayEvent.ChannelDeleted({ GuildId: { } id } channel):
                return Change(id, entry => entry with { Channels = entry.Channels.Remove(channel.Id.Value) });
            case GatewayEvent.MemberUpdated(var id, var member) when member.User?.Id.Value == Bot:
                return Change(id, entry => entry with { Me = member });
            default:
                return false;
        }
    }

    private bool Change(Snowflake guild, Func<Entry, Entry> change)
    {
        while (_guilds.TryGetValue(guild.Value, out var entry))
        {
            if (_guilds.TryUpdate(guild.Value, change(entry) with { View = null }, entry))
                return true;
        }

        return false;
    }

    private GuildView Draw(Entry entry)
    {
        var bot = new Snowflake(Bot);
        var me = entry.Me ?? new Member();
        var guild = new Guild
        {
            Id = new Snowflake(entry.Id),
            OwnerId = new Snowflake(entry.Owner),
            Roles = [.. entry.Roles.Values],
        };
        return new GuildView(
            new GuildId((long)entry.Id),
            entry.Name,
            entry.Language,
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
                .. entry.Channels.Values.OrderBy(channel => channel.Position).Select(channel => new ChannelView(
                    new ChannelId((long)channel.Id.Value),
                    channel.Name ?? "",
                    channel.Type == ChannelType.GuildText,
                    (GuildPermissions)PermissionMath.InChannel(guild, bot, me, channel, wire.GetUtcNow()))
                {
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

    private static Role Slim(Role role) => new()
    {
        Id = role.Id,
        Name = role.Name,
        Position = role.Position,
        Permissions = role.Permissions,
        Managed = role.Managed,
        Mentionable = role.Mentionable,
    };

    private static Channel Slim(Channel channel) => new()
    {
        Id = channel.Id,
        Type = channel.Type,
        Name = channel.Name,
        Position = channel.Position,
        PermissionOverwrites = channel.PermissionOverwrites,
    };

    private sealed record Entry(
        ulong Id,
        string Name,
        ulong Owner,
        string Language,
        ImmutableDictionary<ulong, Role> Roles,
        ImmutableDictionary<ulong, Channel> Channels,
        Member? Me)
    {
        public GuildView? View { get; set; }

        public static Entry Of(Guild guild, IEnumerable<Channel> channels, Member? me) => new(
            guild.Id.Value,
            guild.Name,
            guild.OwnerId.Value,
            guild.PreferredLocale.Split('-')[0],
            guild.Roles.ToImmutableDictionary(role => role.Id.Value, Slim),
            channels.Where(channel => !channel.IsThread).ToImmutableDictionary(channel => channel.Id.Value, Slim),
            me);
    }
}
