using Microsoft.Extensions.Logging;
using MomBot.Discord.Rest;

namespace MomBot.Dispatch;

/// <summary>Every log line of this module. Ids and kinds; no words, no names, no tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Warning, "Interaction {Interaction} was too old when its turn came; nothing was changed")]
    public static partial void InteractionTooLate(ILogger logger, ulong interaction);

    [LoggerMessage(201, LogLevel.Warning, "Discord refused the answer to interaction {Interaction}: {Kind} {Code}")]
    public static partial void AnswerRefused(ILogger logger, ulong interaction, DiscordErrorKind kind, int code);

    [LoggerMessage(203, LogLevel.Error, "{Reference}: the feature failed on interaction {Interaction}")]
    public static partial void HandlerBroke(ILogger logger, string reference, ulong interaction, Exception error);

    [LoggerMessage(204, LogLevel.Error, "Interaction {Interaction} is answered without the settings of its community")]
    public static partial void CommunityUnread(ILogger logger, ulong interaction, Exception error);

    [LoggerMessage(210, LogLevel.Error, "Event {Event} ({Family}) could not be told; it is held")]
    public static partial void EventHeld(ILogger logger, long @event, string family, Exception error);

    [LoggerMessage(211, LogLevel.Error, "The outcome {Outcome} could not be heard, try {Attempt} of {Most}")]
    public static partial void OutcomeBroke(ILogger logger, long outcome, int attempt, int most, Exception error);

    [LoggerMessage(212, LogLevel.Warning, "Outbox row {Row} ({Kind}) is given up: {Why}")]
    public static partial void RowGivenUp(ILogger logger, long row, string kind, string why);

    [LoggerMessage(213, LogLevel.Warning, "Outbox row {Row} ({Kind}) is held for a person: {Why}")]
    public static partial void RowHeld(ILogger logger, long row, string kind, string why);

    [LoggerMessage(214, LogLevel.Information, "Outbox row {Row} ({Kind}) is tried again in {Seconds} s: {Why}")]
    public static partial void RowRetried(ILogger logger, long row, string kind, double seconds, string why);

    [LoggerMessage(215, LogLevel.Error, "Outbox row {Row} ({Kind}) failed on our side")]
    public static partial void RowBroke(ILogger logger, long row, string kind, Exception error);

    [LoggerMessage(216, LogLevel.Error, "How outbox row {Row} ({Kind}) went could not be saved; it is looked for before it is sent again")]
    public static partial void RowUnsaved(ILogger logger, long row, string kind, Exception error);

    [LoggerMessage(221, LogLevel.Warning, "The action {Action} is no longer known and was let go")]
    public static partial void ActionUnknown(ILogger logger, string action);

    [LoggerMessage(223, LogLevel.Error, "A word that waited could not be shown and was let go: {Why}")]
    public static partial void NoteRefused(ILogger logger, string why);

    [LoggerMessage(230, LogLevel.Information, "{Count} commands registered")]
    public static partial void CommandsRegistered(ILogger logger, int count);

    [LoggerMessage(231, LogLevel.Warning, "config/words: {Why}; the English stays")]
    public static partial void CommandWordRefused(ILogger logger, string why);
}
