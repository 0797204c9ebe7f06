using MomBot.Data.Database;

namespace MomBot.Data.ScheduledActions;

/// <summary>Leaves actions for later inside the unit of work that gives cause for them.</summary>
public static class Scheduling
{
    /// <summary>
    /// Schedules the action; one that waits under the same key is replaced (it is moved, not doubled).
    /// </summary>
    public static async Task ScheduleAsync(this UnitOfWork unit, NewScheduledAction action)
    {
        // The number changes too, so that finishing the old action cannot take the new one away.
        await unit.ExecuteAsync("""
            insert into scheduled_actions (id, guild_id, owner_id, action, due, key, attempts)
            values (@id, @Guild, @Owner, @Action, @Due, @Key, 0)
            on conflict (key) do update set id = excluded.id, guild_id = excluded.guild_id,
              owner_id = excluded.owner_id, action = excluded.action, due = excluded.due, attempts = 0, error = null
            """, new { id = unit.Ids.Next(), action.Guild, action.Owner, action.Action, action.Due, action.Key })
            .ConfigureAwait(false);
        unit.Wakes = true;
    }

    /// <summary>Takes back every action whose key starts so; says how many.</summary>
    public static Task<int> CancelAsync(this UnitOfWork unit, string keyPrefix) => unit.ExecuteAsync(
        "delete from scheduled_actions where key >= @keyPrefix and key < @end",
        new { keyPrefix, end = EndOf(keyPrefix) });

    /// <summary>Makes every action whose key starts so due now.</summary>
    public static async Task HastenAsync(this UnitOfWork unit, string keyPrefix) =>
        unit.Wakes |= await unit.ExecuteAsync("""
            update scheduled_actions set due = @Now
            where key >= @keyPrefix and key < @end and due > @Now
            """, new { keyPrefix, end = EndOf(keyPrefix), unit.Now }).ConfigureAwait(false) > 0;

    /// <summary>After all that begins so, byte by byte: so the index of keys is used.</summary>
    private static string EndOf(string keyPrefix) => keyPrefix + '\uffff';
}
