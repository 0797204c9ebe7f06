using System.Buffers.Binary;
using System.Text;
using MomBot.Data.Backups;
using MomBot.Data.Database;
using MomBot.Data.Sealing;

namespace MomBot.Data.Tests.Backups;

/// <summary>A backup opens as it was closed, with its own key, whole; or it says in one sentence why not.</summary>
public class BackupCipherTests
{
    private const int Head = 32, Frame = 4 + 16;

    private static readonly MasterKey Master = new([.. Enumerable.Range(0, 32).Select(each => (byte)each)], "a file");

    /// <summary>Made from the description of the format by another program: a backup of today opens in years.</summary>
    [Fact]
    public async Task ABackupOfAnEarlierRelease_Opens()
    {
        var closed = Convert.FromBase64String(
            "TU9NQk9UMQo5NjE4YzVjNsjJysvMzc7P0NHS09TV1tcHAAAAKohC4R1wAP2ZFW2HBwNLIE4wNGZVIsgCAACA"
            + "6Zvxh6gr1a8Vu8hyJY7hVzZ8");

        Assert.Equal("all of it", Encoding.ASCII.GetString(await OpenAsync(closed)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(BackupCipher.ChunkSize - 1, 1)]
    [InlineData(BackupCipher.ChunkSize, 1)]
    [InlineData(BackupCipher.ChunkSize + 1, 2)]
    [InlineData(3 * BackupCipher.ChunkSize, 3)]
    public async Task WhatIsClosed_OpensAsItWas_AndShowsNothingOfItself(int length, int chunks)
    {
        var words = new byte[length];
        new Random(length).NextBytes(words);

        var closed = await SealAsync(words);

        Assert.Equal(Head + (chunks * Frame) + length, closed.Length);
        Assert.Equal(words, await OpenAsync(closed));
        if (length > 16)
            Assert.Equal(-1, closed.AsSpan().IndexOf(words.AsSpan(0, 16)));
    }

    [Fact]
    public async Task TwoBackupsOfTheSame_HaveNothingInCommonButTheirBeginning()
    {
        var (one, two) = (await SealAsync(new byte[99]), await SealAsync(new byte[99]));

        Assert.Equal(one[..16], two[..16]);
        Assert.NotEqual(one[16..Head], two[16..Head]);
        Assert.NotEqual(one[(Head + Frame)..], two[(Head + Frame)..]);
    }

    [Fact]
    public async Task EachBitThatTurnsOver_EachByteThatIsMissing_AndEachTooMany_IsNoticed()
    {
        var closed = await SealAsync(Encoding.ASCII.GetBytes("we have not slept"));
        for (var bit = 0; bit < closed.Length * 8; bit++)
        {
            var flipped = closed.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            await RefusedAsync(flipped);
        }

        for (var length = 0; length < closed.Length; length++)
            await RefusedAsync(closed[..length]);
        Assert.EndsWith("check the disk.", await RefusedAsync([.. closed, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChunkInAnothersPlace_OrLeftOut_OrTwice_IsNoticed()
    {
        var closed = await SealAsync(new byte[2 * BackupCipher.ChunkSize]);
        var size = Frame + BackupCipher.ChunkSize;
        var (head, first, second) = (closed[..Head], closed[Head..(Head + size)], closed[(Head + size)..]);

        const string damaged = "mombot.backup is damaged: use another backup, and check the disk.";
        foreach (var wrong in (byte[][])[
            [.. head, .. first], [.. head, .. second], [.. head, .. second, .. first], [.. head, .. first, .. first],
            [.. head, .. first, .. first, .. second], [.. closed, .. second]])
            Assert.Equal(damaged, await RefusedAsync(wrong));
    }

    /// <summary>A torn one must not make the bot take all the memory of the machine.</summary>
    [Fact]
    public async Task AChunkThatSaysItIsHuge_IsRefusedUnread()
    {
        var closed = await SealAsync(new byte[1]);
        BinaryPrimitives.WriteInt32LittleEndian(closed.AsSpan(Head), BackupCipher.ChunkSize + 1);
        using var file = new MemoryStream([.. closed, .. new byte[2 * BackupCipher.ChunkSize]]);

        await Assert.ThrowsAsync<DataException>(
            () => BackupCipher.OpenAsync(file, "mombot.backup", Stream.Null, Master, default));

        Assert.Equal(Head + 4, file.Position);
    }

    [Fact]
    public async Task AnotherFile_AndAnotherKey_AreNamedAsSuch()
    {
        Assert.Equal(
            "mombot.backup is not a backup of MomBot: choose a file of the folder backups.",
            await RefusedAsync(new byte[99]));
        var other = new MasterKey(new byte[32], "a file");
        Assert.Equal(
            $"mombot.backup was closed with another master key (key {Master.Id}, here {other.Id}): "
            + "put the key of that time in its place.",
            await RefusedAsync(await SealAsync([1]), other));
    }

    private static async Task<byte[]> SealAsync(byte[] words)
    {
        using var closed = new MemoryStream();
        await BackupCipher.SealAsync(new MemoryStream(words), closed, Master, default);
        return closed.ToArray();
    }

    private static async Task<byte[]> OpenAsync(byte[] closed, MasterKey? key = null)
    {
        using var opened = new MemoryStream();
        await BackupCipher.OpenAsync(new MemoryStream(closed), "mombot.backup", opened, key ?? Master, default);
        return opened.ToArray();
    }

    private static async Task<string> RefusedAsync(byte[] closed, MasterKey? key = null) =>
        (await Assert.ThrowsAsync<DataException>(() => OpenAsync(closed, key))).Message;
}
