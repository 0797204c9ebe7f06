using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>Who is told one by one: never past what anybody set, never to somebody kept apart.</summary>
public class HelpPingsTests
{
    private static readonly Gen<MaybeTold> Someone =
        from id in Gen.Choose(1001, 1012)
        from listens in Gen.Elements(ListenerState.No, ListenerState.Listening, ListenerState.Resting)
        from meals in Gen.Elements(true, true, false)
        from area in Gen.Elements("", "old-town", "harbour")
        from only in Gen.Elements(true, false)
        from limit in Gen.Elements(0, 1, 4)
        from promises in Gen.Choose(0, 5)
        from told in Gen.Choose(0, 3)
        from days in Gen.Choose(0, 20)
        from busy in Gen.Elements(true, false)
        select new MaybeTold(
            HelpProfile.Fresh(Some.Guild, new MemberId(id)) with
            {
                Categories = meals ? ["meals"] : ["gear"],
                Area = area,
                OnlyMyArea = only,
                MonthlyLimit = limit,
                Listener = listens,
            },
            days == 0 ? null : Some.Now - Duration.FromDays(days),
            told,
            promises,
            busy);

    [Fact]
    public void NobodyIsToldPastTheWeekTheirOwnLimitOrAList()
    {
        var apart = new KeptApart([(Some.Maya, Some.Ana), (Some.Ana, Some.Maya)]);
        Prop.ForAll(Someone.ArrayOf().ToArbitrary(), people =>
        {
            ImmutableArray<MaybeTold> known = [.. people.DistinctBy(each => each.Profile.Member)];
            var request = Some.OpenRequest().TakenBy(Some.Lucia) with { Slots = [Some.OpenRequest(hands: 2).Slots[0]] };
            var told = HelpPings.Choose(request, known, apart);
            return told.Length <= HelpPings.AtOnce && told.All(who =>
            {
                var each = known.Single(one => one.Profile.Member == who);
                return who != Some.Maya && who != Some.Ana && who != Some.Lucia
                    && each.ToldThisWeek < 2
                    && (each.Profile.MonthlyLimit == 0 || each.Promises < each.Profile.MonthlyLimit)
                    && each.Profile.Categories.Contains("meals")
                    && (!each.Profile.OnlyMyArea || each.Profile.Area == "old-town");
            });
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
    }

    [Fact]
    public void ThoseNotToldForLongestComeFirst()
    {
        var people = Enumerable.Range(1, 8)
            .Select(each => Person(2000 + each, told: Some.Now - Duration.FromDays(each)))
            .Append(Person(3000, told: null));

        Assert.Equal([3000, 2008, 2007, 2006, 2005], HelpPings.Choose(Some.OpenRequest(), [.. people], KeptApart.Nobody)
            .Select(who => who.Value));
    }

    [Fact]
    public void ATalkIsForListenersWhoAreFree()
    {
        var talk = Some.OpenRequest() with { Kind = HelpKind.Talk };
        var listens = Person(2001, null) with { Profile = Person(2001, null)
            .Profile with { Listener = ListenerState.Listening } };

        Assert.Equal([2001], HelpPings.Choose(talk, [listens, Person(2002, null)], KeptApart.Nobody)
            .Select(who => who.Value));
        Assert.Empty(HelpPings.Choose(talk, [listens with { Busy = true }], KeptApart.Nobody));
    }

    [Fact]
    public void ARequestForNamedPeopleIsToldToThemAlone()
    {
        var named = Some.OpenRequest() with { Audience = Audience.Named, Named = [new MemberId(2002)] };

        Assert.Equal([2002], HelpPings.Choose(named, [Person(2001, null), Person(2002, null)], KeptApart.Nobody)
            .Select(who => who.Value));
    }

    private static MaybeTold Person(long id, Instant? told) => new(
        HelpProfile.Fresh(Some.Guild, new MemberId(id)) with { Categories = ["meals"] }, told, 0, 0, Busy: false);
}
