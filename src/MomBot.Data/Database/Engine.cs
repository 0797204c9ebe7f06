using System.Data.Common;

namespace MomBot.Data.Database;

/// <summary>What runs units of work and reads on one kind of database.</summary>
internal abstract class Engine : IAsyncDisposable
{
    public abstract Dialect Dialect { get; }

    /// <summary>Runs once, before anything else uses the database, on a connection that nobody else has.</summary>
    public abstract Task PrepareAsync(Func<DbConnection, Task> prepare, CancellationToken cancellationToken);

    /// <summary>Makes sure that this is still the only bot on the database.</summary>
    /// <exception cref="DatabaseInUseException">Another one has it.</exception>
    public virtual Task HoldAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs the work in a transaction and completes only when it is committed.</summary>
    public abstract Task<T> WriteAsync<T>(
        Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs a read beside whatever is being written.</summary>
    public abstract Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Reads everything there is, and says what cannot be read as it was written; null: all can.</summary>
    public abstract Task<string?> LookThroughAsync(CancellationToken cancellationToken);

    /// <summary>Writes a copy of the whole database, where that is a file.</summary>
    public virtual Task CopyAsync(DbConnection connection, string path) =>
        throw new NotSupportedException("The rows are the server's to copy.");

    /// <summary>Moves the log into the file and empties it, so that what was removed is not still in it.</summary>
    public virtual Task TidyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();
}
