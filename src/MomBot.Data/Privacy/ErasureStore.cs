using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.Privacy;

/// <summary>
/// Who is being forgotten. Saved before the first step, so that a crash in the middle is gone on from, and noted beside
/// the keys, so that a backup put back cannot bring anybody back.
/// </summary>
public sealed class ErasureStore(Connections connections)
{
    private const string Select =
        "select id, guild_id as guild, member_id as member, part, state, asked_at from erasures";

    /// <summary>Saves that she asked; from here on it happens. False: this very press has asked before.</summary>
    public Task<bool> AskAsync(Erasure erasure, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var asked = await unit.ExecuteAsync("""
                insert into erasures (id, guild_id, member_id, part, state, asked_at)
                values (@Id, @Guild, @Member, @Part, @state, @AskedAt) on conflict do nothing
                """, new
            {
                erasure.Id,
                erasure.Guild,
                erasure.Member,
                erasure.Part,
                state = erasure.State.ToString(),
                erasure.AskedAt,
            }).ConfigureAwait(false) == 1;
            if (asked)
                await unit.SaveAsync(new ErasureEvent.Asked(erasure.Id, erasure.Guild, erasure.AskedAt))
                    .ConfigureAwait(false);
            return asked;
        }, cancellationToken);

    /// <summary>None: it has come to its end.</summary>
    public async Task<Erasure?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await connections.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>($"{Select} where id = @id", new { id }),
            cancellationToken).ConfigureAwait(false))?.ToErasure();

    /// <summary>Every one that is under way.</summary>
    public async Task<ImmutableArray<Erasure>> OpenAsync(CancellationToken cancellationToken) =>
    [
        .. (await connections.ReadAsync(
            connection => connection.QueryAsync<Row>($"{Select} order by id"), cancellationToken)
            .ConfigureAwait(false)).Select(row => row.ToErasure()),
    ];

    /// <summary>
    /// Destroys her key and notes, beside the keys, that she asked: that note is what a restored backup is held
    /// against.
    /// </summary>
    public async Task DestroyKeyAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        connections.Installation.Keys.Forget(erasure.Guild, erasure.Member, erasure.AskedAt);
        await MoveAsync(erasure, ErasureState.KeyGone, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The features have forgotten her; what was told and sent for her is next.</summary>
    public Task RowsAreGoneAsync(Erasure erasure, Instant now, CancellationToken cancellationToken) => MoveAsync(
        erasure, ErasureState.RowsGone, new ErasureEvent.RowsGone(erasure.Id, erasure.Guild, now), cancellationToken);

    /// <summary>
    /// Nothing is left: what was written on the way is made unreadable too, the row goes, and the log of the database
    /// is emptied, so that no trace waits there to be overwritten.
    /// </summary>
    public async Task EndAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        if (erasure.Part is null)
            connections.Installation.Keys.Forget(erasure.Guild, erasure.Member, erasure.AskedAt);
        await connections.WriteAsync(
            unit => unit.ExecuteAsync("delete from erasures where id = @Id", new { erasure.Id }), cancellationToken)
            .ConfigureAwait(false);
        await connections.TidyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// After a backup was put back: everybody who has asked since is to be forgotten again. Says how many.
    /// </summary>
    public async Task<int> ReplayAsync(Instant now, CancellationToken cancellationToken)
    {
        var again = connections.Installation.Keys.Forgotten();
        foreach (var (guild, member) in again)
        {
            var erasure = new Erasure(
                connections.Installation.Ids.Next(), guild, member, null, ErasureState.Asked, now);
            await AskAsync(erasure, cancellationToken).ConfigureAwait(false);
        }

        return again.Count;
    }

    private Task MoveAsync(
        Erasure erasure, ErasureState to, ErasureEvent? happened, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var moved = await unit.ExecuteAsync(
                "update erasures set state = @to where id = @Id and state = @from",
                new { erasure.Id, to = to.ToString(), from = erasure.State.ToString() }).ConfigureAwait(false);
            if (moved == 1 && happened is not null)
                await unit.SaveAsync(happened).ConfigureAwait(false);
        }, cancellationToken);

    [method: ExplicitConstructor]
    private sealed record Row(long Id, GuildId Guild, MemberId Member, string? Part, string State, Instant AskedAt)
    {
        public Erasure ToErasure() => new(Id, Guild, Member, Part, Enum.Parse<ErasureState>(State), AskedAt);
    }
}
