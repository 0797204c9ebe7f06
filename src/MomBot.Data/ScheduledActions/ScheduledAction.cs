using Dapper;
using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>An action the clock takes when it is due; its id is the cause.</summary>
[method: ExplicitConstructor]
public sealed record ScheduledAction(
    long Id, GuildId Guild, MemberId Owner, string Action, Instant Due, string? Key, int Attempts, string? Error);
