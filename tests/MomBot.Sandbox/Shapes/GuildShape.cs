using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Shapes;

/// <summary>A community as Discord writes it: over REST, and as the gateway tells it whole.</summary>
public static class GuildShape
{
    public static JsonObject Of(Guild guild) => new()
    {
        ["id"] = Json.Id(guild.Id),
        ["name"] = guild.Name,
        ["icon"] = null,
        ["description"] = null,
        ["home_header"] = null,
        ["splash"] = null,
        ["discovery_splash"] = null,
        ["features"] = Json.List(guild.Features.Select(name => (JsonNode)name)),
        ["banner"] = null,
        ["owner_id"] = Json.Id(guild.OwnerId),
        ["application_id"] = null,
        ["region"] = "deprecated",
        ["afk_channel_id"] = null,
        ["afk_timeout"] = 300,
        ["system_channel_id"] = null,
        ["system_channel_flags"] = 0,
        ["widget_enabled"] = false,
        ["widget_channel_id"] = null,
        ["verification_level"] = 1,
        ["roles"] = Json.List(guild.Roles.Values.Select(RoleShape.Of)),
        ["default_message_notifications"] = 1,
        ["mfa_level"] = 0,
        ["explicit_content_filter"] = 2,
        ["max_presences"] = null,
        ["max_members"] = 25_000_000,
        ["max_stage_video_channel_users"] = 50,
        ["max_video_channel_users"] = 25,
        ["vanity_url_code"] = null,
        ["premium_tier"] = 0,
        ["premium_subscription_count"] = 0,
        ["preferred_locale"] = guild.Locale,
        ["rules_channel_id"] = null,
        ["safety_alerts_channel_id"] = null,
        ["public_updates_channel_id"] = null,
        ["premium_progress_bar_enabled"] = false,
        ["nsfw"] = false,
        ["nsfw_level"] = 0,
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["incidents_data"] = null,
    };

    /// <summary>
    /// Without the presence intent a GUILD_CREATE carries no member but the bot itself.
    /// See Discord docs: Gateway Events, Guild Create.
    /// </summary>
    public static JsonObject Create(Guild guild, User bot, DateTimeOffset now)
    {
        var shape = Of(guild);
        var threads = guild.Threads.Values
            .Where(thread => !thread.Thread!.Archived && Permissions.CanSee(thread, bot, now));
        shape["joined_at"] = Json.Time(guild.BotJoinedAt);
        shape["large"] = guild.MemberCount > 50;
        shape["unavailable"] = false;
        shape["member_count"] = guild.MemberCount;
        shape["voice_states"] = new JsonArray();
        shape["members"] = guild.Member(bot.Id) is { } self ? new JsonArray(UserShape.Member(self)) : [];
        shape["channels"] = Json.List(guild.Channels.Values.Select(ChannelShape.Of));
        shape["threads"] = Json.List(threads.Select(thread => ChannelShape.ThreadFor(thread, bot.Id)));
        shape["presences"] = new JsonArray();
        shape["stage_instances"] = new JsonArray();
        shape["guild_scheduled_events"] = Json.List(guild.ScheduledEvents.Values.Select(Json.Copy));
        shape["soundboard_sounds"] = new JsonArray();
        return shape;
    }
}
