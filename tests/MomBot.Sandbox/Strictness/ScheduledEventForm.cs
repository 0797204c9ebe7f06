using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// Checks what an event is made or changed with, and writes it as Discord gives it back.
/// See Discord docs: Guild Scheduled Event.
/// </summary>
public sealed class ScheduledEventForm(Form body, Guild guild, JsonObject? before)
{
    private const int Stage = 1;
    private const int Voice = 2;
    private const int Elsewhere = 3;

    private bool Creating => before is null;

    public JsonObject Read(DateTimeOffset now)
    {
        body.Only("name", "description", "image", "scheduled_start_time", "scheduled_end_time", "privacy_level",
            "entity_type", "channel_id", "recurrence_rule", "entity_metadata", Creating ? "name" : "status");
        var made = before is null ? new JsonObject { ["entity_id"] = null, ["image"] = null } : Json.Copy(before);
        made["guild_scheduled_event_exceptions"] = new JsonArray();
        Keep(made, "name", body.Text("name", 1, 100, required: Creating));
        Keep(made, "description", body.Text("description", 1, 1000));
        Keep(made, "privacy_level", body.Choice("privacy_level", Creating, 2));
        var end = Times(made, now);
        var type = body.Choice("entity_type", Creating, Stage, Voice, Elsewhere) ?? (int?)before?["entity_type"];
        made["entity_type"] = type;
        Keep(made, "recurrence_rule", RecurrenceForm.Read(body.Object("recurrence_rule")));
        if (type == Elsewhere) PlaceElsewhere(made, end);
        else PlaceInChannel(made, type);
        return made;
    }

    private DateTimeOffset? Times(JsonObject made, DateTimeOffset now)
    {
        var start = body.Time("scheduled_start_time", required: Creating);
        if (start <= now)
            body.Fail("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
                "Cannot schedule event in the past.");
        Keep(made, "scheduled_start_time", Json.Time(start));
        var end = body.Time("scheduled_end_time");
        if (end <= (start ?? Json.TimeOf(made["scheduled_start_time"])))
            body.Fail("scheduled_end_time", "GUILD_SCHEDULED_EVENT_END_BEFORE_START",
                "The end must be after the start.");
        Keep(made, "scheduled_end_time", Json.Time(end));
        return end ?? Json.TimeOf(made["scheduled_end_time"]);
    }

    private void PlaceElsewhere(JsonObject made, DateTimeOffset? end)
    {
        if (body.Has("channel_id"))
            body.Fail("channel_id", "GUILD_SCHEDULED_EVENT_CHANNEL_NOT_ALLOWED", "An event elsewhere has no channel.");
        made["channel_id"] = null;
        if (end is null) body.Required("scheduled_end_time");
        var needed = Creating || (int?)before?["entity_type"] != Elsewhere;
        var location = body.Object("entity_metadata", needed)?.Text("location", 1, 100, required: true);
        if (location is not null) made["entity_metadata"] = new JsonObject { ["location"] = location };
    }

    private void PlaceInChannel(JsonObject made, int? type)
    {
        if (body.Has("entity_metadata"))
            body.Fail("entity_metadata", "GUILD_SCHEDULED_EVENT_METADATA_NOT_ALLOWED",
                "Only an event elsewhere has a location.");
        made["entity_metadata"] = null;
        var moves = Creating || (int?)before?["entity_type"] != type;
        if (body.Id("channel_id", required: moves || body.Names("channel_id")) is not { } id) return;
        var channel = guild.Channels.GetValueOrDefault(id) ?? throw ApiException.UnknownChannel();
        if (channel.Type != (type == Stage ? ChannelType.Stage : ChannelType.Voice))
            body.Fail("channel_id", "GUILD_SCHEDULED_EVENT_CHANNEL_TYPE_INVALID", "This is another kind of channel.");
        made["channel_id"] = Json.Id(id);
    }

    private void Keep(JsonObject made, string name, JsonNode? value)
    {
        if (Creating || body.Names(name)) made[name] = value;
    }
}
