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
    private const int Elsewhere = 3;

    private static readonly string[] RuleParts = ["start", "end", "frequency", "interval", "by_weekday", "by_n_weekday",
        "by_month", "by_month_day", "by_year_day", "count"];

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
        var made = Read(call, guild, []);
        if (guild.ScheduledEvents.Count >= OpenMax)
            throw new ApiException(400, 30038, "Maximum number of guild scheduled events reached (100)");
        var id = world.Clock.NextId();
        made["id"] = Json.Id(id);
        made["guild_id"] = Json.Id(guild.Id);
        made["creator_id"] = Json.Id(call.Bot.Id);
        made["creator"] = UserShape.Of(call.Bot);
        made["status"] = 1;
        guild.ScheduledEvents[id] = made;
        guild.EventUsers[id] = [];
        world.Tell(guild, "GUILD_SCHEDULED_EVENT_CREATE", Json.Copy(made));
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
        world.Tell(guild, "GUILD_SCHEDULED_EVENT_UPDATE", Json.Copy(made));
        if (status is 3 or 4) guild.ScheduledEvents.Remove(id);
        else guild.ScheduledEvents[id] = made;
        call.Log(guild, "GUILD_SCHEDULED_EVENT_UPDATE", id);
        return RestAnswer.Ok(Shape(call, guild, made));
    }

    private RestAnswer Delete(RestCall call)
    {
        var guild = call.Guild();
        var one = Event(call, guild);
        NeedHold(call, guild, one);
        guild.ScheduledEvents.Remove(call.Id("event"));
        world.Tell(guild, "GUILD_SCHEDULED_EVENT_DELETE", Json.Copy(one));
        call.Log(guild, "GUILD_SCHEDULED_EVENT_DELETE", call.Id("event"));
        return RestAnswer.NoContent;
    }

    private RestAnswer Users(RestCall call)
    {
        var guild = call.Guild();
        Event(call, guild);
        var after = call.QueryId("after") ?? 0;
        var people = guild.EventUsers.GetValueOrDefault(call.Id("event")) ?? [];
        return RestAnswer.Ok(Json.List(people.Where(id => id > after).Take(call.QueryInt("limit", 100, 1, 100))
            .Select(id => new JsonObject
            {
                ["guild_scheduled_event_id"] = call.Value("event"),
                ["user_id"] = Json.Id(id),
                ["user"] = UserShape.Of(world.User(id)!),
                ["response"] = 1,
            })));
    }

    private JsonObject Read(RestCall call, Guild guild, JsonObject before)
    {
        var creating = before.Count == 0;
        var body = call.Body();
        body.Only("name", "description", "image", "scheduled_start_time", "scheduled_end_time", "privacy_level",
            "entity_type",
            "channel_id", "recurrence_rule", "entity_metadata", creating ? "name" : "status");
        var made = creating ? new JsonObject { ["entity_id"] = null, ["image"] = null } : Json.Copy(before);
        made["guild_scheduled_event_exceptions"] = new JsonArray();
        Keep("name", body.Text("name", 1, 100, required: creating));
        Keep("description", body.Text("description", 1, 1000));
        Keep("privacy_level", body.Choice("privacy_level", creating, 2));
        var start = body.Time("scheduled_start_time", required: creating);
        if (start <= world.Clock.Now)
            body.Fail("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
                "Cannot schedule event in the past.");
        Keep("scheduled_start_time", Json.Time(start));
        var end = body.Time("scheduled_end_time");
        if (end <= start) body.Fail(
            "scheduled_end_time", "GUILD_SCHEDULED_EVENT_END_BEFORE_START", "The end must be after the start.");
        Keep("scheduled_end_time", Json.Time(end));
        var type = body.Choice("entity_type", creating, 1, 2, Elsewhere) ?? (int?)before["entity_type"];
        made["entity_type"] = type;
        Keep("recurrence_rule", Rule(body.Object("recurrence_rule")));
        Place(body, guild, made, type, end, creating);
        call.Check();
        return made;

        void Keep(string name, JsonNode? value)
        {
            if (creating || body.Names(name)) made[name] = value;
        }
    }

    /// <summary>A rule comes back whole: what was not given is null in it.</summary>
    private static JsonObject? Rule(Form? asked)
    {
        if (asked is null) return null;
        foreach (var needed in new[] { "start", "frequency", "interval" }) asked.Required(needed);
        var made = new JsonObject();
        foreach (var part in RuleParts) made[part] = asked.Json[part]?.DeepClone();
        return made;
    }

    private static void Place(Form body, Guild guild, JsonObject made, int? type, DateTimeOffset? end, bool creating)
    {
        if (type == Elsewhere)
        {
            made["channel_id"] = null;
            if (creating && end is null) body.Required("scheduled_end_time");
            var location = body.Object("entity_metadata", required: creating)?.Text("location", 1, 100, required: true);
            if (location is not null) made["entity_metadata"] = new JsonObject { ["location"] = location };
            return;
        }
        made["entity_metadata"] = null;
        var channel = body.Id("channel_id", required: creating);
        if (channel is { } id && !guild.Channels.ContainsKey(id)) throw ApiException.UnknownChannel();
        if (channel is not null) made["channel_id"] = Json.Id(channel);
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
