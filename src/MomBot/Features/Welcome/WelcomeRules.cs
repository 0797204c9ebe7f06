using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.Welcome;

/// <summary>Who is met as somebody new: state in, decision out.</summary>
public static class WelcomeRules
{
    private const string Channel = "channel", Stage = "stage:";

    /// <summary>
    /// Once, and only where there is something to find. Whoever is known here already is not new: whoever left and is
    /// back is asked something else.
    /// </summary>
    public static Decision<Member> Meet(Member member, Community community, Instant now) =>
        member.Version > 0 || community.Places.IsEmpty || !community.Has(WelcomeFeature.Name)
            ? Accept(member)
            : Accept(member, new MemberEvent.Welcomed(
                community.Has("help") && community.Find(Channel, "help") is { } help
                    ? new ChannelId(help.DiscordId)
                    : null,
                community.Has("stages")
                    && community.Places.Any(place => place.Key.StartsWith(Stage, StringComparison.Ordinal)),
                member.Guild,
                member.Id,
                now));
}
