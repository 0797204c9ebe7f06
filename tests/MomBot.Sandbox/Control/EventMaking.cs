using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>
/// Somebody of the community plans an event elsewhere than on Discord: so many days from now, at an hour of its own
/// zone. See Discord docs: Guild Scheduled Event.
/// </summary>
public sealed class EventMaking(DiscordWorld world, Guild guild)
{
    private const int Scheduled = 1;
    private const int GuildOnly = 2;
    private const int Elsewhere = 3;

    private readonly Finder _finder = new(world);

    public JsonObject Make(JsonObject asked)
    {
        var by = asked["as"] is { } name ? _finder.Person(name, guild) : world.User(guild.OwnerId)!;
        var start = Start(asked);
        var id = world.Clock.NextId();
        var made = new JsonObject
        {
            ["id"] = Json.Id(id),
            ["guild_id"] = Json.Id(guild.Id),
            ["channel_id"] = null,
            ["creator_id"] = Json.Id(by.Id),
            ["creator"] = UserShape.Of(by),
            ["name"] = Finder.Text(asked["name"], "name"),
            ["description"] = (string?)asked["description"],
            ["image"] = null,
            ["scheduled_start_time"] = Json.Time(start),
            ["scheduled_end_time"] = Json.Time(start + XmlConvert.ToTimeSpan((string?)asked["lasts"] ?? "PT1H")),
            ["privacy_level"] = GuildOnly,
            ["status"] = Scheduled,
            ["entity_type"] = Elsewhere,
            ["entity_id"] = null,
            ["entity_metadata"] = new JsonObject { ["location"] = Finder.Text(asked["where"], "where") },
            ["recurrence_rule"] = null,
            ["guild_scheduled_event_exceptions"] = new JsonArray(),
        };
        var people = asked["interested"] as JsonArray ?? [];
        world.ScheduledEvents.Add(guild, id, made);
        foreach (var one in people)
            world.ScheduledEvents.SetInterest(guild, id, _finder.Person(one, guild), going: true);
        return Json.Copy(made);
    }

    private DateTimeOffset Start(JsonObject asked)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(guild.Timezone ?? "UTC");
        var today = TimeZoneInfo.ConvertTime(world.Clock.Now, zone).Date;
        var at = TimeSpan.Parse((string?)asked["at"] ?? "10:00", CultureInfo.InvariantCulture);
        var local = today.AddDays((int?)asked["days"] ?? 1) + at;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
