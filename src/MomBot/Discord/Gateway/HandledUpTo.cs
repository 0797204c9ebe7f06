namespace MomBot.Discord.Gateway;

/// <summary>Events are handled out of order; this knows up to where all of them are.</summary>
internal sealed class HandledUpTo(long start)
{
    private readonly SortedSet<long> _open = [];
    private long _newest = start;

    /// <summary>The newest sequence before which nothing is still being handled.</summary>
    public long Sequence => _open.Count == 0 ? _newest : _open.Min - 1;

    public void Opened(long sequence)
    {
        _newest = Math.Max(_newest, sequence);
        _open.Add(sequence);
    }

    /// <summary>An event that nobody needs to handle.</summary>
    public void Passed(long sequence) => _newest = Math.Max(_newest, sequence);

    public void Done(long sequence) => _open.Remove(sequence);
}
