using System.Collections.Immutable;
using MomBot.Data;

namespace MomBot.Interactions;

/// <summary>
/// What Discord holds of a community, read-only: its roles, its channels, and what the bot may do there.
/// </summary>
public sealed record GuildView(
    GuildId Id,
    string Name,
    string Language,
    GuildPermissions BotPermissions,
    ImmutableArray<RoleView> Roles,
    ImmutableArray<ChannelView> Channels)
{
    public RoleView? Role(RoleId id) => Roles.FirstOrDefault(role => role.Id == id);

    public ChannelView? Channel(ChannelId id) => Channels.FirstOrDefault(channel => channel.Id == id);
}

/// <summary>A role as features see it.</summary>
/// <param name="BotMayGive">Below the bot's own highest role, not managed by another app, and the bot manages
/// roles.</param>
public sealed record RoleView(RoleId Id, string Name, int Position, bool BotMayGive, bool Mentionable)
{
    /// <summary>Whether Discord shows its people the commands of facilitators.</summary>
    public bool SeesHost { get; init; } = true;

    /// <summary>Whether its people may change the server or act on others: nothing to pick for oneself.</summary>
    public bool HasPower { get; init; }
}

/// <summary>A channel as features see it.</summary>
/// <param name="Bot">The bot's effective permissions in it.</param>
public sealed record ChannelView(ChannelId Id, string Name, bool IsText, GuildPermissions Bot)
{
    /// <summary>Whether everything in it is a post with a thread of its own.</summary>
    public bool IsForum { get; init; }

    /// <summary>Whether people without any role see it.</summary>
    public bool SeenByAll { get; init; } = true;

    /// <summary>What its overwrites deny the bot: to everyone, to one of its roles, or to itself.</summary>
    public ImmutableArray<Denial> Denials { get; init; } = [];
}

/// <summary>Something an overwrite of a channel says no to.</summary>
public sealed record Denial(OverwriteOf Whom, bool IsEveryone, GuildPermissions Denies);

/// <summary>The permissions that features speak of. See Discord docs: Permissions.</summary>
[Flags]
public enum GuildPermissions : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    ManageChannels = 1UL << 4,
    ManageServer = 1UL << 5,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    MentionEveryone = 1UL << 17,
    ManageRoles = 1UL << 28,
    ManageEvents = 1UL << 33,
    ManageThreads = 1UL << 34,
    CreatePublicThreads = 1UL << 35,
    CreatePrivateThreads = 1UL << 36,
    SendMessagesInThreads = 1UL << 38,
    ModerateMembers = 1UL << 40,
    SendPolls = 1UL << 49,
    PinMessages = 1UL << 51,
}
