using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MomBot.Data;
using MomBot.Data.Backups;
using MomBot.Data.Database;
using MomBot.Data.Privacy;
using MomBot.Features.Privacy;
using MomBot.Host;
using NodaTime;

namespace MomBot.Tests.Features.Privacy;

/// <summary>What is left of somebody on the disk, byte by byte, after she asked to be forgotten.</summary>
public class ForgottenBytesTests
{
    [Fact]
    public async Task WhenMayaIsForgotten_NoByteOfDatabaseLogKeysOrBackupHoldsHerNumberOrHerWords()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        Assert.NotEmpty(Found(village));

        await village.PressAsync(new ForgetMe(), ForgettingTests.Guild, ForgettingTests.Maya);
        await village.AdvanceAsync(Duration.FromMinutes(3));
        await Backup.TakeAsync(
            village.Get<Connections>(), new BackupFolder(village.Options.BackupsFolder), village.Now, default);

        Assert.Empty(Found(village));
    }

    [Theory]
    [InlineData(ErasureState.Asked)]
    [InlineData(ErasureState.KeyGone)]
    [InlineData(ErasureState.RowsGone)]
    public async Task WhenTheBotDiesInTheMiddle_TheNextStartForgetsToTheEnd(ErasureState diedAfter)
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        await BeginToForgetAsync(village, diedAfter);

        await village.RestartAsync();
        await village.SettleAsync();
        await village.AdvanceAsync(Duration.FromMinutes(5));

        Assert.Empty(Found(village));
    }

    [Fact]
    public async Task WhenOnlyOnePartIsForgotten_TheRestStays()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);

        await village.PressAsync(new ForgetPart(new("stages")), ForgettingTests.Guild, ForgettingTests.Maya);

        Assert.Empty(await village.TracesOfAsync(ForgettingTests.Maya, "member_stages"));
        Assert.NotEmpty(await village.TracesOfAsync(ForgettingTests.Maya, "help_requests"));
        Assert.Contains("pram", await village.ExportAsync("help", ForgettingTests.Guild, ForgettingTests.Maya));
    }

    [Fact]
    public async Task WhoeverLeft_IsForgottenAfterThirtyDays_UnlessSheCameBack()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        await village.HappensAsync(
            new Data.Members.MemberEvent.Left(ForgettingTests.Guild, ForgettingTests.Maya, village.Now));

        await village.AdvanceAsync(Duration.FromDays(29));
        Assert.NotEmpty(Found(village));
        await village.AdvanceAsync(Duration.FromDays(2));

        Assert.Empty(Found(village));
    }

    /// <summary>As far as it came before the bot died.</summary>
    private static async Task BeginToForgetAsync(VillageDatabase village, ErasureState diedAfter)
    {
        var asked = new Erasure(77, ForgettingTests.Guild, ForgettingTests.Maya, null, ErasureState.Asked, village.Now);
        var erasures = village.Get<ErasureStore>();
        await erasures.AskAsync(asked, default);
        if (diedAfter == ErasureState.KeyGone)
            await erasures.DestroyKeyAsync(asked, default);
        if (diedAfter == ErasureState.RowsGone)
            await FeatureList.Erasing(village.Get<IServiceProvider>())
                .Begin(asked.Id, asked.Guild, asked.Member, part: null, default);
    }

    /// <summary>Files that hold her number as text, in base 36 or as SQLite writes numbers, or words of hers.</summary>
    internal static string[] Found(VillageDatabase village)
    {
        var number = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, ForgettingTests.Maya.Value);
        byte[][] traces =
        [
            number,
            Encoding.ASCII.GetBytes(ForgettingTests.Maya.Value.ToString(CultureInfo.InvariantCulture)),
            Encoding.ASCII.GetBytes(VillageDatabase.Base36(ForgettingTests.Maya.Value)),
            Encoding.ASCII.GetBytes("a pram to borrow"),
        ];
        return
        [
            .. from file in Directory.EnumerateFiles(village.Options.DataFolder, "*", SearchOption.AllDirectories)
               where Path.GetFileName(file) != "bot.lock" // Empty, and held by the bot.
               let bytes = Read(file)
               where traces.Any(trace => bytes.AsSpan().IndexOf(trace) >= 0)
               select Path.GetRelativePath(village.Options.DataFolder, file),
        ];
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
