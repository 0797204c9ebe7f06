using MomBot.Data.Backups;
using MomBot.Data.Database;
using MomBot.Host;
using MomBot.Tests.Features.Privacy;
using NodaTime;

namespace MomBot.Tests.Host;

/// <summary>What is done by night is done once a night, and made up for where the bot slept through it.</summary>
public class HousekeepingTests
{
    /// <summary>It begins at nine in the morning; the night's work is at three.</summary>
    [Fact]
    public async Task ABackupIsMadeOnceANight_AndAlsoAfterARestartThatSleptThroughTheHour()
    {
        await using var village = await VillageDatabase.OpenAsync();
        Assert.False(await StepAsync(village)); // The first night is still to come.
        await village.AdvanceAsync(Duration.FromMinutes(17 * 60 + 59));
        Assert.False(await StepAsync(village));

        await village.AdvanceAsync(Duration.FromMinutes(1));
        Assert.True(await StepAsync(village));
        Assert.False(await StepAsync(village));
        await village.RestartAsync();
        Assert.False(await StepAsync(village));

        // Nobody is here at three of the next night, nor of the one after it.
        await village.AdvanceAsync(Duration.FromHours(24 + 24 + 5));
        await village.RestartAsync();
        Assert.True(await StepAsync(village));
        Assert.False(await StepAsync(village));

        Assert.Equal(2, new BackupFolder(village.Options.BackupsFolder).List().Length);
    }

    [Fact]
    public async Task WhereTheMachineIsOnByDayOnly_TheFirstBackupIsMadeToo()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await village.AdvanceAsync(Duration.FromHours(24));

        await village.RestartAsync(); // At nine again, and nobody was here at three.

        Assert.True(await StepAsync(village));
    }

    [Fact]
    public async Task TheNoteThatSomebodyWasForgotten_StaysADayLongerThanBackups()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        await village.PressAsync(new MomBot.Features.Privacy.ForgetMe(), ForgettingTests.Guild, ForgettingTests.Maya);
        await village.AdvanceAsync(Duration.FromMinutes(3));

        await village.AdvanceAsync(Duration.FromDays(7));
        await StepAsync(village);
        Assert.NotEmpty(Notes(village));
        await village.AdvanceAsync(Duration.FromDays(2));
        await StepAsync(village);

        Assert.Empty(Notes(village));
    }

    private static Task<bool> StepAsync(VillageDatabase village) =>
        village.Get<HousekeepingService>().StepAsync(default);

    private static IEnumerable<object> Notes(VillageDatabase village) =>
        village.Get<Connections>().Installation.Keys.Forgotten().Cast<object>();
}
