using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MomBot.Data.Database;

/// <summary>
/// The one thread that writes to SQLite. Units that wait together share one transaction, each behind its own savepoint,
/// and none is acknowledged before the commit that holds it has reached the disk.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int LargestBatch = 128;

    /// <summary>Guarded by itself. Whoever waits on it sleeps: a blocking collection would spin first, at every pause.
    /// </summary>
    private readonly Queue<SqliteUnit> _queue = [];
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin, _savepoint, _release, _undo, _commit, _rollback;
    private readonly Thread _thread;
    private bool _isClosed;

    public SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Command("begin immediate");
        _savepoint = Command("savepoint unit");
        _release = Command("release unit");
        _undo = Command("rollback to unit");
        _commit = Command("commit");
        _rollback = Command("rollback");
        _thread = new Thread(Run) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        QueueAsync(new SqliteUnit<T>(work, cancellationToken), cancellationToken);

    /// <summary>Runs between two transactions.</summary>
    public Task BetweenAsync(Action work, CancellationToken cancellationToken) => QueueAsync(
        new SqliteUnit<bool>(
            () =>
            {
                work();
                return Task.FromResult(true);
            }, cancellationToken, isAlone: true), cancellationToken);

    private Task<T> QueueAsync<T>(SqliteUnit<T> unit, CancellationToken cancellationToken)
    {
        // It would wait for itself.
        if (Thread.CurrentThread == _thread)
            throw new InvalidOperationException("A unit of work cannot start another one: use the one at hand.");
        cancellationToken.ThrowIfCancellationRequested();
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(Connections));
            _queue.Enqueue(unit);
            Monitor.Pulse(_queue);
        }

        return unit.Task;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_queue)
        {
            _isClosed = true;
            Monitor.Pulse(_queue);
        }

        await _stopped.Task.ConfigureAwait(false);
        foreach (var command in (SqliteCommand[])[_begin, _savepoint, _release, _undo, _commit, _rollback])
            await command.DisposeAsync().ConfigureAwait(false);
    }

    private void Run()
    {
        var batch = new List<SqliteUnit>(LargestBatch);
        while (Take(batch))
        {
            for (var done = 0; done < batch.Count;)
                done += batch[done].IsAlone ? RunAlone(batch[done]) : RunBatch(batch, done);
            batch.Clear();
        }

        _stopped.SetResult();
    }

    /// <summary>Waits for what is to be written; false when there will be nothing more.</summary>
    private bool Take(List<SqliteUnit> batch)
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !_isClosed)
                Monitor.Wait(_queue);
            while (batch.Count < LargestBatch && _queue.TryDequeue(out var next))
                batch.Add(next);
        }

        return batch.Count > 0;
    }

    /// <summary>
    /// Runs units from <paramref name="start"/> on in one transaction; says how many have had their turn.
    /// </summary>
    private int RunBatch(List<SqliteUnit> batch, int start)
    {
        var position = start;
        try
        {
            _begin.ExecuteNonQuery();
            for (; position < batch.Count && !batch[position].IsAlone; position++)
            {
                _savepoint.ExecuteNonQuery();
                if (!batch[position].Run())
                {
                    // A full disk or an I/O error makes SQLite roll the whole transaction back by itself.
                    if (!InTransaction)
                        throw batch[position].Error!;
                    _undo.ExecuteNonQuery();
                }

                _release.ExecuteNonQuery();
            }

            _commit.ExecuteNonQuery();
            position--;
        }
        catch (Exception e)
        {
            // Whatever went wrong, none of these was saved, and each caller hears so.
            if (InTransaction)
                _rollback.ExecuteNonQuery();
            position = Math.Min(position, batch.Count - 1);
            for (var i = start; i <= position; i++)
                batch[i].Fail(e);
        }

        for (var i = start; i <= position; i++)
            batch[i].Acknowledge();
        return position - start + 1;
    }

    private static int RunAlone(SqliteUnit unit)
    {
        unit.Run();
        unit.Acknowledge();
        return 1;
    }

    private bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
