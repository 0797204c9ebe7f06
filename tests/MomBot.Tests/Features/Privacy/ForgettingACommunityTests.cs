using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Tests.Features.Privacy;

/// <summary>A community sends the bot away: thirty days later nothing of it is left.</summary>
public class ForgettingACommunityTests
{
    /// <summary>Numbers of what was dealt with, not of communities.</summary>
    private static readonly ImmutableHashSet<string> OfNoCommunity = ["inbox"];

    [Fact]
    public async Task ThirtyDaysLater_NoTableHoldsItsNumber_AndNoKeyIsLeft()
    {
        await using var village = await LivedInAsync();
        var before = await TracesAsync(village);
        Assert.True(before.Count > 30, $"It left something in {before.Count} tables only.");

        await village.AdvanceAsync(Duration.FromDays(30) + Duration.FromHours(2));

        Assert.Empty(await TracesAsync(village));
        Assert.NotEmpty(village.Get<Connections>().Installation.Keys.Forgotten());
        Assert.False((await village.Get<CommunityStore>().FindAsync(ForgettingTests.Guild, default)).SentAway);
    }

    [Fact]
    public async Task ADayBefore_NothingIsGone_AndAskedBackItStays()
    {
        await using var village = await LivedInAsync();
        await village.AdvanceAsync(Duration.FromDays(29));
        Assert.NotEmpty(await TracesAsync(village));

        await village.HappensAsync(new CommunityEvent.AskedBack(ForgettingTests.Guild, default, village.Now));
        await village.AdvanceAsync(Duration.FromDays(3));

        Assert.Contains("newborn", await village.ExportAsync("stages", ForgettingTests.Guild, ForgettingTests.Maya),
            StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<VillageDatabase> LivedInAsync()
    {
        var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        await village.HappensAsync(new CommunityEvent.SentAway(ForgettingTests.Guild, default, village.Now));
        return village;
    }

    private static async Task<List<string>> TracesAsync(VillageDatabase village)
    {
        var traces = new List<string>();
        foreach (var table in (await village.TablesAsync()).Where(table => !OfNoCommunity.Contains(table)))
            traces.AddRange(await village.TracesOfAsync(new MemberId(ForgettingTests.Guild.Value), table));
        return traces;
    }
}
