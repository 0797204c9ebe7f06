using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Events of a community. See Discord docs: Guild Scheduled Event.</summary>
internal sealed class ScheduledEventRoutes(DiscordWorld world)
{
    private const string Root = "/guilds/{guild}/scheduled-events";
    private const int OpenMax = 100;

    public void Map(Router router)
    {
        router.Map("GET", Root, call => RestAnswer.Ok(Json.List(call.Guild().ScheduledEvents.Values
            .Select(one => Shape(call, call.Guild(), one)))));
        router.Map("GET", Root + "/{event}", call =>
            RestAnswer.Ok(Shape(call, call.Guild(), Event(call, call.Guild()))));
        router.Map("POST", Root, Create);
        router.Map("PATCH", Root + "/{event}", Change);
        router.Map("DELETE", Root + "/{event}", Delete);
        router.Map("GET", Root + "/{event}/users", Users);
    }

    private RestAnswer Create(RestCall call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.CreateEvents);
        var made = Read(call, guild, null);
        if (guild.ScheduledEvents.Count >= OpenMax)
            throw new ApiException(400, 30038, "Maximum number of guild scheduled events reached (100)");
        var id = world.Clock.NextId();
        made["id"] = Json.Id(id);
        made["guild_id"] = Json.Id(guild.Id);
        made["creator_id"] = Json.Id(call.Bot.Id);
        made["creator"] = UserShape.Of(call.Bot);
        made["status"] = 1;
        world.ScheduledEvents.Add(guild, id, made);
        call.Log(guild, "GUILD_SCHEDULED_EVENT_CREATE", id);
        return RestAnswer.Ok(Shape(call, guild, made));
    }

    private RestAnswer Change(RestCall call)
    {
        var guild = call.Guild();
        var before = Event(call, guild);
        NeedHold(call, guild, before);
        var was = (int)before["status"]!;
        var status = call.Body().Int("status");
        var moves = (was, status) is (_, null) or (1, 2) or (1, 4) or (2, 3) || status == was;
        if (!moves)
            throw ApiException.Invalid(
                "status", "GUILD_SCHEDULED_EVENT_INVALID_STATUS", "This change of status is not possible.");
        var made = Read(call, guild, before);
        made["status"] = status ?? was;
        var id = call.Id("event");
        world.ScheduledEvents.Replace(guild, id, made);
        call.Log(guild, "GUILD_SCHEDULED_EVENT_UPDATE", id);
        return RestAnswer.Ok(Shape(call, guild, made));
    }

    private RestAnswer Delete(RestCall call)
    {
        var guild = call.Guild();
        var one = Event(call, guild);
        NeedHold(call, guild, one);
        world.ScheduledEvents.Delete(guild, call.Id("event"));
        call.Log(guild, "GUILD_SCHEDULED_EVENT_DELETE", call.Id("event"));
        return RestAnswer.NoContent;
    }

    private RestAnswer Users(RestCall call)
    {
        var guild = call.Guild();
        Event(call, guild);
        var people = call.Page(guild.EventUsers.GetValueOrDefault(call.Id("event")) ?? [], id => id, 100, 100);
        var withMember = call.QueryFlag("with_member");
        return RestAnswer.Ok(Json.List(people.Select(id =>
        {
            var one = new JsonObject
            {
                ["guild_scheduled_event_id"] = call.Value("event"),
                ["user_id"] = Json.Id(id),
                ["user"] = UserShape.Of(world.User(id)!),
                ["response"] = 1,
            };
            if (withMember && guild.Members.TryGetValue(id, out var member)) one["member"] = UserShape.Member(member);
            return one;
        })));
    }

    private JsonObject Read(RestCall call, Guild guild, JsonObject? before)
    {
        var made = new ScheduledEventForm(call.Body(), guild, before).Read(world.Clock.Now);
        call.Check();
        return made;
    }

    private static JsonObject Event(RestCall call, Guild guild) =>
        guild.ScheduledEvents.GetValueOrDefault(call.Id("event")) ?? throw ApiException.UnknownEvent();

    private static void NeedHold(RestCall call, Guild guild, JsonObject one)
    {
        var own = (string?)one["creator_id"] == Json.Id(call.Bot.Id)
            && call.Granted(guild).HasFlag(Permission.CreateEvents);
        if (!own) call.Need(guild, Permission.ManageEvents);
    }

    private static JsonObject Shape(RestCall call, Guild guild, JsonObject one)
    {
        var shape = Json.Copy(one);
        if (call.QueryFlag("with_user_count") && Json.TryId(one["id"], out var id))
            shape["user_count"] = guild.EventUsers.GetValueOrDefault(id)?.Count ?? 0;
        return shape;
    }
}
