using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Stages;
using MomBot.Features.Stages;
using MomBot.Tests.Config;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.Stages;

public class AheadTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);
    private static readonly StageList List = StageList.Of(ShippedConfig.Load().Stages, []);

    [Theory]
    [InlineData("expecting", "newborn")]
    [InlineData("newborn", "infant")]
    [InlineData("teen", "grown")]
    [InlineData("grown", null)]
    [InlineData("trying", null)]
    [InlineData("remembering", null)]
    [InlineData("supporter", null)]
    public void OneAheadIsTheNextByMonths_AndRoomsOfHopingAndLossHaveNone(string stage, string? ahead) =>
        Assert.Equal(
            ahead is null ? [] : [ahead],
            AheadRules.AheadOf(In(stage), List).Select(each => each.Key));

    [Fact]
    public void WhoeverAsksAndHoweverOften_NobodyIsAskedMoreThanTwiceInAWeek_NorByWhomTheyAreKeptApartFrom()
    {
        var hours = Gen.Choose(0, 72).NonEmptyListOf();

        Prop.ForAll(hours.ToArbitrary(), waits =>
        {
            var people = Enumerable.Range(1, 3).Select(id => new StageVolunteer(new MemberId(id), null, null)).ToList();
            var asked = new List<(MemberId Who, Instant At)>();
            var now = Now;
            foreach (var wait in waits)
            {
                now += Duration.FromHours(wait);
                if (AheadRules.Whom(people, [new MemberId(2)], now, now) is not { } whom)
                    continue;
                asked.Add((whom, now));
                var at = people.FindIndex(each => each.Member == whom);
                people[at] = people[at] with { AskedAt = now, AskedBefore = people[at].AskedAt };
            }

            return asked.All(each => each.Who.Value != 2 && asked.Count(other =>
                other.Who == each.Who && other.At > each.At - Duration.FromDays(7) && other.At <= each.At) <= 2);
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void WhatIsSaidReadsAsApproved()
    {
        var ask = new StageAsk(
            7, new GuildId(700), new MemberId(1001), "infant", "How did nights change?", new MemberId(1002), 1, Now);
        ImmutableArray<AheadEvent> events =
        [
            new AheadEvent.Asked(ask, Now + AheadRules.Patience, ask.Guild, ask.Member, Now),
            new AheadEvent.Taken(ask, new ChannelId(11), ask.Guild, ask.Member, Now),
            new AheadEvent.Met(ask, new ChannelId(12), ask.Guild, ask.Member, Now),
            new AheadEvent.Nobody(7, ask.Guild, ask.Member, Now),
        ];

        Snapshots.Matches("Features/Stages", "ahead", string.Join('\n', events.Select(happened =>
            $"== {happened.GetType().Name} ==\n{CardPicture.OfEffects(AheadViews.Tell(happened))}")));
    }

    private static MemberStages In(string stage) => new(
        new GuildId(700),
        new MemberId(1001),
        [new MemberStage(stage, new RoleId(1), GrantedBy.Bot, StageState.Given, Chosen: true)]);
}
