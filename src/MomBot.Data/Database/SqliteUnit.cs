namespace MomBot.Data.Database;

/// <summary>A unit of work that waits for the writer, and its caller who waits for the commit.</summary>
internal abstract class SqliteUnit
{
    /// <summary>Whether it needs the connection without a transaction around it.</summary>
    public virtual bool IsAlone => false;

    /// <summary>Why it will not be saved.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Runs the work inside its savepoint; false when it is to be undone.</summary>
    public bool Run()
    {
        try
        {
            RunWork();
            return true;
        }
        catch (Exception e)
        {
            // The caller decides what this means; the writer goes on with the next unit.
            Error = e;
            return false;
        }
    }

    /// <summary>The transaction around it was lost.</summary>
    public void Fail(Exception error) => Error ??= error;

    /// <summary>Tells the caller, after the commit.</summary>
    public abstract void Acknowledge();

    protected abstract void RunWork();
}

/// <summary>The same, with what it answers.</summary>
internal sealed class SqliteUnit<T>(Func<Task<T>> work, CancellationToken cancellationToken, bool isAlone = false)
    : SqliteUnit
{
    // The caller goes on elsewhere; the writer's thread is for writing.
    private readonly TaskCompletionSource<T> _caller = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _answer;

    public Task<T> Task => _caller.Task;

    public override bool IsAlone => isAlone;

    public override void Acknowledge()
    {
        if (Error is null)
            _caller.SetResult(_answer!);
        else if (Error is OperationCanceledException)
            _caller.SetCanceled(cancellationToken);
        else
            _caller.SetException(Error);
    }

    protected override void RunWork()
    {
        cancellationToken.ThrowIfCancellationRequested();
        // SQLite has no asynchronous calls, so this does not block longer than the work itself.
        _answer = work().GetAwaiter().GetResult();
    }
}
