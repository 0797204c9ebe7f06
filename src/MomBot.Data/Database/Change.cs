using System.Collections.Immutable;
using MomBot.Data.Events;

namespace MomBot.Data.Database;

/// <summary>
/// How a rule's decision reaches a row: load, decide and save in one transaction, once for each cause.
/// </summary>
public static class Change
{
    /// <summary>
    /// Changes a row as the rule decides. A cause dealt with before answers the row as it is now; a no, or a yes that
    /// changes nothing, writes nothing; a save that meets a newer version lets the rule decide again.
    /// </summary>
    /// <param name="connections">The database.</param>
    /// <param name="cause">What made us act.</param>
    /// <param name="load">The row, or null when it is gone.</param>
    /// <param name="decide">The rule; pure, for it may be asked again.</param>
    /// <param name="save">Writes the second state over the first; false when the row is no longer the first.</param>
    /// <param name="cancellationToken">Gives up while waiting.</param>
    public static Task<Decision<T>> ChangeAsync<T>(
        this Connections connections,
        Cause cause,
        Func<UnitOfWork, Task<T?>> load,
        Func<T, Decision<T>> decide,
        Func<UnitOfWork, T, T, Task<bool>> save,
        CancellationToken cancellationToken) where T : class => connections.WriteAsync(async unit =>
        {
            if (await load(unit).ConfigureAwait(false) is not { } before)
                return Decision.Missing<T>();
            if (await unit.WasHandledAsync(cause).ConfigureAwait(false))
                return await AsItIsNowAsync(unit, load).ConfigureAwait(false);
            var decision = decide(before);
            if (decision is Decision<T>.Accepted(var next, var events)
                && (events.Length > 0 || !EqualityComparer<T>.Default.Equals(before, next)))
            {
                if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false)
                    || !await save(unit, before, next).ConfigureAwait(false))
                    throw new StaleRowException();
                await SaveAllAsync(unit, events).ConfigureAwait(false);
            }

            return decision;
        }, save, cancellationToken);

    /// <summary>
    /// Makes a row whose number comes from its cause, so that it cannot be made twice: one that is there is the answer.
    /// </summary>
    /// <param name="connections">The database.</param>
    /// <param name="cause">What made us act.</param>
    /// <param name="find">The row, when it was made before.</param>
    /// <param name="decide">The rule.</param>
    /// <param name="insert">Writes the row; false when somebody else has written it meanwhile.</param>
    /// <param name="cancellationToken">Gives up while waiting.</param>
    public static Task<Decision<T>> InsertAsync<T>(
        this Connections connections,
        Cause cause,
        Func<UnitOfWork, Task<T?>> find,
        Func<Decision<T>> decide,
        Func<UnitOfWork, T, Task<bool>> insert,
        CancellationToken cancellationToken) where T : class => connections.WriteAsync(async unit =>
        {
            if (await find(unit).ConfigureAwait(false) is { } there)
                return Decision.Accept(there);
            if (await unit.WasHandledAsync(cause).ConfigureAwait(false))
                return await AsItIsNowAsync(unit, find).ConfigureAwait(false);
            var decision = decide();
            if (decision is Decision<T>.Accepted(var made, var events))
            {
                if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false)
                    || !await insert(unit, made).ConfigureAwait(false))
                    throw new StaleRowException();
                await SaveAllAsync(unit, events).ConfigureAwait(false);
            }

            return decision;
        }, insert, cancellationToken);

    /// <summary>Read once more: on PostgreSQL the twin may have committed just after the first look.</summary>
    private static async Task<Decision<T>> AsItIsNowAsync<T>(UnitOfWork unit, Func<UnitOfWork, Task<T?>> load)
        where T : class =>
        await load(unit).ConfigureAwait(false) is { } row ? Decision.Accept(row) : Decision.Missing<T>();

    private static async Task SaveAllAsync(UnitOfWork unit, ImmutableArray<DomainEvent> events)
    {
        foreach (var happened in events)
            await unit.SaveAsync(happened).ConfigureAwait(false);
    }
}
