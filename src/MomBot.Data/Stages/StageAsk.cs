using Dapper;
using NodaTime;

namespace MomBot.Data.Stages;

/// <summary>A question to somebody one stage ahead, on its way to one person at a time.</summary>
/// <param name="Words">Sealed with the key of whoever asks.</param>
/// <param name="Asked">Whoever may answer now; 0: nobody at the moment.</param>
/// <param name="Tried">How many were asked so far.</param>
public sealed record StageAsk(
    long Id, GuildId Guild, MemberId Member, string Stage, string Words, MemberId Asked, int Tried, Instant At)
{
    /// <summary>Stands for a question that somebody has taken: a thread for the two is being made.</summary>
    public const int Taken = 100;
}

/// <summary>Somebody who may be asked, and when that was last, and the time before.</summary>
[method: ExplicitConstructor]
public sealed record StageVolunteer(MemberId Member, Instant? AskedAt, Instant? AskedBefore);
