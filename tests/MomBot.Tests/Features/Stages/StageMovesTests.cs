using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Stages;
using MomBot.Features.Stages;
using MomBot.Tests.Config;
using NodaTime;

namespace MomBot.Tests.Features.Stages;

public class StageMovesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);
    private static readonly ImmutableArray<StageEntry> Stages = ShippedConfig.Load().Stages;
    private static readonly ImmutableArray<string> Keys = ["newborn", "infant", "toddler", "preschool"];

    /// <summary>Merges, one after the other and undone in whatever order, as the history lets an admin do it.</summary>
    [Fact]
    public void WhateverIsMerged_NobodyLosesAChoice_AndUndoingAllOfItGivesEachTheirOwnBack()
    {
        var merge = Gen.Zip(Gen.Elements(Keys.ToArray()), Gen.Elements(Keys.ToArray()));
        var story = Gen.Zip(Gen.SubListOf(Keys.ToArray()), Gen.NonEmptyListOf(merge));

        Prop.ForAll(story.ToArbitrary(), tale =>
        {
            var (chosen, merges) = (tale.Item1.ToImmutableHashSet(), tale.Item2);
            var mine = In(chosen);
            var lines = ImmutableSortedDictionary<string, string>.Empty;
            foreach (var (stage, into) in merges)
            {
                lines = lines.SetItem(stage, $"into={into}");
                var list = ListOf(lines);
                mine = Settled(mine, list);
                if (!ChosenBy(mine).SetEquals(chosen.Select(list.HomeOf)))
                    return false;
            }

            return ChosenBy(Settled(mine, ListOf([]))).SetEquals(chosen);
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void WhenTheOtherRoomCannotOpen_SheStaysWhereSheIs()
    {
        var list = ListOf(ImmutableSortedDictionary<string, string>.Empty.Add("infant", "into=newborn"));

        var next = Accepted(StageRules.Regroup(
            In(["infant"]), [.. Places(list).Select(place => place with { Obstacle = StageObstacle.TooHigh })],
            list, mayAsk: true, Now));

        Assert.Equal(["infant"], ChosenBy(next.Next));
        Assert.Empty(next.Events);
    }

    [Fact]
    public void WhatIsSplitIsOfferedOnce_AndNotToWhoeverChoseItAfterwards()
    {
        var list = ListOf(
            ImmutableSortedDictionary<string, string>.Empty.Add("toddler-2", "name=Twos; of=toddler; from=24"));
        var mine = In(["toddler"]);

        var first = Accepted(StageRules.Regroup(mine, Places(list), list, mayAsk: true, Now));
        var again = Accepted(StageRules.Regroup(first.Next, Places(list), list, mayAsk: true, Now));
        var later = Settled(StageRules.Choose(Nothing, Places(list), ["toddler"], [], Now), list);

        var offer = Assert.IsType<StageEvent.SplitOffered>(Assert.Single(first.Events));
        Assert.Equal(["toddler-2"], offer.Stages.ToArray());
        Assert.Equal(["toddler"], ChosenBy(first.Next));
        Assert.Empty(again.Events);
        Assert.Empty(Accepted(StageRules.Regroup(later, Places(list), list, mayAsk: true, Now)).Events);
    }

    [Fact]
    public void WhatDiscordHoldsIsTheTruth_AndABotsOwnRoleStaysTheBots()
    {
        var places = Places(ListOf([]));
        var theirs = places.First(place => place.Key == "infant").Role;
        var mine = In(["toddler"]);
        var own = mine.Find("toddler")!.Role;

        var seen = Accepted(StageRules.Seen(mine, places, [theirs, own], Now + Duration.FromMinutes(1))).Next;
        var gone = Accepted(StageRules.Seen(seen, places, [], Now + Duration.FromMinutes(2))).Next;

        Assert.Equal(GrantedBy.Person, seen.Find("infant")!.GrantedBy);
        Assert.Equal(GrantedBy.Bot, seen.Find("toddler")!.GrantedBy);
        Assert.Empty(gone.All);
    }

    [Fact]
    public void WhatDiscordSaidBeforeTheRoleCame_ChangesNothing() =>
        Assert.Equal(
            ["toddler"], ChosenBy(Accepted(StageRules.Seen(In(["toddler"]), Places(ListOf([])), [], Now)).Next));

    [Fact]
    public void AsLongAsDiscordsOwnQuestionsAreOpen_NothingIsGiven_AndItComesOnceTheyAreAnswered()
    {
        var places = Places(ListOf([]));
        ImmutableArray<StagePlace> waiting =
            [.. places.Select(place => place with { Obstacle = StageObstacle.Arriving })];

        var chosen = Accepted(StageRules.Choose(Nothing, waiting, ["toddler"], [], Now));
        var tried = Accepted(StageRules.Retry(chosen.Next, places, _ => true, [], Now));
        var settled = Accepted(StageRules.Retry(tried.Next, places, _ => true, [], Now, settled: true));

        Assert.Empty(chosen.Events);
        Assert.Empty(tried.Events);
        Assert.Equal(StageState.Arriving, tried.Next.Find("toddler")!.State);
        Assert.IsType<StageEvent.Giving>(Assert.Single(settled.Events));
    }

    [Fact]
    public void WhoeverIsBackAndStillAtDiscordsQuestions_WaitsForThem_AlsoWhenHerStageIsMergedMeanwhile()
    {
        var list = ListOf(ImmutableSortedDictionary<string, string>.Empty.Add("infant", "into=newborn"));

        var rests = Accepted(StageRules.Rest(In(["infant"]), Now));
        var back = Accepted(StageRules.Return(rests.Next, arriving: true, Now));
        var tried = Accepted(StageRules.Retry(back.Next, Places(ListOf([])), _ => true, [], Now));
        var merged = Accepted(StageRules.Regroup(tried.Next, Places(list), list, mayAsk: false, Now));
        var settled = Accepted(StageRules.Retry(merged.Next, Places(list), _ => true, [], Now, settled: true));

        Assert.Empty(rests.Events);
        Assert.Empty(back.Events);
        Assert.Empty(tried.Events);
        Assert.Empty(merged.Events);
        Assert.Equal(StageState.Arriving, merged.Next.Find("newborn")!.State);
        Assert.Equal("newborn", Assert.IsType<StageEvent.Giving>(Assert.Single(settled.Events)).Stage);
    }

    [Fact]
    public void WhoeverLeft_IsLetOutOfPrivateRooms_AndWhatIsGivenAgainMeanwhileIsNotGivenTwice()
    {
        var inside = Nothing with
        {
            All =
            [
                new MemberStage("teen", new RoleId(77), GrantedBy.Bot, StageState.Given, Chosen: true)
                {
                    Private = true,
                },
            ],
        };

        var rests = Accepted(StageRules.Rest(inside, Now));
        var given = rests.Next with { All = [rests.Next.All[0] with { State = StageState.Given, Since = Now }] };

        var told = Assert.IsType<StageEvent.Forgotten>(Assert.Single(rests.Events));
        Assert.Equal(new ChannelId(77), Assert.Single(told.Rooms));
        Assert.Equal(StageState.Held, Assert.Single(rests.Next.All).State);
        Assert.Empty(Accepted(StageRules.Rest(rests.Next, Now)).Events);
        Assert.Equal(
            StageState.Given, Accepted(StageRules.Return(given, arriving: true, Now)).Next.Find("teen")!.State);
    }

    private static MemberStages Nothing => new(new GuildId(700), new MemberId(1001), []);

    private static StageList ListOf(ImmutableSortedDictionary<string, string> lines) =>
        StageList.Of(Stages, lines.Select(line => (line.Key, line.Value)));

    private static StageList ListOf(ImmutableArray<(string, string)> lines) => StageList.Of(Stages, lines);

    private static ImmutableArray<StagePlace> Places(StageList list) =>
    [
        .. list.Shown.Select((stage, at) => new StagePlace(
            stage.Key, stage.Name, "", "", new RoleId(at + 1), stage.Role, null, Obstacle: null)
        {
            Beside = [.. list.SplitOff(stage.Key)],
        }),
    ];

    private static MemberStages In(IEnumerable<string> chosen)
    {
        var list = ListOf([]);
        return Settled(StageRules.Choose(Nothing, Places(list), [.. chosen], [], Now), list);
    }

    private static MemberStages Settled(MemberStages stages, StageList list) =>
        Settled(StageRules.Regroup(stages, Places(list), list, mayAsk: false, Now), list);

    /// <summary>Choices follow, and Discord does all that follows from it.</summary>
    private static MemberStages Settled(Decision<MemberStages> first, StageList list)
    {
        var (next, waiting) = (Nothing, new Queue<DomainEvent>());
        Take(first);
        while (waiting.TryDequeue(out var call))
        {
            if (call is StageEvent.Giving(var stage, var role, var waited, _, _, _))
                Take(StageRules.HearGiven(next, stage, role, waited, null, Now));
            else if (call is StageEvent.Taking(var left, _, var held, _, _, _))
                Take(StageRules.HearTaken(
                    next, left, held, null, Places(list).FirstOrDefault(place => place.Key == left), Now));
        }

        return next;

        void Take(Decision<MemberStages> decision)
        {
            var (after, events) = Accepted(decision);
            next = after;
            foreach (var call in events)
                waiting.Enqueue(call);
        }
    }

    private static ImmutableHashSet<string> ChosenBy(MemberStages stages) =>
        [.. stages.All.Where(stage => stage.Chosen).Select(stage => stage.Stage)];

    private static Decision<MemberStages>.Accepted Accepted(Decision<MemberStages> decision) =>
        Assert.IsType<Decision<MemberStages>.Accepted>(decision);
}
