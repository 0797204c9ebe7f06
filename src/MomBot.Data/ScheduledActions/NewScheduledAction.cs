using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>An action that the clock is to take later.</summary>
/// <param name="Owner">At whose wish it is forgotten.</param>
/// <param name="Action">Encoded; holds ids, never words.</param>
/// <param name="Key">
/// At most one action waits under a key: scheduling again moves it. Write it <c>help:42:remind:</c>, so that a prefix
/// which ends in a colon cancels all that belongs to 42 and nothing of 421.
/// </param>
public sealed record NewScheduledAction(GuildId Guild, MemberId Owner, string Action, Instant Due, string? Key);
