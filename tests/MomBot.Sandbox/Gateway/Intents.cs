using System.Collections.Frozen;

namespace MomBot.Sandbox.Gateway;

/// <summary>Which intent lets which event through. See Discord docs: Gateway, List of Intents.</summary>
internal static class Intents
{
    public const int Guilds = 1 << 0;
    public const int GuildMembers = 1 << 1;
    public const int GuildModeration = 1 << 2;
    public const int GuildExpressions = 1 << 3;
    public const int GuildIntegrations = 1 << 4;
    public const int GuildWebhooks = 1 << 5;
    public const int GuildInvites = 1 << 6;
    public const int GuildVoiceStates = 1 << 7;
    public const int GuildPresences = 1 << 8;
    public const int GuildMessages = 1 << 9;
    public const int GuildMessageReactions = 1 << 10;
    public const int GuildMessageTyping = 1 << 11;
    public const int DirectMessages = 1 << 12;
    public const int DirectMessageReactions = 1 << 13;
    public const int DirectMessageTyping = 1 << 14;
    public const int MessageContent = 1 << 15;
    public const int GuildScheduledEvents = 1 << 16;
    public const int AutoModerationConfiguration = 1 << 20;
    public const int AutoModerationExecution = 1 << 21;
    public const int GuildMessagePolls = 1 << 24;
    public const int DirectMessagePolls = 1 << 25;

    public const int All = 0x1FFFF | AutoModerationConfiguration | AutoModerationExecution
        | GuildMessagePolls | DirectMessagePolls;

    public static readonly int[] Privileged = [GuildMembers, GuildPresences, MessageContent];

    private static readonly FrozenDictionary<string, int> InGuilds = Table(
        (Guilds, "GUILD_CREATE GUILD_UPDATE GUILD_DELETE GUILD_ROLE_CREATE GUILD_ROLE_UPDATE GUILD_ROLE_DELETE "
            + "CHANNEL_CREATE CHANNEL_UPDATE CHANNEL_DELETE CHANNEL_PINS_UPDATE THREAD_CREATE THREAD_UPDATE "
            + "THREAD_DELETE THREAD_LIST_SYNC THREAD_MEMBER_UPDATE THREAD_MEMBERS_UPDATE STAGE_INSTANCE_CREATE "
            + "STAGE_INSTANCE_UPDATE STAGE_INSTANCE_DELETE"),
        (GuildMembers, "GUILD_MEMBER_ADD GUILD_MEMBER_UPDATE GUILD_MEMBER_REMOVE THREAD_MEMBERS_UPDATE"),
        (GuildModeration, "GUILD_AUDIT_LOG_ENTRY_CREATE GUILD_BAN_ADD GUILD_BAN_REMOVE"),
        (GuildExpressions, "GUILD_EMOJIS_UPDATE GUILD_STICKERS_UPDATE GUILD_SOUNDBOARD_SOUND_CREATE "
            + "GUILD_SOUNDBOARD_SOUND_UPDATE GUILD_SOUNDBOARD_SOUND_DELETE GUILD_SOUNDBOARD_SOUNDS_UPDATE"),
        (GuildIntegrations, "GUILD_INTEGRATIONS_UPDATE INTEGRATION_CREATE INTEGRATION_UPDATE INTEGRATION_DELETE"),
        (GuildWebhooks, "WEBHOOKS_UPDATE"),
        (GuildInvites, "INVITE_CREATE INVITE_DELETE"),
        (GuildVoiceStates, "VOICE_CHANNEL_EFFECT_SEND VOICE_STATE_UPDATE"),
        (GuildPresences, "PRESENCE_UPDATE"),
        (GuildMessages, "MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE MESSAGE_DELETE_BULK"),
        (GuildMessageReactions, "MESSAGE_REACTION_ADD MESSAGE_REACTION_REMOVE MESSAGE_REACTION_REMOVE_ALL "
            + "MESSAGE_REACTION_REMOVE_EMOJI"),
        (GuildMessageTyping, "TYPING_START"),
        (GuildScheduledEvents, "GUILD_SCHEDULED_EVENT_CREATE GUILD_SCHEDULED_EVENT_UPDATE "
            + "GUILD_SCHEDULED_EVENT_DELETE GUILD_SCHEDULED_EVENT_USER_ADD GUILD_SCHEDULED_EVENT_USER_REMOVE"),
        (AutoModerationConfiguration, "AUTO_MODERATION_RULE_CREATE AUTO_MODERATION_RULE_UPDATE "
            + "AUTO_MODERATION_RULE_DELETE"),
        (AutoModerationExecution, "AUTO_MODERATION_ACTION_EXECUTION"),
        (GuildMessagePolls, "MESSAGE_POLL_VOTE_ADD MESSAGE_POLL_VOTE_REMOVE"));

    private static readonly FrozenDictionary<string, int> InDirectMessages = Table(
        (DirectMessages, "MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE CHANNEL_PINS_UPDATE"),
        (DirectMessageReactions, "MESSAGE_REACTION_ADD MESSAGE_REACTION_REMOVE MESSAGE_REACTION_REMOVE_ALL "
            + "MESSAGE_REACTION_REMOVE_EMOJI"),
        (DirectMessageTyping, "TYPING_START"),
        (DirectMessagePolls, "MESSAGE_POLL_VOTE_ADD MESSAGE_POLL_VOTE_REMOVE"));

    /// <summary>The intents of which one is enough, or 0 when the event needs none.</summary>
    public static int For(string eventName, bool inGuild) =>
        (inGuild ? InGuilds : InDirectMessages).GetValueOrDefault(eventName);

    private static FrozenDictionary<string, int> Table(params (int Intent, string Events)[] rows) => rows
        .SelectMany(row => row.Events.Split(' '), (row, name) => (row.Intent, name))
        .GroupBy(pair => pair.name, pair => pair.Intent)
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate(0, (all, one) => all | one));
}
