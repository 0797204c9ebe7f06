using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Setup;
using MomBot.Features.Admin;
using MomBot.Features.Setup;
using MomBot.Host;
using MomBot.Interactions;
using MomBot.Tests.Features.Privacy;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.Admin;

/// <summary>A bit of the database turned over: it is set aside, and whoever runs the place reads so.</summary>
public class DamageTests
{
    [Fact]
    public async Task WhatIsDamagedIsFoundByTheHourlyLook_AndStandsInAdminJobs_AndInTheNightlyCheck()
    {
        await using var village = await VillageDatabase.OpenAsync();
        Assert.DoesNotContain("Set aside", await JobsAsync(village), StringComparison.Ordinal);
        Assert.Empty(await FoundAsync(village));
        await village.DamageAsync("care_sits");

        await village.Get<HousekeepingService>().LookAsync(default);

        Assert.Contains("Set aside", await JobsAsync(village), StringComparison.Ordinal);
        Assert.Contains(await FoundAsync(village), found => found.Kind == FindingKind.DataDamaged);
    }

    [Fact]
    public async Task WhenWhatIsDamagedIsTheListOfJobsItself_ThePanelStillSaysSo()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await village.DamageAsync("outbox");

        await village.Get<HousekeepingService>().LookAsync(default);

        Assert.Contains("cannot be read until then", await JobsAsync(village), StringComparison.Ordinal);
    }

    private static Task<ImmutableArray<SetupFinding>> FoundAsync(VillageDatabase village) =>
        village.Get<FoundElsewhere>()(Some.Guild, village.Now, default);

    private static async Task<string> JobsAsync(VillageDatabase village)
    {
        var answer = await village.AnswerAsync(new ShowJobs(), Some.Guild, Some.Maya);
        return CardPicture.Of(Assert.IsType<Response.EphemeralMessage>(answer).Card);
    }
}
