using Microsoft.Extensions.Logging;

namespace MomBot.Host;

/// <summary>Every log line of this module.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "MomBot {Version} starts; data in {DataFolder}")]
    public static partial void Starting(ILogger logger, string version, string dataFolder);

    [LoggerMessage(7, LogLevel.Information, "A new key was made: {File}. Copy it to another place now: without it nobody can read what parents wrote, not even from a backup")]
    public static partial void KeyMade(ILogger logger, string file);

    [LoggerMessage(10, LogLevel.Information, "Numbers are sent to {Host}; no community and no person stands in them")]
    public static partial void NumbersSent(ILogger logger, string host);

    [LoggerMessage(11, LogLevel.Warning, "Numbers could not be counted: {Why}")]
    public static partial void NumbersMissing(ILogger logger, string why);

    [LoggerMessage(8, LogLevel.Information, "Backup {File} was made and checked, {Bytes} bytes")]
    public static partial void BackedUp(ILogger logger, string file, long bytes);

    [LoggerMessage(21, LogLevel.Critical, "A part of the database is damaged, by its disk or by another program, and is not used: stop the bot, keep a copy of its files, and restore the last backup")]
    public static partial void Damaged(ILogger logger);

    [LoggerMessage(9, LogLevel.Error, "No backup could be made; it is tried again in five minutes")]
    public static partial void NotBackedUp(ILogger logger, Exception error);

    [LoggerMessage(2, LogLevel.Information, "Shard {Shard} is ready, {Milliseconds} ms after the start")]
    public static partial void Ready(ILogger logger, int shard, long milliseconds);

    [LoggerMessage(20, LogLevel.Information, "All {Communities} communities are here and have their commands, {Milliseconds} ms after the start")]
    public static partial void AllHere(ILogger logger, int communities, long milliseconds);

    [LoggerMessage(3, LogLevel.Critical, "{Reason}")]
    public static partial void Fatal(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Error, "An event of the gateway ({Kind}) could not be handled")]
    public static partial void EventBroke(ILogger logger, string kind, Exception error);

    [LoggerMessage(5, LogLevel.Error, "The outbox stumbled; it goes on in a moment")]
    public static partial void OutboxStumbled(ILogger logger, Exception error);

    [LoggerMessage(12, LogLevel.Warning, "The commands of community {Guild} could not be compared; they are tried again")]
    public static partial void CommandsNotRegistered(ILogger logger, long guild, Exception error);

    [LoggerMessage(13, LogLevel.Warning, "The commands could not be compared; that is tried again in {Seconds} s")]
    public static partial void CommandsWait(ILogger logger, double seconds, Exception error);

    [LoggerMessage(14, LogLevel.Error, "{Count} things the gateway told wait for the database; they are saved in a moment")]
    public static partial void HappeningsWait(ILogger logger, int count, Exception error);

    [LoggerMessage(15, LogLevel.Error, "{Count} things the gateway told could not be saved before the end")]
    public static partial void HappeningsLost(ILogger logger, int count);

    [LoggerMessage(16, LogLevel.Error, "The action {Action} failed; it is tried again")]
    public static partial void ActionBroke(ILogger logger, string action, Exception error);

    [LoggerMessage(17, LogLevel.Error, "A round (occurrence {Occurrence}) failed so often that a person has to decide")]
    public static partial void RoundHeld(ILogger logger, long occurrence);

    [LoggerMessage(18, LogLevel.Warning, "The planned action {Action} is no longer known and was let go")]
    public static partial void ActionUnknown(ILogger logger, string action);

    [LoggerMessage(19, LogLevel.Warning, "Who left community {Guild} meanwhile could not be asked; it is asked at the next start")]
    public static partial void LeaversUnknown(ILogger logger, long guild, Exception error);

    [LoggerMessage(22, LogLevel.Warning, "This machine's clock is {Seconds} s ahead of Discord's, or jumped while Discord cannot be asked: nothing is done by it until it is right")]
    public static partial void ClockStops(ILogger logger, double seconds);

    [LoggerMessage(23, LogLevel.Information, "This machine's clock is right again; what is due is done")]
    public static partial void ClockGoesOn(ILogger logger);

    [LoggerMessage(6, LogLevel.Error, "The sweep stumbled; it goes on in a moment")]
    public static partial void SweepStumbled(ILogger logger, Exception error);
}
