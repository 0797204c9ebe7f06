namespace MomBot.Sandbox.Load;

/// <summary>
/// Sends at a steady rate, whether or not answers come: whoever is slow meets a queue, as on Discord. See
/// docs/decisions/0026: an interaction that the driver itself sends late counts from when it was due.
/// </summary>
internal sealed class Pace(TimeProvider time, AnswerDesk desk, Action<string, string, long> send)
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(5);

    /// <summary>How many were sent.</summary>
    public async Task<long> RunAsync(int rate, TimeSpan length, Action everyTick, CancellationToken cancellationToken)
    {
        // At a low rate nothing is due more often, and looking costs more than sending.
        var tick = TimeSpan.FromMilliseconds(Math.Clamp(1000d / rate, 1, 4));
        var from = time.GetTimestamp();
        var all = (long)(rate * length.TotalSeconds);
        var sent = 0L;
        while (sent < all)
        {
            var now = time.GetTimestamp();
            var due = Math.Min(all, (long)(time.GetElapsedTime(from, now).TotalSeconds * rate) + 1);
            for (; sent < due; sent++)
            {
                var planned = from + (long)(sent * (double)time.TimestampFrequency / rate);
                var (id, token) = desk.Send(time.GetElapsedTime(planned, now) > Blink ? planned : now);
                send(id, token, sent);
            }
            everyTick();
            await Task.Delay(tick, time, cancellationToken);
        }
        return sent;
    }
}
