using MomBot.Data.Database;
using MomBot.Data.Sealing;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Sealing;

/// <summary>The file of everybody's keys: copied, asked whose a seal is, and damaged.</summary>
public sealed class KeysFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void ACopyOpensWhatTheFileOpened()
    {
        var copy = _folder.File("copy.db");
        byte[] words;
        using (var keys = KeyFile.OpenKeys(_folder.Options))
        {
            words = Seal(keys);
            keys.CopyTo(copy);
        }

        using var copied = MemberKeys.Open(copy, KeyFile.Load(_folder.Options));
        Assert.Equal("a pram", new FieldProtector(copied).Reveal(words, Some.Guild, Some.Maya, "t", "c", 1));
    }

    [Fact]
    public void ASealTellsWhoseItIs_UntilSheIsForgotten()
    {
        using var keys = KeyFile.OpenKeys(_folder.Options);
        var words = Seal(keys);
        new FieldProtector(keys).Protect("a meal", Some.Guild, Some.Ana, "t", "c", 2);

        Assert.Equal(Some.Maya, keys.OwnerOf(words));
        Assert.Equal(Some.Maya, keys.OwnerOf(words.AsSpan(0, 9)));
        Assert.Null(keys.OwnerOf(words.AsSpan(0, 8)));
        Assert.Null(keys.OwnerOf([]));
        keys.Forget(Some.Guild, Some.Maya, Some.Morning);
        Assert.Null(keys.OwnerOf(words));
    }

    /// <summary>A database without seals is another's from then on.</summary>
    [Fact]
    public void ThatPagesAreSealed_IsKnownOnceItIsNoted_AlsoAfterARestart()
    {
        using (var keys = KeyFile.OpenKeys(_folder.Options))
        {
            Assert.False(keys.PagesAreSealed);
            keys.NotePagesAreSealed();
            Assert.True(keys.PagesAreSealed);
        }

        using var again = KeyFile.OpenKeys(_folder.Options);
        Assert.True(again.PagesAreSealed);
    }

    [Fact]
    public void WhenTheFileIsDamaged_AStartSaysSo()
    {
        KeyFile.OpenKeys(_folder.Options).Dispose();
        Spoil();

        var damaged = Assert.Throws<DataException>(() => KeyFile.OpenKeys(_folder.Options));

        Assert.Contains(_folder.Options.KeysFile, damaged.Message, StringComparison.Ordinal);
    }

    /// <summary>Nobody is shown the words of a database; a person with a disk to check is told which file.</summary>
    [Fact]
    public void WhenTheFileIsDamagedWhileTheBotRuns_ItSaysSo()
    {
        using var keys = KeyFile.OpenKeys(_folder.Options);
        Spoil();

        var damaged = Assert.Throws<DataException>(() => Seal(keys));

        Assert.Contains(_folder.Options.KeysFile, damaged.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Spoil()
    {
        using var file = new FileStream(
            _folder.Options.KeysFile, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Write(Enumerable.Repeat((byte)0x5a, (int)file.Length).ToArray());
    }

    private static byte[] Seal(MemberKeys keys) =>
        new FieldProtector(keys).Protect("a pram", Some.Guild, Some.Maya, "t", "c", 1);
}
