namespace MomBot.Host;

/// <summary>
/// Tells when the bot is ready: every shard said hello, every community is known, the commands are there.
/// </summary>
public sealed class Readiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly HashSet<ulong> _awaited = [];
    private int _parts;

    /// <summary>How many parts have to report: one a shard, and one for the commands.</summary>
    public void Expect(int shards) => _parts = shards + 1;

    /// <summary>A shard is ready once the communities it named have arrived.</summary>
    public void ShardReady(IEnumerable<ulong> guilds)
    {
        lock (_lock)
        {
            _awaited.UnionWith(guilds);
            PartDone();
        }
    }

    public void GuildArrived(ulong guild)
    {
        lock (_lock)
        {
            _awaited.Remove(guild);
            Look();
        }
    }

    public void CommandsRegistered()
    {
        lock (_lock)
            PartDone();
    }

    /// <summary>Completes when ready; fails with the reason when the bot had to stop first.</summary>
    public Task WhenReadyAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    public void Failed(string reason) => _ready.TrySetException(new StartException(reason));

    private void PartDone()
    {
        _parts--;
        Look();
    }

    private void Look()
    {
        if (_parts <= 0 && _awaited.Count == 0)
            _ready.TrySetResult();
    }
}
