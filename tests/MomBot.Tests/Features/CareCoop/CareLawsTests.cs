using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Features.CareCoop;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.CareCoop;

/// <summary>What holds in every co-op, whatever its members do in whatever order.</summary>
public class CareLawsTests
{
    private static readonly ImmutableArray<MemberId> People = [Some.Maya, Some.Ana, Some.Ifeoma];
    private static readonly CareTerms Terms = new(8, 8, 40);

    [Fact]
    public void AllBalancesTogetherAreAlwaysNothing() => Holds((books, _, _) =>
    {
        Assert.Equal(0, books.AllBalances);
        Assert.All(books.Entries, entry => Assert.True(entry.Quarters > 0 && entry.From != entry.To));
    });

    [Fact]
    public void CallingOffCostsNothingWhateverTheReason() => Holds((books, before, step) =>
    {
        if (step.Does is Does.Propose or Does.Dispute or Does.Ask or Does.TakeBack)
            Assert.Equal(before.Length, books.Entries.Count);
    });

    [Fact]
    public void WhatWasBookedIsNeverChangedOnlyAddedTo() => Holds((books, before, _) =>
        Assert.Equal(before, books.Entries.Take(before.Length)));

    [Fact]
    public void NoFamilyIsTakenPastALimitByCareItAgreedTo() => Holds((books, before, step) =>
    {
        if (step.Does is not Does.Agree)
            return;
        foreach (var entry in books.Entries.Skip(before.Length))
        {
            Assert.True(books.Balance(entry.To) <= Terms.Highest || books.Balance(entry.To) <= 0);
            Assert.True(books.Balance(entry.From) >= -Terms.Lowest || books.Balance(entry.From) >= 0);
        }
    });

    [Fact]
    public void WhatIsBookedIsWhatBothSaidOrAFacilitatorDecided() => Holds((books, _, _) => Assert.All(
        books.Sits.Values.Select(sit => books.Sit(sit.Id.Value)),
        sit => Assert.Equal(
            sit.State switch
            {
                CareSitState.Booked => CareLedger.Worth(sit.Quarters, sit.Children),
                CareSitState.Disputed when sit.Booked > 0 =>
                    CareLedger.Worth(sit.Before!.Quarters, sit.Before.Children),
                _ => 0,
            },
            sit.Booked)));

    [Fact]
    public void WhoeverLeftHasNothingOwedOrOwing() => Holds((books, _, _) => Assert.All(
        books.Members.Where(member => !books.IsActive(member)), member => Assert.Equal(0, books.Balance(member))));

    [Fact]
    public void NobodyDecidesAboutHerOwn() => Holds((books, before, step) =>
    {
        if (step.Does is not (Does.Decide or Does.Ease or Does.Give))
            return;
        var mine = new CareAccountId(step.Who.Value);
        Assert.DoesNotContain(books.Entries.Skip(before.Length), entry => entry.From == mine || entry.To == mine);
    });

    private static void Holds(Action<Books, ImmutableArray<CareEntry>, Step> law) => Prop.ForAll(
        Steps().ListOf(60).ToArbitrary(),
        steps =>
        {
            var books = new Books(Terms);
            var now = Some.Now;
            foreach (var step in steps)
            {
                var before = books.Entries.ToImmutableArray();
                Take(books, step, now);
                law(books, before, step);
                now += Duration.FromMinutes(7);
            }
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(400).WithQuietOnSuccess(true));

    private static void Take(Books books, Step step, Instant now)
    {
        _ = step.Does switch
        {
            Does.Join => (object)books.Change(step.Who, holding => CareRules.Join(holding, now)),
            Does.Leave => Leave(books, step.Who, now),
            Does.Propose => books.Propose(
                books.Sits.Count + 1, step.Who, step.Other, step.Flag ? step.Who : step.Other, step.Said, now),
            Does.Agree => books.Change(step.Sit, matter => CareSitRules.Agree(matter, step.Who, now)),
            Does.Dispute => books.Change(step.Sit, matter => CareSitRules.Dispute(matter, step.Who, step.Said, now)),
            Does.Ask => books.Change(step.Sit, matter => CareSitRules.AskFacilitator(matter, step.Who, now)),
            Does.TakeBack => books.Change(step.Sit, matter => CareSitRules.TakeBack(matter, step.Who, now)),
            Does.Decide => books.Change(step.Sit, matter => CareSitRules.Decide(
                matter, step.Who, step.Flag ? step.Said : step.Said with { Quarters = 0 }, now)),
            Does.Ease => books.Change(step.Other, holding => CareRules.Ease(holding, step.Who, now)),
            Does.Give => books.Change(step.Other, holding => CareRules.Give(holding, step.Who, 8, now)),
            Does.TopUp => books.IsActive(step.Who)
                ? books.Change(step.Who, holding => CareRules.TopUp(holding, 8, now))
                : books,
        };
    }

    private static Books Leave(Books books, MemberId who, Instant now)
    {
        books.Change(who, holding => CareRules.Leave(holding, now));
        foreach (var sit in books.Sits.Values.Where(sit => sit.PartyOf(who) is not null).ToList())
            books.Change(sit.Id.Value, matter => CareSitRules.PartWays(matter, now));
        return books;
    }

    private static Gen<Step> Steps() =>
        from does in Gen.Elements(
            Does.Join, Does.Join, Does.Join, Does.Propose, Does.Propose, Does.Propose, Does.Agree, Does.Agree,
            Does.Agree, Does.Dispute, Does.Dispute, Does.Ask, Does.TakeBack, Does.Decide, Does.Decide, Does.Ease,
            Does.TopUp, Does.Leave, Does.Give)
        from who in Gen.Elements(People.AsEnumerable())
        from other in Gen.Elements(People.AsEnumerable())
        from sit in Gen.Choose(1, 4)
        from quarters in Gen.Choose(0, 30)
        from children in Gen.Choose(0, 4)
        from flag in Gen.Elements(true, false)
        select new Step(does, who, other, sit, new CareSaid(quarters, children), flag);

    private sealed record Step(Does Does, MemberId Who, MemberId Other, long Sit, CareSaid Said, bool Flag);

    private enum Does
    {
        Join,
        Leave,
        Propose,
        Agree,
        Dispute,
        Ask,
        TakeBack,
        Decide,
        Ease,
        TopUp,
        Give,
    }
}
