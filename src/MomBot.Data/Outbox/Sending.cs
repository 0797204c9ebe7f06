using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.Outbox;

/// <summary>Leaves rows in the outbox inside the unit of work that gives cause for them.</summary>
public static class Sending
{
    /// <summary>
    /// Seals the message for its owner and queues it; older ones of its key that were never tried end here, and those
    /// that are held: sent later, they would undo what the newer one shows.
    /// </summary>
    public static async Task<long> SendAsync(this UnitOfWork unit, NewOutboxRow row)
    {
        if (row.Supersedes is not null)
            await SupersedeAsync(unit, row.Supersedes).ConfigureAwait(false);
        var id = unit.Ids.Next();
        await unit.ExecuteAsync("""
            insert into outbox (id, guild_id, owner_id, kind, lane, payload, sensitive, nonce, marker, state, priority,
              supersedes, then_action, not_before, expires_at, attempts)
            values (@id, @Guild, @Owner, @Kind, @Lane, @payload, @Sensitive, @nonce, @marker, 'Pending', @Priority,
              @Supersedes, @Then, @NotBefore, @ExpiresAt, 0)
            """, new
        {
            id,
            row.Guild,
            row.Owner,
            row.Kind,
            row.Lane,
            payload = unit.FieldProtector.Protect(row.Payload, row.Guild, row.Owner, "outbox", "payload", id),
            row.Sensitive,
            nonce = NonceOf(unit.InstallId, id),
            marker = unit.Ids.NextMarker(),
            row.Priority,
            row.Supersedes,
            row.Then,
            row.NotBefore,
            row.ExpiresAt,
        }).ConfigureAwait(false);
        unit.Wakes = true;
        return id;
    }

    /// <summary>
    /// Ends a row that is still open and tells whoever wanted to hear; false when it had ended before.
    /// </summary>
    internal static async Task<bool> FinishAsync(
        this UnitOfWork unit, long id, OutboxState state, long? resultId, string? error, Instant now)
    {
        // Words stay only where a person decides over them: what a feature hears of goes on there, without them.
        var finished = await unit.ExecuteAsync($"""
            update outbox set state = @state, message_id = coalesce(@resultId, message_id), error = @error,
              finished_at = @now, payload = {(state is OutboxState.Parked or OutboxState.Dead
                ? "case when then_action is null then payload end"
                : "null")}
            where id = @id and state in ('Pending', 'Sending')
            """, new { id, state = state.ToString(), resultId, error, now }).ConfigureAwait(false);
        if (finished == 0)
            return false;
        var heard = await unit.ExecuteAsync("""
            insert into outcomes (id, guild_id, owner_id, then_action, state, result_id, error)
            select @outcome, guild_id, owner_id, then_action, state, message_id, error
            from outbox where id = @id and then_action is not null
            """, new { outcome = unit.Ids.Next(), id }).ConfigureAwait(false);
        unit.Wakes |= heard > 0;
        // The outcome carries the action on; what is left of a row that went well names nobody any more.
        await unit.ExecuteAsync($"""
            update outbox set then_action = null
              {(state is OutboxState.Parked or OutboxState.Dead ? "" : ", lane = ''")}
            where id = @id
            """, new { id }).ConfigureAwait(false);
        return true;
    }

    /// <summary>What was held is not sent any more: from now on it is kept as long as whatever has ended.</summary>
    internal static Task<int> LetGoAsync(this UnitOfWork unit, long id) => unit.ExecuteAsync("""
        update outbox set state = 'Superseded', payload = null, lane = '', finished_at = @Now
        where id = @id and state in ('Parked', 'Dead')
        """, new { id, unit.Now });

    /// <summary>22 characters, the same for every attempt. See Discord docs: Create Message (nonce).</summary>
    internal static string NonceOf(string installId, long id)
    {
        var hash = SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"v1|{installId}|{id}")));
        return Base64Url.EncodeToString(hash.AsSpan(0, 16));
    }

    private static async Task SupersedeAsync(UnitOfWork unit, string key)
    {
        var older = await unit.QueryAsync<long>($"""
            select id from outbox
            where state in ('Pending', 'Parked', 'Dead') and supersedes is not null and supersedes = @key
              and (state <> 'Pending' or first_attempt_at is null)
            {unit.Dialect.ForUpdate}
            """, new { key }).ConfigureAwait(false);
        foreach (var id in older)
        {
            await unit.LetGoAsync(id).ConfigureAwait(false);
            await unit.FinishAsync(id, OutboxState.Superseded, null, null, unit.Now).ConfigureAwait(false);
        }
    }
}
