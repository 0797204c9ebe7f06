using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>Everything there is, in Discord's own shapes, with what only the sandbox knows beside it.</summary>
public static class StateView
{
    /// <summary>Beyond this many people a channel no longer lists who can see it.</summary>
    private const int ListedMembers = 200;

    /// <param name="world">All there is.</param>
    /// <param name="only">
    /// The one community to tell of, by id; the first when there is none such. The others are named. Null tells of all.
    /// </param>
    public static JsonObject Of(DiscordWorld world, string? only = null)
    {
        var all = world.AllGuilds.Values;
        var one = only is null ? null : all.FirstOrDefault(guild => Json.Id(guild.Id) == only) ?? all.FirstOrDefault();
        var state = Of(world, one is null ? all : [one]);
        if (one is not null)
            state["others"] = Json.List(all.Where(guild => guild != one).Select(guild =>
                new JsonObject { ["id"] = Json.Id(guild.Id), ["name"] = guild.Name }));
        return state;
    }

    private static JsonObject Of(DiscordWorld world, IEnumerable<Guild> guilds) => new()
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
        ["guilds"] = Json.List(guilds.Select(guild => Guild(guild, world))),
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
        ["scheduled_events"] = Json.List(guild.ScheduledEvents.Select(one => Event(one.Value, one.Key, guild))),
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
        if (channel.Guild!.MemberCount <= ListedMembers)
            view["visible_to"] = Json.Ids(channel.Guild.Members.Values
                .Where(member => Permissions.CanSee(channel, member.User, world.Clock.Now))
                .Select(member => member.User.Id));
        if (channel.Thread is { } thread) view["members"] = Json.Ids(thread.Members.Keys);
        return view;
    }

    private static JsonObject Event(JsonObject one, ulong id, Guild guild)
    {
        var view = Json.Copy(one);
        view["interested"] = Json.Ids(guild.EventUsers.GetValueOrDefault(id) ?? []);
        return view;
    }
}
