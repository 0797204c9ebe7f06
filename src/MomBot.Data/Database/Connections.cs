using System.Data.Common;
using Dapper;
using MomBot.Data.Backups;
using MomBot.Data.Sealing;
using NodaTime;

namespace MomBot.Data.Database;

/// <summary>The opened database: every write is a unit of work, every read goes beside it.</summary>
public sealed class Connections : IAsyncDisposable
{
    /// <summary>How often a unit that met somebody else's change starts over before it gives up.</summary>
    public const int Retries = 2;

    private readonly Engine _engine;
    private readonly FileStream _folder;
    private readonly Pacing? _pacing;

    private Connections(Engine engine, FileStream folder, Installation installation, Pacing? pacing)
    {
        _engine = engine;
        _folder = folder;
        _pacing = pacing;
        Installation = installation;
    }

    /// <summary>Raised after a commit that left something to tell, to send, to hear or to do later.</summary>
    public event Action? Woken;

    public Installation Installation { get; }

    /// <summary>
    /// Since when it is known that a part of the database is damaged. Nothing of that part is read or written; none:
    /// all that was read so far is as it was written.
    /// </summary>
    public Instant? DamagedSince { get; private set; }

    /// <summary>
    /// Takes the data folder, opens the keys and the database, and brings its tables up to date.
    /// </summary>
    public static async Task<Connections> OpenAsync(
        DatabaseOptions options, IClock clock, CancellationToken cancellationToken)
    {
        TypeHandlers.Register();
        var folder = DataFolder.Take(options);
        MemberKeys? keys = null;
        Engine? engine = null;
        try
        {
            keys = KeyFile.OpenKeys(options);
            engine = options.PostgresConnectionString is { } postgres
                ? PostgresEngine.Open(postgres)
                : SqliteEngine.Open(options, keys);
            var ids = new IdSource(clock, options.Random);
            Installation? installation = null;
            await engine.PrepareAsync(async connection =>
            {
                await new Migrator(connection, Migrator.Embedded(engine.Dialect), clock)
                    .MigrateAsync(cancellationToken, () => CopyBeforeAsync(connection)).ConfigureAwait(false);
                installation = await FirstStart
                    .ReadOrWriteAsync(connection, engine.Dialect, keys, clock, ids).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
            return new Connections(engine, folder, installation!, options.Pacing);

            Task CopyBeforeAsync(DbConnection connection) => engine is not SqliteEngine
                ? Task.CompletedTask
                : Backup.TakeAsync(
                    path => engine.CopyAsync(connection, path),
                    keys,
                    new BackupFolder(options.BackupsFolder),
                    clock.GetCurrentInstant(),
                    cancellationToken);
        }
        catch (Exception e)
        {
            if (engine is not null)
                await engine.DisposeAsync().ConfigureAwait(false);
            keys?.Dispose();
            await folder.DisposeAsync().ConfigureAwait(false);
            if (e is DbException error && engine?.Dialect.Explain(error) is { } plain)
                throw new DataException(plain, e);
            throw;
        }
    }

    /// <summary>
    /// Runs the work in one transaction; completes after the commit. May run it again, from its start.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, work, cancellationToken);

    /// <summary>The same, under the name of another piece of it.</summary>
    internal async Task<T> WriteAsync<T>(
        Func<UnitOfWork, Task<T>> work, Delegate named, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            UnitOfWork? unit = null;
            T answer;
            try
            {
                answer = await (_pacing?.TakeAsync(Pacing.NameOf(named), writes: true, Once) ?? Once())
                    .ConfigureAwait(false);
            }
            catch (StaleRowException) when (attempt < Retries)
            {
                continue;
            }
            catch (DbException e) when (attempt < Retries && _engine.Dialect.MaySucceedAgain(e))
            {
                continue;
            }
            catch (DbException e) when (Explain(e) is { } plain)
            {
                throw new DataException(plain, e);
            }

            if (unit!.Wakes)
                Woken?.Invoke();
            return answer;

            Task<T> Once() => _engine.WriteAsync((connection, transaction) =>
            {
                unit = new UnitOfWork(connection, transaction, Installation, cancellationToken);
                return work(unit);
            }, cancellationToken);
        }
    }

    /// <summary>The same for work that has nothing to answer.</summary>
    public Task WriteAsync(Func<UnitOfWork, Task> work, CancellationToken cancellationToken) => WriteAsync(
        async unit =>
        {
            await work(unit).ConfigureAwait(false);
            return true;
        }, work, cancellationToken);

    /// <summary>Reads what is committed, never waiting for a writer.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await (_pacing?.TakeAsync(Pacing.NameOf(read), writes: false, Once) ?? Once()).ConfigureAwait(false);
        }
        catch (DbException e) when (Explain(e) is { } plain)
        {
            throw new DataException(plain, e);
        }

        Task<T> Once() => _engine.ReadAsync(read, cancellationToken);
    }

    /// <summary>Reads everything there is; whether all of it is as it was written.</summary>
    public async Task<bool> LookThroughAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await _engine.LookThroughAsync(cancellationToken).ConfigureAwait(false) is null)
                return true;
        }
        catch (DbException e) when (_engine.Dialect.IsDamage(e))
        {
            // Noted below.
        }

        DamagedSince ??= Installation.Clock.GetCurrentInstant();
        return false;
    }

    /// <summary>Writes a copy of the database as it is now, where that is a file.</summary>
    internal Task CopyAsync(string path, CancellationToken cancellationToken) => ReadAsync(
        async connection =>
        {
            await _engine.CopyAsync(connection, path).ConfigureAwait(false);
            return true;
        }, cancellationToken);

    /// <summary>
    /// Whether trouble is the database's own (a full disk, a restart, somebody else's change) and may be over when the
    /// same is tried again; what it refuses for what it is, it refuses for ever.
    /// </summary>
    public bool MayPass(Exception trouble) => trouble is DataException or StaleRowException
        || (trouble is DbException error && (error.IsTransient || _engine.Dialect.MaySucceedAgain(error)));

    /// <summary>Makes sure that no other bot has taken the database since (it may, where the network broke).</summary>
    /// <exception cref="DatabaseInUseException">One has.</exception>
    public Task HoldAsync(CancellationToken cancellationToken) => _engine.HoldAsync(cancellationToken);

    private string? Explain(DbException trouble)
    {
        if (_engine.Dialect.IsDamage(trouble))
            DamagedSince ??= Installation.Clock.GetCurrentInstant();
        return _engine.Dialect.Explain(trouble);
    }

    /// <summary>Empties the log of the database, so that what was removed is not still in it.</summary>
    public Task TidyAsync(CancellationToken cancellationToken)
    {
        return _pacing?.TakeAsync($"{nameof(Connections)}.{nameof(TidyAsync)}", writes: true, OnceAsync)
            ?? _engine.TidyAsync(cancellationToken);

        async Task<bool> OnceAsync()
        {
            await _engine.TidyAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Finishes what waits, moves the log into the file, closes it, and gives the data folder back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync().ConfigureAwait(false);
        Installation.Keys.Dispose();
        await _folder.DisposeAsync().ConfigureAwait(false);
    }
}
