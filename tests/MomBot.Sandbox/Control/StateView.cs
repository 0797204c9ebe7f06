using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>Everything there is, in Discord's own shapes, with what only the sandbox knows beside it.</summary>
public static class StateView
{
    public static JsonObject Of(DiscordWorld world) => new()
    {
        ["now"] = Json.Time(world.Clock.Now),
        ["frozen"] = world.Clock.Frozen,
        ["application"] = new JsonObject
        {
            ["id"] = Json.Id(world.ApplicationId),
            ["name"] = world.Application.Name,
        },
        ["bot"] = UserShape.Of(world.Bot),
        ["commands"] = Json.List(world.Application.Commands.Values.Select(Json.Copy)),
        ["guilds"] = Json.List(world.AllGuilds.Values.Select(guild => Guild(guild, world))),
        ["dms"] = Json.List(world.AllChannels.Values.Where(channel => channel.Guild is null).Select(ChannelShape.Of)),
    };

    public static JsonObject Guild(Guild guild, DiscordWorld world) => new()
    {
        ["id"] = Json.Id(guild.Id),
        ["name"] = guild.Name,
        ["owner_id"] = Json.Id(guild.OwnerId),
        ["timezone"] = guild.Timezone,
        ["bot"] = world.BotIsIn(guild),
        ["roles"] = Json.List(guild.Roles.Values.OrderBy(role => role.Position).Select(RoleShape.Of)),
        ["channels"] = Json.List(guild.Channels.Values.Select(channel => Channel(channel, world))),
        ["threads"] = Json.List(guild.Threads.Values.Select(thread => Channel(thread, world))),
        ["members"] = Json.List(guild.Members.Values.Select(member => Member(member, guild, world))),
        ["scheduled_events"] = Json.List(guild.ScheduledEvents.Values.Select(Json.Copy)),
        ["commands"] = Json.List(world.Application.CommandsOf(guild.Id).Values.Select(Json.Copy)),
        ["onboarding"] = guild.Onboarding?.DeepClone(),
        ["audit_log"] = Json.List(guild.AuditLog.TakeLast(100).Select(AuditShape.Of)),
    };

    public static JsonObject Member(Member member, Guild guild, DiscordWorld world)
    {
        var view = UserShape.Member(member);
        view["name"] = member.DisplayName;
        view["dms"] = member.DirectMessagesOpen ? "open" : "closed";
        view["permissions"] = Permissions.Text(Permissions.InGuild(guild, member, world.Clock.Now));
        return view;
    }

    public static JsonObject Channel(Channel channel, DiscordWorld world)
    {
        var view = ChannelShape.Of(channel);
        view["visible_to"] = Json.Ids(channel.Guild!.Members.Values
            .Where(member => Permissions.CanSee(channel, member.User, world.Clock.Now))
            .Select(member => member.User.Id));
        if (channel.Thread is { } thread) view["members"] = Json.Ids(thread.Members.Keys);
        return view;
    }
}
