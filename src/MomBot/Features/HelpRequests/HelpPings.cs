using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>Who is told, one by one, that somebody could use a hand. Those not told for longest come first.</summary>
public static class HelpPings
{
    /// <summary>At most so many a week reach anyone beyond her own promises.</summary>
    public const int MostAWeek = 2;

    /// <summary>So many are told at once; the next ones when nobody has come.</summary>
    public const int AtOnce = 5;

    /// <summary>The audience of a talk: those who listen here.</summary>
    public const string Listeners = "listeners";

    public static ImmutableArray<MemberId> Choose(
        HelpRequest request, ImmutableArray<MaybeTold> people, KeptApart apart) =>
    [
        .. people.Where(each => MayBeTold(request, each, apart))
            .OrderBy(each => each.LastTold ?? Instant.MinValue)
            .ThenBy(each => each.Profile.Member.Value)
            .Take(AtOnce)
            .Select(each => each.Profile.Member),
    ];

    private static bool MayBeTold(HelpRequest request, MaybeTold each, KeptApart apart)
    {
        var who = each.Profile.Member;
        return who != request.Asker
            && who != request.Friend
            && !apart.Are(who, request.Asker)
            && request.Of(who) is null
            && HasRoom(each)
            && WouldLikeTo(request, each);
    }

    /// <summary>Whether another word is neither past the week nor past what somebody set for a month.</summary>
    public static bool HasRoom(MaybeTold each) => each.ToldThisWeek < MostAWeek
        && (each.Profile.MonthlyLimit == 0 || each.Promises < each.Profile.MonthlyLimit);

    private static bool WouldLikeTo(HelpRequest request, MaybeTold each) => request.Kind == HelpKind.Talk
        ? each.Profile.Listener == ListenerState.Listening && !each.Busy
        : request.Audience.Kind switch
        {
            AudienceKind.Named => request.Named.Contains(each.Profile.Member),
            AudienceKind.Area => each.Profile.Area == request.Audience.Key && Chose(request, each.Profile),
            AudienceKind.Group when request.Audience == Audience.Cohort =>
                request.Named.Contains(each.Profile.Member),
            AudienceKind.Group => false, // They meet its card in the room of the group.
            AudienceKind.Everyone => Chose(request, each.Profile),
        };

    private static bool Chose(HelpRequest request, HelpProfile profile) =>
        profile.Categories.Contains(request.Category)
        && (!profile.OnlyMyArea || request.Area.Length == 0 || profile.Area == request.Area);
}
