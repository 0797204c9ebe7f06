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

public class StageMonthRulesTests
{
    private static readonly GuildId Guild = new(700);
    private static readonly MemberId Maya = new(1001);
    private static readonly LocalDate Today = new(2026, 11, 20);
    private static readonly ImmutableArray<StageEntry> Catalog = ShippedConfig.Load().Stages;

    private static readonly StageList List = StageList.Of(Catalog, []);

    private static readonly ImmutableArray<StagePlace> Offered =
    [
        .. Catalog.Select(stage => new StagePlace(
            stage.Key, stage.Name, "", "", new RoleId(9), stage.Role, null, Obstacle: null)),
    ];

    [Theory]
    [InlineData("2026-03", "", true)]
    [InlineData("2026-11", "", true)]
    [InlineData("2026-12", "", false)]
    [InlineData("2027-08", "", false)]
    [InlineData("March", "", false)]
    [InlineData("2026-03-14", "", false)]
    [InlineData("2026-03", "9", true)]
    [InlineData("2026-03", "21", false)]
    [InlineData("2026-03", "-3", false)]
    public void OnlyAMonthThatHasComeIsKept_AndNeverADay(string month, string weeks, bool kept) => Assert.Equal(
        kept, StageMonthRules.Keep(1, Guild, Maya, month, weeks, List, Today) is Decision<MemberMonth>.Accepted);

    [Fact]
    public void TheMoveIsOfferedOnTheFirstAfterTheBoundaryMonth_NeverEarlier()
    {
        var march = Of(new YearMonth(2026, 3), "newborn");

        Assert.Null(Offer(march, new LocalDate(2026, 6, 1)));
        Assert.Equal("infant", Offer(march, new LocalDate(2026, 7, 1)));
    }

    [Fact]
    public void WhoeverCameEarlyIsCountedFromWhenTheyWereExpected_WhileThatMatters()
    {
        var early = Of(new YearMonth(2026, 3), "newborn") with { WeeksEarly = 9 };

        Assert.Null(Offer(early, new LocalDate(2026, 7, 1)));
        Assert.Null(Offer(early, new LocalDate(2026, 8, 1)));
        Assert.Equal("infant", Offer(early, new LocalDate(2026, 9, 1)));
        Assert.Equal("toddler", Offer(early with { Offered = "infant" }, new LocalDate(2027, 6, 1)));
        Assert.Equal("preschool", Offer(early with { Offered = "toddler" }, new LocalDate(2029, 4, 1)));
    }

    [Fact]
    public void WhatSheIsInAlready_OrWasOffered_IsNotOfferedAgain()
    {
        var march = Of(new YearMonth(2026, 3), "newborn");
        var inIt = new MemberStages(
            Guild, Maya, [new MemberStage("infant", new RoleId(9), GrantedBy.Bot, StageState.Given, Chosen: true)]);

        Assert.Null(StageMonthRules.OfferOn(new LocalDate(2026, 7, 1), march, inIt, Offered, List));
        Assert.Null(Offer(march with { Offered = "infant" }, new LocalDate(2026, 7, 1)));
    }

    [Fact]
    public void OverALifetimeEachStageIsOfferedOnceAndInItsOrder_HoweverEarly() => Prop.ForAll(
        Gen.Choose(0, 11).SelectMany(month => Gen.Choose(0, 20), (month, weeks) => (month, weeks)).ToArbitrary(),
        start =>
        {
            var arrived = new YearMonth(2026, 1).PlusMonths(start.month);
            var month = Of(arrived, "newborn") with { WeeksEarly = start.weeks };
            var offers = new List<string>();
            for (var first = arrived.OnDayOfMonth(1); first.Year < 2050; first = first.PlusMonths(1))
            {
                if (Offer(month, first) is { } key)
                {
                    offers.Add(key);
                    month = month with { Offered = key };
                }
            }

            return offers.SequenceEqual(["infant", "toddler", "preschool", "school", "tween", "teen", "grown"]);
        }).QuickCheckThrowOnFailure();

    private static string? Offer(MemberMonth month, LocalDate first) => StageMonthRules.OfferOn(
        first, month, new MemberStages(Guild, Maya, []), Offered, List);

    private static MemberMonth Of(YearMonth month, string offered) => new(1, Guild, Maya, month, 0, offered);
}
