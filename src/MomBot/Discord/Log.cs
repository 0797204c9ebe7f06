using Microsoft.Extensions.Logging;
using MomBot.Discord.RateLimits;

namespace MomBot.Discord;

/// <summary>Every log line of this module. Routes are templates and ids; no words, no tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Debug, "{Method} {Route} answered {Status} after {Milliseconds} ms")]
    public static partial void Answered(ILogger logger, string method, string route, int status, long milliseconds);

    [LoggerMessage(101, LogLevel.Information, "{Method} {Route} is limited ({Scope}) for {Seconds} s")]
    public static partial void Limited(ILogger logger, string method, string route, LimitScope scope, double seconds);

    [LoggerMessage(102, LogLevel.Warning, "{Method} {Route}: {Reason} Attempt {Attempt} follows in {Seconds} s")]
    public static partial void Retrying(
        ILogger logger, string method, string route, string reason, int attempt, double seconds);

    [LoggerMessage(103, LogLevel.Warning, "Discord's clock is {Seconds} s ahead of this machine's: set this machine's clock")]
    public static partial void ClockIsOff(ILogger logger, double seconds);

    [LoggerMessage(120, LogLevel.Information, "Shard {Shard} connects to {Host}")]
    public static partial void Connecting(ILogger logger, int shard, string host);

    [LoggerMessage(122, LogLevel.Information, "Shard {Shard}: {Note}")]
    public static partial void Noted(ILogger logger, int shard, string note);

    [LoggerMessage(123, LogLevel.Warning, "Shard {Shard} skipped a frame it could not read: {Reason}")]
    public static partial void Malformed(ILogger logger, int shard, string reason);

    [LoggerMessage(124, LogLevel.Warning, "Shard {Shard} waits {Seconds} s before it may identify")]
    public static partial void IdentifyWaits(ILogger logger, int shard, double seconds);

    [LoggerMessage(125, LogLevel.Warning, "Shard {Shard} reads no further until earlier events are handled")]
    public static partial void Backlogged(ILogger logger, int shard);
}
