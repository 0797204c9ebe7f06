using Dapper;

namespace MomBot.Data.Outbox;

/// <summary>How a sending ended, for the action that asked to hear of it.</summary>
/// <param name="Then">That action, encoded.</param>
/// <param name="ResultId">The message, thread or whatever came to be.</param>
/// <param name="Attempts">How often the action failed over it.</param>
[method: ExplicitConstructor]
public sealed record Outcome(
    long Id, GuildId Guild, string Then, OutboxState State, long? ResultId, string? Error, int Attempts)
{
    /// <summary>An hour's worth of tries; then it is set aside, and the log says so.</summary>
    public const int MostAttempts = 12;
}
