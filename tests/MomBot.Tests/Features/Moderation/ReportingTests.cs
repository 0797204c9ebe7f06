using MomBot.Data;
using MomBot.Data.Moderation;
using MomBot.Features.Moderation;
using MomBot.Tests.Features.Privacy;

namespace MomBot.Tests.Features.Moderation;

/// <summary>Maya reports something; a moderator sees to it.</summary>
public class ReportingTests
{
    private static readonly GuildId Guild = ForgettingTests.Guild;
    private static readonly MemberId Maya = ForgettingTests.Maya;
    private static readonly MemberId Ruth = new(8_323_456_789_012_345_678);
    private static readonly MemberId Ines = new(8_423_456_789_012_345_678);

    [Fact]
    public async Task OneModeratorSeesToIt_TheOtherIsToldSo_AndMayaHearsBack()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await village.PressAsync(new SendReport(new(801), new(901), "This frightens me."), Guild, Maya);
        var report = Assert.Single(await village.Get<ReportStore>().OpenAsync(Guild, default));
        Assert.Equal("This frightens me.", report.Words);

        await village.PressAsync(new TakeReport(report.Id), Guild, Ruth);
        await village.PressAsync(new TakeReport(report.Id), Guild, Ines);
        Assert.Equal(Ruth, Assert.Single(await village.Get<ReportStore>().OpenAsync(Guild, default)).TakenBy);
        await village.PressAsync(new CloseReport(report.Id, "I talked to them."), Guild, Ruth);

        Assert.Empty(await village.Get<ReportStore>().OpenAsync(Guild, default));
        Assert.Equal(1, await village.CountAsync("select count(*) from outbox where kind = 'tell'"));
        var log = await village.Get<ModerationLog>().NewestAsync(Guild, 10, default);
        Assert.Equal(["report closed", "report taken"], log.Select(entry => entry.Act));
    }

    [Fact]
    public async Task AReportOfOneCommunity_IsNotThereInAnother()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await village.PressAsync(new SendReport(new(801), new(901)), Guild, Maya);
        var report = Assert.Single(await village.Get<ReportStore>().OpenAsync(Guild, default));
        var elsewhere = new GuildId(7_000_000_000_000_000_002);

        await village.PressAsync(new TakeReport(report.Id), elsewhere, Ruth);
        await village.PressAsync(new CloseReport(report.Id), elsewhere, Ruth);

        Assert.Equal(ReportState.Open, Assert.Single(await village.Get<ReportStore>().OpenAsync(Guild, default)).State);
        Assert.Empty(await village.Get<ModerationLog>().NewestAsync(elsewhere, 10, default));
    }

    [Fact]
    public async Task WhoeverIsKeptFromAPart_IsFound_ReadsWhy_AndIsLetInAgain()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await village.PressAsync(new RestrictMember(Maya, "help", "Please let others go first."), Guild, Ruth);

        var kept = await village.Get<RestrictionStore>().FindAsync(Guild, Maya, "help", default);
        Assert.Equal("Please let others go first.", kept!.Reason);
        Assert.Null(await village.Get<RestrictionStore>().FindAsync(Guild, Maya, "stages", default));
        await village.PressAsync(new RestrictMember(Maya, "safety", "No."), Guild, Ruth);
        Assert.Null(await village.Get<RestrictionStore>().FindAsync(Guild, Maya, "safety", default));
        await village.PressAsync(new LiftRestriction(Maya, "help"), Guild, Ruth);
        Assert.Null(await village.Get<RestrictionStore>().FindAsync(Guild, Maya, "help", default));

        var log = await village.Get<ModerationLog>().NewestAsync(Guild, 10, default);
        Assert.Equal(["let into help again", "restricted from help"], log.Select(entry => entry.Act));
        Assert.All(log, entry => Assert.Equal(Maya, entry.Subject));
    }
}
