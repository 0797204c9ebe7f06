using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using NodaTime;

namespace MomBot.Features.Welcome;

/// <summary>Where somebody new is noticed: load, decide, save.</summary>
public sealed class WelcomeHandlers(MemberStore members, CommunityStore communities, IClock clock)
{
    public async Task Joined(MemberEvent.Joined joined, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(joined.Guild, cancellationToken);
        await members.ChangeAsync(
            joined.Guild,
            joined.Owner,
            new Cause("welcome", joined.Owner.Value ^ joined.At.ToUnixTimeMilliseconds()),
            member => WelcomeRules.Meet(member, community, clock.GetCurrentInstant()),
            cancellationToken);
    }
}
