using System.Text.Json;
using MomBot.Data.Database;

namespace MomBot.Data.Events;

/// <summary>Saves what happened together with what it happened to.</summary>
public static class SavingEvents
{
    /// <summary>Seals the event for its owner and leaves it to be told after the commit.</summary>
    public static async Task SaveAsync(this UnitOfWork unit, DomainEvent happened)
    {
        var (family, type) = EventJson.FamilyOf(happened.GetType());
        var id = unit.Ids.Next();
        var payload = unit.FieldProtector.Protect(
            JsonSerializer.Serialize(happened, type, EventJson.Options), happened.Guild, happened.Owner, "events",
            "payload", id);
        await unit.ExecuteAsync("""
            insert into events (id, guild_id, owner_id, family, payload, at)
            values (@id, @Guild, @Owner, @family, @payload, @At)
            """, new { id, happened.Guild, happened.Owner, family, payload, happened.At }).ConfigureAwait(false);
        unit.Wakes = true;
    }
}
