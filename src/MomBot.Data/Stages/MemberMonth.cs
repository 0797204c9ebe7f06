using NodaTime;

namespace MomBot.Data.Stages;

/// <summary>
/// A month somebody chose to have kept, so that the next stage is offered when it may fit. Used for nothing else.
/// </summary>
/// <param name="WeeksEarly">Counted off while that matters, because she asked for it; 0: not.</param>
/// <param name="Offered">The stage that was last offered because of it, or that it meant when it was kept.</param>
public sealed record MemberMonth(
    long Id, GuildId Guild, MemberId Member, YearMonth Month, int WeeksEarly, string Offered);
