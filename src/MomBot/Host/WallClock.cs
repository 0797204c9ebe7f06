using Microsoft.Extensions.Logging;
using MomBot.Discord.Rest;

namespace MomBot.Host;

/// <summary>
/// Whether the clock of this machine can be believed. Where it jumped, Discord is asked what time it is; while the two
/// are more than a minute apart nothing is done by the clock, so that a wrong one posts nothing early, lets nothing go
/// as too late, and deletes nothing (decision record 0150).
/// </summary>
public sealed class WallClock(TimeProvider wire, DiscordRest discord, ILogger<WallClock> logger) : IDisposable
{
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FarApart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private DateTimeOffset _wall = wire.GetUtcNow();
    private long _stamp = wire.GetTimestamp();
    private long _asked;
    private bool _isUnknown;
    private bool _isOff;

    /// <summary>Asked before anything is done by the clock.</summary>
    public async Task<bool> IsRightAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (HasJumped() || (_isOff && wire.GetElapsedTime(_asked) >= AskAgain))
                await AskAsync(cancellationToken).ConfigureAwait(false);
            var isOff = _isUnknown || discord.Ahead.Duration() > FarApart;
            if (isOff && !_isOff)
                Log.ClockStops(logger, -discord.Ahead.TotalSeconds);
            if (!isOff && _isOff)
                Log.ClockGoesOn(logger);
            _isOff = isOff;
            return !isOff;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Whether the clock on the wall went another way than time did since it was last looked at.</summary>
    private bool HasJumped()
    {
        var (wall, stamp) = (wire.GetUtcNow(), wire.GetTimestamp());
        var step = wall - _wall - wire.GetElapsedTime(_stamp, stamp);
        (_wall, _stamp) = (wall, stamp);
        return step.Duration() > Jump;
    }

    /// <summary>Any answer tells the time. Without one nobody knows, and nothing could be sent either.</summary>
    private async Task AskAsync(CancellationToken cancellationToken)
    {
        _asked = wire.GetTimestamp();
        try
        {
            await discord.GetCurrentUserAsync(cancellationToken).ConfigureAwait(false);
            _isUnknown = false;
        }
        catch (DiscordException)
        {
            _isUnknown = true;
        }
    }
}
