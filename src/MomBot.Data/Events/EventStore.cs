using System.Text.Json;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Outbox;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Sealing;
using NodaTime;

namespace MomBot.Data.Events;

/// <summary>What happened and still has to be told. Not an audit trail: once told, an event loses its words.</summary>
/// <param name="connections">The database.</param>
/// <param name="families">Every record that carries an <see cref="EventFamilyAttribute"/>.</param>
public sealed class EventStore(Connections connections, IEnumerable<Type> families)
{
    private static readonly Duration KeptAfterTelling = Duration.FromDays(7);

    private readonly Dictionary<string, Type> _families =
        families.ToDictionary(family => EventJson.FamilyOf(family).Name);

    /// <summary>The oldest events that nobody was told of. One that cannot be read is held with the reason.</summary>
    public async Task<IReadOnlyList<UntoldEvent>> UntoldAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await connections.ReadAsync(connection => connection.QueryAsync<Row>("""
            select id, guild_id as guild, owner_id as owner, family, payload from events
            where told_at is null and error is null order by id limit @limit
            """, new { limit }), cancellationToken).ConfigureAwait(false);
        var untold = new List<UntoldEvent>();
        foreach (var row in rows)
        {
            try
            {
                if (Read(row) is { } happened)
                    untold.Add(new UntoldEvent(row.Id, happened));
                else
                    await TellAsync(row.Id, [], [], cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is TamperedException or JsonException or NotSupportedException)
            {
                await HoldAsync(row.Id, e.Message, cancellationToken).ConfigureAwait(false);
            }
        }

        return untold;
    }

    /// <summary>
    /// Leaves what the event sets in motion and empties it, in one transaction; false (and nothing done) the second
    /// time.
    /// </summary>
    public Task<bool> TellAsync(
        long eventId,
        IReadOnlyList<NewOutboxRow> messages,
        IReadOnlyList<NewScheduledAction> actions,
        CancellationToken cancellationToken) => connections.WriteAsync(async unit =>
        {
            var told = await unit.ExecuteAsync(
                "update events set told_at = @Now, payload = null where id = @eventId and told_at is null",
                new { unit.Now, eventId }).ConfigureAwait(false);
            if (told == 0)
                return false;
            foreach (var message in messages)
                await unit.SendAsync(message).ConfigureAwait(false);
            foreach (var action in actions)
                await unit.ScheduleAsync(action).ConfigureAwait(false);
            return true;
        }, cancellationToken);

    /// <summary>
    /// Sets aside an event that cannot be told, so that the others go on; the host sees it with the reason.
    /// </summary>
    public Task HoldAsync(long eventId, string error, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync(
            "update events set error = @error where id = @eventId and told_at is null", new { eventId, error }),
        cancellationToken);

    /// <summary>How many events, and outcomes of what was sent, are set aside.</summary>
    public Task<long> HeldCountAsync(CancellationToken cancellationToken) => connections.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>($"""
            select (select count(*) from events where told_at is null and error is not null)
              + (select count(*) from outcomes where heard_at is null and attempts >= {Outcome.MostAttempts})
            """), cancellationToken);

    /// <summary>Removes what a person said or did in a community, told or not.</summary>
    public Task ForgetAsync(GuildId guild, MemberId owner, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => unit.ExecuteAsync(
                "delete from events where owner_id = @owner and guild_id = @guild", new { guild, owner }),
            cancellationToken);

    /// <summary>Removes events told, outcomes heard and causes dealt with more than seven days ago.</summary>
    public async Task SweepAsync(Instant now, CancellationToken cancellationToken)
    {
        string[] deletes =
        [
            "delete from events where id in (select id from events where told_at < @before limit @slice)",
            "delete from outcomes where id in (select id from outcomes where heard_at < @before limit @slice)",
            "delete from inbox where (kind, id) in (select kind, id from inbox where at < @before limit @slice)",
        ];
        foreach (var delete in deletes)
            await connections.SweepAsync(delete, now - KeptAfterTelling, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>None: she asked to be forgotten, and its words went with her key.</summary>
    private DomainEvent? Read(Row row)
    {
        if (!_families.TryGetValue(row.Family, out var type))
            throw new JsonException($"No family of events is called {row.Family} here.");
        var json = connections.Installation.FieldProtector
            .Reveal(row.Payload ?? [], row.Guild, row.Owner, "events", "payload", row.Id);
        return json.Length == 0 ? null : (DomainEvent)JsonSerializer.Deserialize(json, type, EventJson.Options)!;
    }

    [method: ExplicitConstructor]
    private sealed record Row(long Id, GuildId Guild, MemberId Owner, string Family, byte[]? Payload);
}
