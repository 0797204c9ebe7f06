using MomBot.Discord.Wire;

namespace MomBot.Discord;

/// <summary>What someone may really do, worked out from roles and overwrites. See Discord docs: Permissions.</summary>
public static class PermissionMath
{
    public const Permissions All = (Permissions)ulong.MaxValue;

    private const Permissions WhenTimedOut = Permissions.ViewChannel | Permissions.ReadMessageHistory;

    private const Permissions NeedsSending = Permissions.MentionEveryone | Permissions.SendTtsMessages
        | Permissions.AttachFiles | Permissions.EmbedLinks | Permissions.SendPolls | Permissions.SendVoiceMessages;

    private const Permissions NeedsConnecting = Permissions.Speak | Permissions.Stream | Permissions.MuteMembers
        | Permissions.DeafenMembers | Permissions.MoveMembers | Permissions.UseVoiceActivity
        | Permissions.PrioritySpeaker;

    /// <summary>In the guild as a whole, before any channel has its say.</summary>
    public static Permissions InGuild(Guild guild, Snowflake user, Member member)
    {
        if (guild.OwnerId == user)
            return All;
        var permissions = guild.Roles
            .Where(role => role.Id == guild.Id || member.Roles.Contains(role.Id))
            .Aggregate(Permissions.None, (sum, role) => sum | role.Permissions);
        return permissions.HasFlag(Permissions.Administrator) ? All : permissions;
    }

    /// <summary>In one channel, now. For a thread give its parent: threads have no overwrites of their own.</summary>
    public static Permissions InChannel(
        Guild guild, Snowflake user, Member member, Channel channel, DateTimeOffset now, bool inThread = false)
    {
        var permissions = InGuild(guild, user, member);
        if (permissions == All)
            return All;
        permissions = Overwritten(guild, user, member, channel.PermissionOverwrites ?? [], permissions);
        if (member.CommunicationDisabledUntil > now)
            permissions &= WhenTimedOut;
        return WithoutTheImpossible(permissions, channel.Type, inThread);
    }

    /// <summary>Whether a member (we, mostly) can give and take this role.</summary>
    public static RoleVerdict CanGrant(Guild guild, Snowflake user, Member member, Snowflake role)
    {
        if (guild.Roles.FirstOrDefault(one => one.Id == role) is not { } wanted)
            return RoleVerdict.Missing;
        if (wanted.Managed || wanted.Id == guild.Id)
            return RoleVerdict.NotGrantable;
        if (!InGuild(guild, user, member).HasFlag(Permissions.ManageRoles))
            return RoleVerdict.NeedsManageRoles;
        if (guild.OwnerId == user)
            return RoleVerdict.Allowed;
        var own = guild.Roles.Where(one => member.Roles.Contains(one.Id));
        var top = own.OrderDescending(RoleOrder.Instance).FirstOrDefault();
        return top is not null && RoleOrder.Instance.Compare(top, wanted) > 0
            ? RoleVerdict.Allowed
            : RoleVerdict.RoleTooHigh;
    }

    /// <summary>Everyone first, then all roles together, then the member alone; denials before allowances each
    /// time.</summary>
    private static Permissions Overwritten(
        Guild guild, Snowflake user, Member member, IReadOnlyList<Overwrite> overwrites, Permissions permissions)
    {
        var everyone = overwrites.Where(one => one.Type == OverwriteType.Role && one.Id == guild.Id);
        var roles = overwrites.Where(
            one => one.Type == OverwriteType.Role && one.Id != guild.Id && member.Roles.Contains(one.Id));
        var self = overwrites.Where(one => one.Type == OverwriteType.Member && one.Id == user);
        return Apply(self, Apply(roles, Apply(everyone, permissions)));
    }

    private static Permissions Apply(IEnumerable<Overwrite> overwrites, Permissions permissions)
    {
        var (allow, deny) = (Permissions.None, Permissions.None);
        foreach (var overwrite in overwrites)
            (allow, deny) = (allow | overwrite.Allow, deny | overwrite.Deny);
        return (permissions & ~deny) | allow;
    }

    private static Permissions WithoutTheImpossible(Permissions permissions, ChannelType type, bool inThread)
    {
        if (!permissions.HasFlag(Permissions.ViewChannel))
            return Permissions.None;
        var sending = inThread ? Permissions.SendMessagesInThreads : Permissions.SendMessages;
        if (!permissions.HasFlag(sending))
            permissions &= ~NeedsSending;
        var isVoice = type is ChannelType.GuildVoice or ChannelType.GuildStageVoice;
        if (isVoice && !permissions.HasFlag(Permissions.Connect))
            permissions &= ~NeedsConnecting;
        return permissions;
    }

    /// <summary>Higher position is higher; of two at one position the older one is.</summary>
    private sealed class RoleOrder : IComparer<Role>
    {
        public static RoleOrder Instance { get; } = new();

        public int Compare(Role? x, Role? y) => (x!.Position, y!.Id).CompareTo((y.Position, x.Id));
    }
}

/// <summary>Whether a role can be given, and if not, what stands in the way.</summary>
public enum RoleVerdict
{
    Allowed,

    /// <summary>The role is gone.</summary>
    Missing,

    /// <summary>It belongs to a bot or integration, or is everyone's.</summary>
    NotGrantable,

    /// <summary>The permission "Manage Roles" is lacking.</summary>
    NeedsManageRoles,

    /// <summary>It stands above, or level with, the granter's highest role.</summary>
    RoleTooHigh,
}
