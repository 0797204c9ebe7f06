namespace MomBot.Discord.Gateway;

/// <summary>What Discord tells us about. See Discord docs: Gateway, "Gateway Intents".</summary>
[Flags]
public enum Intents
{
    None = 0,
    Guilds = 1 << 0,
    GuildMembers = 1 << 1,
}
