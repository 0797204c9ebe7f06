using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Data.Cohorts;
using MomBot.Features.Cohorts;
using NodaTime;

namespace MomBot.Tests.Features.Cohorts;

public class CohortRulesTests
{
    private static readonly GuildId Guild = new(700);
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);
    private static readonly MemberId Maya = new(1001);

    private enum Step
    {
        Join,
        Leave,
        Close,
        Open,
        Offer,
        RoomMade,
    }

    [Fact]
    public void WhateverHappens_OnlyHerOwnPressBringsSomebodyInOrOut_AndTheCapHolds() =>
        Prop.ForAll(Steps, steps =>
        {
            var cohort = Some(cap: 3);
            foreach (var (step, number) in steps)
            {
                var who = new MemberId(number);
                var before = cohort;
                cohort = Next(cohort, step, who);
                var moved = before.All.Select(each => each.Member).ToHashSet();
                moved.SymmetricExceptWith(cohort.All.Select(each => each.Member));
                if (moved.Count > 0 && (step is not (Step.Join or Step.Leave) || !moved.SetEquals([who])))
                    return false;
                if (cohort.Count > cohort.Cap)
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("10", true)]
    [InlineData(" 2 ", true)]
    [InlineData("1", false)]
    [InlineData("201", false)]
    [InlineData("ten", false)]
    [InlineData("-5", false)]
    public void ACapIsANumberThatMakesSense(string cap, bool accepted) => Assert.Equal(
        accepted,
        CohortRules.Make(new CohortId(1), Guild, CohortKind.Season, "Mondays", cap, room: false, null, Now)
            is Decision<Cohort>.Accepted);

    [Fact]
    public void AMergeIsOfferedToEachAlone_AndOnlyWhereThereIsAPlaceForEverybody()
    {
        var thin = Some(cap: 10, members: [1, 2, 3]);
        var full = Some(cap: 5, members: [4, 5, 6]) with { Id = new CohortId(2) };
        var roomy = full with { Cap = 6 };

        Assert.IsType<Decision<Cohort>.Declined>(CohortRules.Offer(thin, full, Now));
        var offered = Assert.IsType<Decision<Cohort>.Accepted>(CohortRules.Offer(thin, roomy, Now));

        Assert.Equal(thin.All, offered.Next.All);
        Assert.Equal(
            [1L, 2, 3], offered.Events.Cast<CohortEvent.MergeOffered>().Select(each => each.Owner.Value));
    }

    [Theory]
    [InlineData(59, 0, false)]
    [InlineData(60, 0, true)]
    [InlineData(400, 4, true)]
    [InlineData(400, 5, false)]
    public void ACohortIsThinWhenFewWereHeardFrom_AndNotWhileItIsYoung(int days, int heard, bool thin)
    {
        var cohort = Some(cap: 20, members: [1, 2, 3, 4, 5, 6, 7]) with { Since = Now - Duration.FromDays(days) };
        cohort = cohort with
        {
            All =
            [
                .. cohort.All.Select((each, at) =>
                    at < heard ? each with { HeardAt = Now - Duration.FromDays(30) } : each),
            ],
        };

        Assert.Equal(thin, CohortRules.IsThin(cohort, Now));
    }

    [Fact]
    public void WhoeverRestsHasNoPlaceInIt_UntilSheComesBackByHerself()
    {
        var cohort = Some(cap: 1) with { All = [new CohortMember(Maya, Rests: true)] };
        Assert.False(cohort.Has(Maya));
        Assert.False(cohort.IsFull);

        var back = Assert.IsType<Decision<Cohort>.Accepted>(CohortRules.Join(cohort, Maya, Now));

        Assert.Equal([new CohortMember(Maya)], back.Next.All.ToArray());
    }

    private static Cohort Next(Cohort cohort, Step step, MemberId who)
    {
        var decision = step switch
        {
            Step.Join => CohortRules.Join(cohort, who, Now),
            Step.Leave => CohortRules.Leave(cohort, who, Now),
            Step.Close => CohortRules.Open(cohort, open: false),
            Step.Open => CohortRules.Open(cohort, open: true),
            Step.Offer => CohortRules.Offer(cohort, Some(cap: 100) with { Id = new CohortId(2) }, Now),
            Step.RoomMade => CohortRules.RoomMade(cohort, new ChannelId(who.Value), Now),
        };
        return decision is Decision<Cohort>.Accepted(var next, _) ? next : cohort;
    }

    private static Cohort Some(int cap, params ImmutableArray<long> members) => new(
        new CohortId(1), Guild, CohortKind.Quarter, "Summer 2026", cap,
        [.. members.Select(number => new CohortMember(new MemberId(number)))], Now, Version: 1);

    private static Arbitrary<(Step Step, int Number)[]> Steps =>
        Gen.Choose(0, 5).SelectMany(step => Gen.Choose(1, 5), (step, number) => ((Step)step, number)).ArrayOf()
            .ToArbitrary();
}
