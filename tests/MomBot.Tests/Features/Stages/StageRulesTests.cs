using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Data.Stages;
using MomBot.Features.Stages;
using NodaTime;

namespace MomBot.Tests.Features.Stages;

public class StageRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);
    private static readonly StagePlace Newborn = new(
        "newborn", "Newborn", "", "", new RoleId(1), "Newborn", new ChannelId(11), null);

    [Fact]
    public void WhateverIsChosenAndHoweverDiscordAnswers_TheBotTakesOnlyWhatItGave_AndTheLastChoiceStands()
    {
        var step = Gen.Two(Gen.Choose(0, 9)).Select(two => (What: two.Item1, How: two.Item2));
        var story = from person in Gen.Choose(0, 7) from may in Gen.Choose(0, 7) from steps in step.ListOf()
                    select (person, may, steps: steps.ToList());

        Prop.ForAll(story.ToArbitrary(), tale =>
        {
            var (world, wanted) = Play(tale.person, tale.may, tale.steps);
            return !world.TookWhatItDidNotGive && Enumerable.Range(0, StageWorld.Stages).All(stage =>
                world.IsIn(stage) == ((wanted & (1 << stage)) != 0 || world.WasGivenByAPerson(stage)));
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void WhenEverythingIsSettled_ExactlyTheChosenStagesAreKept()
    {
        var choices = Gen.Choose(0, 7).NonEmptyListOf();

        Prop.ForAll(choices.ToArbitrary(), each =>
        {
            var world = new StageWorld(givenByAPerson: 0) { MayGive = 7 };
            foreach (var choice in each)
                world.Choose(choice);
            world.Settle();
            return Enumerable.Range(0, StageWorld.Stages).All(stage =>
                world.IsIn(stage) == ((each[^1] & (1 << stage)) != 0))
                && world.Mine.All.All(stage => stage is { State: StageState.Given, Chosen: true });
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void WhenTheRoleIsAboveTheBot_TheChoiceIsHeldAndNothingIsTried()
    {
        var held = Accepted(Choose(None, Newborn with { Obstacle = StageObstacle.TooHigh }));

        Assert.Equal(StageState.Held, held.Next.Find("newborn")!.State);
        Assert.Empty(held.Events);
    }

    [Fact]
    public void WhenTheRolesWereMoved_WhatWasHeldIsGiven_AndSheHearsItOnce()
    {
        var held = Accepted(Choose(None, Newborn with { Obstacle = StageObstacle.TooHigh })).Next;

        var tried = Accepted(StageRules.Retry(held, [Newborn], _ => true, [], Now));
        var given = Accepted(StageRules.HearGiven(tried.Next, "newborn", Newborn.Role, true, null, Now));

        Assert.True(Assert.IsType<StageEvent.Giving>(Assert.Single(tried.Events)).Waited);
        Assert.IsType<StageEvent.Opened>(Assert.Single(given.Events));
        Assert.Equal(StageState.Given, given.Next.Find("newborn")!.State);
    }

    /// <summary>The role was too high; an admin gave it by hand, and then moved the roles.</summary>
    [Fact]
    public void WhenAPersonGaveTheRoleWhileItWaited_TheBotNeverTakesIt()
    {
        var held = Accepted(Choose(None, Newborn with { Obstacle = StageObstacle.TooHigh })).Next;
        var tried = Accepted(StageRules.Retry(held, [Newborn], _ => true, [], Now)).Next;

        var given = Accepted(
            StageRules.HearGiven(tried, "newborn", Newborn.Role, true, null, Now, hadIt: true)).Next;
        var left = Accepted(StageRules.Leave(given, "newborn", Now));

        Assert.Equal(GrantedBy.Person, given.Find("newborn")!.GrantedBy);
        Assert.Empty(left.Events.OfType<StageEvent.Taking>());
    }

    [Fact]
    public void WhenTryingAgainIsRefusedAgain_NobodyIsToldASecondTime()
    {
        var held = Accepted(Choose(None, Newborn with { Obstacle = StageObstacle.TooHigh })).Next;
        var tried = Accepted(StageRules.Retry(held, [Newborn], _ => true, [], Now)).Next;

        var refused = Accepted(
            StageRules.HearGiven(tried, "newborn", Newborn.Role, true, StageObstacle.TooHigh, Now));

        Assert.Empty(refused.Events);
        Assert.Equal(StageState.Held, refused.Next.Find("newborn")!.State);
    }

    [Fact]
    public void WhenSheHadTheRoleBefore_DroppingTheStageLeavesItWithHer()
    {
        var chosen = Accepted(Choose(None, Newborn, has: true));
        var dropped = Accepted(StageRules.Leave(chosen.Next, "newborn", Now));

        Assert.Equal(GrantedBy.Person, chosen.Next.Find("newborn")!.GrantedBy);
        Assert.Empty(chosen.Events);
        Assert.Empty(dropped.Events);
        Assert.All(dropped.Next.All, row => Assert.False(row.Chosen));
    }

    [Fact]
    public void WhenAStageIsNotOfferedAnyMore_ChoosingOthersDoesNotDropIt()
    {
        var both = Accepted(Choose(None, Newborn)).Next;
        var other = Newborn with { Key = "toddler", Role = new RoleId(2) };

        var next = Accepted(StageRules.Choose(both, [other], ["toddler"], [], Now)).Next;

        Assert.True(next.Find("newborn")!.Chosen);
    }

    [Fact]
    public void WhenAnotherRoleIsChosenForAStage_TheBotsOwnIsExchanged()
    {
        var given = Given();
        var moved = Newborn with { Role = new RoleId(9) };

        var taking = Accepted(StageRules.Retry(given, [moved], _ => true, [], Now));
        var giving = Accepted(StageRules.HearTaken(taking.Next, "newborn", false, null, moved, Now));

        Assert.Equal(new RoleId(1), Assert.IsType<StageEvent.Taking>(Assert.Single(taking.Events)).Role);
        Assert.Equal(new RoleId(9), Assert.IsType<StageEvent.Giving>(Assert.Single(giving.Events)).Role);
        Assert.True(giving.Next.Find("newborn")!.Chosen);
    }

    [Fact]
    public void WhenSheIsForgottenWhileARoleIsOnItsWay_ItIsTakenOnceItArrives()
    {
        var stray = Accepted(StageRules.HearGiven(None, "newborn", Newborn.Role, false, null, Now));

        Assert.Equal([Newborn.Role], Assert.IsType<StageEvent.Forgotten>(Assert.Single(stray.Events)).Roles.ToArray());
    }

    [Fact]
    public void WhenAnOutcomeIsHeardTwice_NothingHappensTheSecondTime()
    {
        var given = Given();

        Assert.Empty(Accepted(StageRules.HearGiven(given, "newborn", Newborn.Role, false, null, Now)).Events);
        Assert.Empty(Accepted(StageRules.HearTaken(given, "newborn", false, null, Newborn, Now)).Events);
    }

    private static MemberStages None => new(new GuildId(700), new MemberId(1001), []);

    private static (StageWorld World, int Wanted) Play(
        int person, int may, IEnumerable<(int What, int How)> steps)
    {
        var world = new StageWorld(person) { MayGive = may };
        var wanted = 0;
        foreach (var (what, how) in steps)
        {
            switch (what)
            {
                case < 4:
                    world.Choose(wanted = how & 7);
                    break;
                case < 8:
                    world.Answer(stumbles: how == 0);
                    break;
                case 8:
                    world.MayGive = how & 7;
                    break;
                default:
                    world.Retry();
                    break;
            }
        }

        world.Settle();
        return (world, wanted);
    }

    private static MemberStages Given()
    {
        var chosen = Accepted(Choose(None, Newborn)).Next;
        return Accepted(StageRules.HearGiven(chosen, "newborn", Newborn.Role, false, null, Now)).Next;
    }

    private static Decision<MemberStages> Choose(MemberStages stages, StagePlace place, bool has = false) =>
        StageRules.Choose(
            stages, [place], [place.Key], has ? ImmutableHashSet.Create(place.Role) : [], Now);

    private static Decision<MemberStages>.Accepted Accepted(Decision<MemberStages> decision) =>
        Assert.IsType<Decision<MemberStages>.Accepted>(decision);
}
