using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>Events are planned, wanted, begin, end and come back. See Discord docs: Guild Scheduled Event.</summary>
public sealed class ScheduledEventActs(DiscordWorld world)
{
    private const int Elsewhere = 3;
    private const int Scheduled = 1;
    private const int Active = 2;
    private const int Completed = 3;
    private const int Canceled = 4;

    public void Add(Guild guild, ulong id, JsonObject made)
    {
        guild.ScheduledEvents[id] = made;
        guild.EventUsers[id] = [];
        Tell(guild, made, "CREATE");
    }

    /// <summary>The event as it is from now on; one that is over or called off is kept no longer.</summary>
    public void Replace(Guild guild, ulong id, JsonObject made)
    {
        var over = (int)made["status"]! is Completed or Canceled;
        if (over) Forget(guild, id);
        else guild.ScheduledEvents[id] = made;
        Tell(guild, made, "UPDATE");
    }

    public void Delete(Guild guild, ulong id)
    {
        var one = guild.ScheduledEvents[id];
        Forget(guild, id);
        Tell(guild, one, "DELETE");
    }

    /// <summary>Someone presses "Interested", or takes it back.</summary>
    public void SetInterest(Guild guild, ulong id, User user, bool going)
    {
        var people = guild.EventUsers[id];
        if (going ? !people.Add(user.Id) : !people.Remove(user.Id)) return;
        world.Tell(guild, $"GUILD_SCHEDULED_EVENT_USER_{(going ? "ADD" : "REMOVE")}", new JsonObject
        {
            ["guild_scheduled_event_id"] = Json.Id(id),
            ["user_id"] = Json.Id(user.Id),
            ["guild_id"] = Json.Id(guild.Id),
        });
        TellPage(guild);
    }

    /// <summary>Events elsewhere begin and end by themselves; one with a rule is planned anew when it ends.</summary>
    public void Settle()
    {
        foreach (var guild in world.AllGuilds.Values)
            foreach (var (id, one) in guild.ScheduledEvents.ToList())
                if (DueAt(one) is not null) Settle(guild, id, one, world.Clock.Now);
    }

    public IEnumerable<DateTimeOffset> DueTimes() => world.AllGuilds.Values
        .SelectMany(guild => guild.ScheduledEvents.Values).Select(DueAt).OfType<DateTimeOffset>();

    /// <summary>When it begins, or ends if it is on; nobody knows of an event in a channel.</summary>
    private static DateTimeOffset? DueAt(JsonObject one) => (int)one["entity_type"]! != Elsewhere
        ? null
        : Json.TimeOf(one[(int)one["status"]! == Scheduled ? "scheduled_start_time" : "scheduled_end_time"]);

    private void Settle(Guild guild, ulong id, JsonObject one, DateTimeOffset now)
    {
        while (true)
        {
            var status = (int)one["status"]!;
            if (DueAt(one) > now) return;
            one = Json.Copy(one);
            one["status"] = status == Scheduled ? Active : Completed;
            if (status == Active && one["recurrence_rule"] is JsonObject rule) PlanAgain(one, rule);
            Replace(guild, id, one);
            if ((int)one["status"]! == Completed) return;
        }
    }

    private static void PlanAgain(JsonObject one, JsonObject rule)
    {
        var start = Json.TimeOf(one["scheduled_start_time"])!.Value;
        var length = Json.TimeOf(one["scheduled_end_time"])!.Value - start;
        var next = Recurrence.After(start, rule);
        one["status"] = Scheduled;
        one["scheduled_start_time"] = Json.Time(next);
        one["scheduled_end_time"] = Json.Time(next + length);
    }

    private static void Forget(Guild guild, ulong id)
    {
        guild.ScheduledEvents.Remove(id);
        guild.EventUsers.Remove(id);
    }

    private void Tell(Guild guild, JsonObject one, string what)
    {
        world.Tell(guild, $"GUILD_SCHEDULED_EVENT_{what}", Json.Copy(one));
        TellPage(guild);
    }

    private void TellPage(Guild guild) =>
        world.Happenings.Tell("event", new JsonObject { ["guild_id"] = Json.Id(guild.Id) });
}
