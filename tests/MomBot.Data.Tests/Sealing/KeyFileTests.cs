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

        var made = KeyFile.Load(folder.Options);
        var read = KeyFile.Load(folder.Options);

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
        KeyFile.Load(folder.Options);
        File.WriteAllBytes(folder.Options.KeyFile, new byte[31]);

        var damaged = Assert.Throws<DataException>(() => KeyFile.Load(folder.Options));

        Assert.EndsWith(
            "is damaged (31 bytes instead of 32): put the key file back from your backup.", damaged.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void WhenTheKeyComesFromAVariable_NoFileIsMade()
    {
        using var folder = new TemporaryFolder();
        var options = folder.Options with { MasterKey = Convert.ToBase64String(new byte[32]) + "\n" };

        KeyFile.OpenKeys(options).Dispose();

        Assert.False(File.Exists(options.KeyFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("AAAA")]
    public void WhenTheVariableHoldsNoKey_TheSentenceSaysHowToMakeOne(string text)
    {
        using var folder = new TemporaryFolder();

        var wrong = Assert.Throws<DataException>(() => KeyFile.Load(folder.Options with { MasterKey = text }));

        Assert.Equal(
            "MOMBOT_MASTER_KEY is not a key: it is 32 random bytes in base64, such as "
            + "'openssl rand -base64 32' prints.",
            wrong.Message);
        Assert.DoesNotContain("hunter2", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoKeys_HaveTwoIds_ThatSayNothingAboutThem()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();

        var id = KeyFile.Load(one.Options).Id;

        Assert.NotEqual(id, KeyFile.Load(two.Options).Id);
        var key = Convert.ToHexStringLower(File.ReadAllBytes(one.Options.KeyFile));
        Assert.DoesNotContain(id, key, StringComparison.Ordinal);
    }

    [Fact]
    public void WhenTheMasterKeyIsRotated_WordsStillOpen_AndTheOldKeyIsRefused()
    {
        using var folder = new TemporaryFolder();
        byte[] words;
        var old = "";
        using (var keys = KeyFile.OpenKeys(folder.Options))
        {
            words = Seal(keys);
            old = Convert.ToBase64String(File.ReadAllBytes(folder.Options.KeyFile));
            KeyFile.Rotate(folder.Options, keys);
            Assert.Equal("a pram", Open(keys, words));
        }

        using (var keys = KeyFile.OpenKeys(folder.Options))
            Assert.Equal("a pram", Open(keys, words));
        Assert.Throws<DataException>(() => KeyFile.OpenKeys(folder.Options with { MasterKey = old }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhenItDiesInTheMiddleOfARotation_TheNextStartEndsUpWithTheKeyThatOpens(bool keysWereClosedAnew)
    {
        using var folder = new TemporaryFolder();
        byte[] words;
        using (var keys = KeyFile.OpenKeys(folder.Options))
        {
            words = Seal(keys);
            var old = File.ReadAllBytes(folder.Options.KeyFile);
            if (keysWereClosedAnew)
            {
                KeyFile.Rotate(folder.Options, keys);
                File.Move(folder.Options.KeyFile, folder.Options.KeyFile + ".next");
                File.WriteAllBytes(folder.Options.KeyFile, old);
            }
            else
                File.WriteAllBytes(folder.Options.KeyFile + ".next", new byte[MasterKey.Size]);
        }

        using var again = KeyFile.OpenKeys(folder.Options);

        Assert.Equal("a pram", Open(again, words));
        Assert.False(File.Exists(folder.Options.KeyFile + ".next"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public void WhenItDiesWhileTheNewKeyIsWritten_TheOldOneOpensAsBefore(int written)
    {
        using var folder = new TemporaryFolder();
        byte[] words;
        using (var keys = KeyFile.OpenKeys(folder.Options))
            words = Seal(keys);
        File.WriteAllBytes(folder.Options.KeyFile + ".next", new byte[written]);

        using var again = KeyFile.OpenKeys(folder.Options);

        Assert.Equal("a pram", Open(again, words));
        Assert.False(File.Exists(folder.Options.KeyFile + ".next"));
    }

    [Fact]
    public void ANewKeyThatCannotBeRead_IsNeverThrownAway_ForItMayBeTheOnlyOneThatOpens()
    {
        using var folder = new TemporaryFolder();
        var next = folder.Options.KeyFile + ".next";
        byte[] words;
        byte[] whole;
        using (var keys = KeyFile.OpenKeys(folder.Options))
        {
            words = Seal(keys);
            var old = File.ReadAllBytes(folder.Options.KeyFile);
            KeyFile.Rotate(folder.Options, keys);
            whole = File.ReadAllBytes(folder.Options.KeyFile);
            File.WriteAllBytes(next, whole[..16]);
            File.WriteAllBytes(folder.Options.KeyFile, old);
        }

        var refused = Assert.Throws<DataException>(() => KeyFile.OpenKeys(folder.Options));

        Assert.Contains(next, refused.Message, StringComparison.Ordinal);
        Assert.Equal(whole[..16], File.ReadAllBytes(next));
        File.WriteAllBytes(next, whole);
        using var again = KeyFile.OpenKeys(folder.Options);
        Assert.Equal("a pram", Open(again, words));
    }

    [Fact]
    public void WhereTheKeyComesFromAVariable_NoFileBesideItIsAsked()
    {
        using var folder = new TemporaryFolder();
        var options = folder.Options with { MasterKey = Convert.ToBase64String(new byte[MasterKey.Size]) };
        byte[] words;
        using (var keys = KeyFile.OpenKeys(options))
            words = Seal(keys);
        Directory.CreateDirectory(Path.GetDirectoryName(options.KeyFile)!);
        File.WriteAllText(options.KeyFile + ".next", "left over");

        using var again = KeyFile.OpenKeys(options);

        Assert.Equal("a pram", Open(again, words));
        Assert.True(File.Exists(options.KeyFile + ".next"));
    }

    private static byte[] Seal(MemberKeys keys) =>
        new FieldProtector(keys).Protect("a pram", Some.Guild, Some.Maya, "t", "c", 1);

    private static string Open(MemberKeys keys, byte[] words) =>
        new FieldProtector(keys).Reveal(words, Some.Guild, Some.Maya, "t", "c", 1);
}
