using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>
/// Messages older than an hour may be edited only so often. Discord publishes no number; thirty an hour in one channel
/// is ours.
/// </summary>
internal sealed class OldEdits(WorldClock clock)
{
    private const int Most = 30;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Dictionary<ulong, Queue<DateTimeOffset>> _edits = [];

    public void Count(Message message)
    {
        var now = clock.Now;
        if (now - message.At <= Hour) return;
        if (!_edits.TryGetValue(message.Channel.Id, out var edits)) _edits[message.Channel.Id] = edits = new();
        while (edits.TryPeek(out var oldest) && now - oldest > Hour) edits.Dequeue();
        if (edits.Count >= Most)
            throw new ApiException(
                429, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later");
        edits.Enqueue(now);
    }
}
