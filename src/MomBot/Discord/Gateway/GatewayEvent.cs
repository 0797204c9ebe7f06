using MomBot.Discord.Wire;

namespace MomBot.Discord.Gateway;

/// <summary>Something Discord told us, already read; what no feature needs is not among it.</summary>
public abstract record GatewayEvent
{
    private GatewayEvent()
    {
    }

    /// <summary>A new session began; its guilds follow one by one.</summary>
    public sealed record Ready(
        User User, Snowflake ApplicationId, string SessionId, string ResumeUrl, IReadOnlyList<Snowflake> Guilds)
        : GatewayEvent;

    /// <summary>The old session went on; what was missed came before this.</summary>
    public sealed record Resumed : GatewayEvent;

    /// <summary>A guild became known: at the start, after an outage, or because we were invited.</summary>
    public sealed record GuildCreated(Guild Guild) : GatewayEvent;

    public sealed record GuildUpdated(Guild Guild) : GatewayEvent;

    /// <summary>Unavailable: an outage. Otherwise we were removed.</summary>
    public sealed record GuildDeleted(Snowflake GuildId, bool Unavailable) : GatewayEvent;

    public sealed record RoleChanged(Snowflake GuildId, Role Role) : GatewayEvent;

    public sealed record RoleDeleted(Snowflake GuildId, Snowflake RoleId) : GatewayEvent;

    public sealed record ChannelChanged(Channel Channel) : GatewayEvent;

    public sealed record ChannelDeleted(Channel Channel) : GatewayEvent;

    public sealed record MemberAdded(Snowflake GuildId, Member Member) : GatewayEvent;

    public sealed record MemberUpdated(Snowflake GuildId, Member Member) : GatewayEvent;

    public sealed record MemberRemoved(Snowflake GuildId, Snowflake UserId) : GatewayEvent;

    /// <summary>Of those we asked about, these are not there (any more).</summary>
    public sealed record MembersMissing(Snowflake GuildId, IReadOnlyList<Snowflake> Users) : GatewayEvent;

    public sealed record InteractionCreated(Interaction Interaction) : GatewayEvent;

    /// <summary>Nothing for us; its payload was not read.</summary>
    public sealed record Ignored(string? Name) : GatewayEvent;
}
