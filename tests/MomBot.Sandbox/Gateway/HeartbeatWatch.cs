namespace MomBot.Sandbox.Gateway;

/// <summary>Asks a late client for its heartbeat, then gives up. See Discord docs: Gateway, Heartbeats.</summary>
internal sealed class HeartbeatWatch : IDisposable
{
    private readonly TimeSpan _patience;
    private readonly TimeSpan _grace;
    private readonly Action _ask;
    private readonly Action _giveUp;
    private readonly ITimer _timer;
    private int _asked;

    public HeartbeatWatch(TimeProvider time, TimeSpan interval, Action ask, Action giveUp)
    {
        (_patience, _grace, _ask, _giveUp) = (interval * 1.25, interval * 0.25, ask, giveUp);
        _timer = time.CreateTimer(_ => Late(), null, _patience, Timeout.InfiniteTimeSpan);
    }

    public void Beat()
    {
        Interlocked.Exchange(ref _asked, 0);
        _timer.Change(_patience, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Late()
    {
        if (Interlocked.Exchange(ref _asked, 1) == 1)
        {
            _giveUp();
            return;
        }

        _ask();
        _timer.Change(_grace, Timeout.InfiniteTimeSpan);
    }
}
