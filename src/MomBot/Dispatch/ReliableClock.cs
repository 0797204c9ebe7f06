using NodaTime;

namespace MomBot.Dispatch;

/// <summary>
/// The clock of attempts: the earlier of wire time and people's time. Messages are looked for from here on, and a local
/// Discord may live by either; looking a little too far back costs a page, too late would miss our own message.
/// </summary>
public sealed class ReliableClock(TimeProvider wire, IClock people)
{
    public Instant Now => Instant.Min(Instant.FromDateTimeOffset(wire.GetUtcNow()), people.GetCurrentInstant());
}
