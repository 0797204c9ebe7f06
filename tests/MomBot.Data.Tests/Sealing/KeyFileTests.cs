using MomBot.Data.Database;
using MomBot.Data.Sealing;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Sealing;

public class KeyFileTests
{
    [Fact]
    public void AtTheFirstStart_AKeyIsMade_ThatNobodyElseMayRead_AndItStays()
    {
        using var folder = new TemporaryFolder();

        var made = KeyFile.LoadOrCreate(folder.Options.KeyFile);
        var read = KeyFile.LoadOrCreate(folder.Options.KeyFile);

        Assert.Equal(made.Id, read.Id);
        Assert.Equal(32, new FileInfo(folder.Options.KeyFile).Length);
        Assert.Equal(["master.key"], Directory.GetFiles(folder.File("keys")).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Options.KeyFile));
        }
    }

    [Fact]
    public void WhenTheKeyWasCutShort_ItIsRefused_InOneSentence()
    {
        using var folder = new TemporaryFolder();
        KeyFile.LoadOrCreate(folder.Options.KeyFile);
        File.WriteAllBytes(folder.Options.KeyFile, new byte[31]);

        var damaged = Assert.Throws<DataException>(() => KeyFile.LoadOrCreate(folder.Options.KeyFile));

        Assert.Contains("is damaged (31 bytes instead of 32)", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoKeys_HaveTwoIds_ThatSayNothingAboutThem()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();

        var id = KeyFile.LoadOrCreate(one.Options.KeyFile).Id;

        Assert.NotEqual(id, KeyFile.LoadOrCreate(two.Options.KeyFile).Id);
        var key = Convert.ToHexStringLower(File.ReadAllBytes(one.Options.KeyFile));
        Assert.DoesNotContain(id, key, StringComparison.Ordinal);
    }
}
