using MomBot.Discord.Rest;
using NodaTime;

namespace MomBot.Dispatch;

/// <summary>
/// The clock of attempts: Discord's, or people's time where that is earlier. Messages are looked for from here on, and
/// their numbers tell Discord's time, not this machine's. A local Discord may live by people's; looking a little too
/// far back costs a page, too late would miss our own message.
/// </summary>
public sealed class ReliableClock(TimeProvider wire, IClock people, DiscordRest discord)
{
    public Instant Now => Instant.Min(
        Instant.FromDateTimeOffset(wire.GetUtcNow() + discord.Ahead), people.GetCurrentInstant());
}
