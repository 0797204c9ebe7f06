namespace MomBot.Discord.RateLimits;

/// <summary>Leave to send one request. It is handed back with what the answer said, or with nothing if none
/// came.</summary>
public sealed class Permit : IDisposable
{
    private readonly Action<LimitHeaders?> _complete;
    private int _done;

    internal Permit(Action<LimitHeaders?> complete) => _complete = complete;

    public void Complete(LimitHeaders headers) => CompleteOnce(headers);

    public void Dispose() => CompleteOnce(null);

    private void CompleteOnce(LimitHeaders? headers)
    {
        if (Interlocked.Exchange(ref _done, 1) == 0)
            _complete(headers);
    }
}
