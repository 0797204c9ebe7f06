using Dapper;

namespace MomBot.Data.Outbox;

/// <summary>How a sending ended, for the action that asked to hear of it.</summary>
/// <param name="Then">That action, encoded.</param>
/// <param name="ResultId">The message, thread or whatever came to be.</param>
[method: ExplicitConstructor]
public sealed record Outcome(long Id, GuildId Guild, string Then, OutboxState State, long? ResultId, string? Error);
