using Microsoft.Extensions.Hosting;

namespace MomBot.Host;

/// <summary>
/// The seconds after the bot was asked to stop: nothing new is begun, and what is under way comes to its end. Docker
/// waits ten.
/// </summary>
public sealed class LastMoments : IDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    private readonly TimeProvider _wire;
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenRegistration _asked;

    public LastMoments(IHostApplicationLifetime lifetime, TimeProvider wire)
    {
        _wire = wire;
        _asked = lifetime.ApplicationStopping.Register(() => _ = EndAsync());
    }

    /// <summary>When they are over: what is still under way is given up.</summary>
    public CancellationToken Over => _over.Token;

    public void Dispose()
    {
        _asked.Dispose();
        _over.Dispose();
    }

    private async Task EndAsync()
    {
        await Task.Delay(Length, _wire).ConfigureAwait(false);
        try
        {
            await _over.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // Everything had ended long before.
        }
    }
}
