using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Data.Outbox;
using MomBot.Dispatch;
using MomBot.Features;
using MomBot.Features.HelpRequests;
using MomBot.Features.Pause;
using MomBot.Interactions;
using MomBot.Tests.Features.Privacy;
using NodaTime;

namespace MomBot.Tests.Features.Pause;

/// <summary>Maya pauses; nobody asks why.</summary>
public class PausingTests
{
    private static readonly GuildId Guild = ForgettingTests.Guild;
    private static readonly MemberId Maya = ForgettingTests.Maya;
    private static readonly MemberId Ana = new(8_223_456_789_012_345_678);

    [Fact]
    public async Task WhatMayaPromised_IsGivenBack_AndWhatSheAskedForStays()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        var store = village.Get<HelpRequestStore>();

        await village.PressAsync(new PauseAll(), Guild, Maya);

        var mine = await store.MineAsync(Guild, Maya, default);
        Assert.All(mine, request => Assert.Equal(Maya, request.Asker));
        Assert.NotEmpty(mine);
        Assert.NotEmpty(await store.MineAsync(Guild, Ana, default));
        Assert.True((await village.Get<MemberStore>().FindAsync(Guild, Maya, default)).Paused);
    }

    [Fact]
    public async Task TwoYearsLater_NothingHasReachedHer()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        await village.PressAsync(new PauseAll(), Guild, Maya);
        var before = await ToldAsync(village);

        await village.AdvanceAsync(Duration.FromDays(730));

        Assert.Equal(before, await ToldAsync(village));
    }

    [Fact]
    public async Task WhenSheIsBack_TheRolesComeBack_AndNothingOfThePauseIsKept()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        await village.Get<CommunityStore>().ChangeAsync(
            Guild,
            new Cause("test", 9),
            community => Decision.Accept(community.With(new Place("role", "check-ins", 602, Ours: true, "Check-ins"))),
            default);

        await village.PressAsync(new PauseAll(), Guild, Maya, new RoleId(601), new RoleId(602));
        Assert.NotEmpty(await village.TracesOfAsync(Maya, "paused_roles"));
        await village.PressAsync(new HideRooms(), Guild, Maya, new RoleId(601));
        await village.PressAsync(new ComeBack(), Guild, Maya);

        Assert.Empty(await village.TracesOfAsync(Maya, "paused_roles"));
        Assert.False((await village.Get<MemberStore>().FindAsync(Guild, Maya, default)).Paused);
    }

    [Fact]
    public void RolesOfDuty_AreLeftAlone()
    {
        var community = Community.Fresh(Guild)
            .With(new Place("role", "facilitators", 1, false, "F"))
            .With(new Place("role", "moderators", 2, false, "M"))
            .With(new Place("role", "check-ins", 3, false, "C"))
            .With(new Place("role", "stage:newborn", 4, false, "N"));
        RoleId[] all = [new(1), new(2), new(3), new(4), new(5)];

        Assert.Equal(new RoleId(3), Assert.Single(PauseRules.Pings(community, [.. all])));
        Assert.Equal(new RoleId(4), Assert.Single(PauseRules.Rooms(community, [.. all])));
    }

    /// <summary>How much was said to her, in any way.</summary>
    private static async Task<long> ToldAsync(VillageDatabase village) =>
        await village.CountAsync($"select count(*) from outbox where kind = 'tell' and lane = 'member:{Maya.Value}'")
        + await village.CountAsync($"select count(*) from notes where member_id = {Maya.Value}");
}
