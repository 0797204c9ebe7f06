using System.Text;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using MomBot.Data.Sealing;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Sealing;

public class FieldProtectorTests
{
    private static readonly FieldProtector Protector = new(
        new MasterKey([.. Enumerable.Range(0, 32).Select(i => (byte)i)], "master.key"));

    [Theory]
    [InlineData("")]
    [InlineData("Could someone hold the baby while I shower?")]
    [InlineData("Ich bin müde 🫠\r\n\0")]
    public void WhatWasSealed_OpensInItsPlace(string words) => Assert.Equal(
        words, Protector.Reveal(Protector.Protect(words, Some.Maya, "t", "c", 1), Some.Maya, "t", "c", 1));

    [Fact]
    public void WhenAnySingleBitIsFlipped_ItIsNoticed()
    {
        var intact = Protector.Protect("a pram to borrow", Some.Maya, "t", "c", 1);
        for (var bit = 0; bit < intact.Length * 8; bit++)
        {
            var flipped = intact.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            var noticed = Assert.Throws<TamperedException>(() => Protector.Reveal(flipped, Some.Maya, "t", "c", 1));
            Assert.Equal(("t", "c", 1), (noticed.Table, noticed.Column, noticed.Row));
        }
    }

    [Fact]
    public void WhenItIsCutShort_ItIsNoticed()
    {
        var intact = Protector.Protect("a pram to borrow", Some.Maya, "t", "c", 1);
        for (var length = 0; length < intact.Length; length++)
            Assert.Throws<TamperedException>(() => Protector.Reveal(intact[..length], Some.Maya, "t", "c", 1));
    }

    [Fact]
    public void WhenItIsMovedToAnotherPlaceOrPerson_ItDoesNotOpen()
    {
        var words = Protector.Protect("a pram to borrow", Some.Maya, "t", "c", 1);

        Assert.Throws<TamperedException>(() => Protector.Reveal(words, Some.Ana, "t", "c", 1));
        Assert.Throws<TamperedException>(() => Protector.Reveal(words, Some.Maya, "u", "c", 1));
        Assert.Throws<TamperedException>(() => Protector.Reveal(words, Some.Maya, "t", "d", 1));
        Assert.Throws<TamperedException>(() => Protector.Reveal(words, Some.Maya, "t", "c", 2));
    }

    [Fact]
    public void WhenTheSameWordsAreSealedTwice_NobodySeesThatTheyAreTheSame() => Assert.NotEqual(
        Protector.Protect("yes", Some.Maya, "t", "c", 1), Protector.Protect("yes", Some.Maya, "t", "c", 1));

    [Fact]
    public async Task WhatParentsWrote_IsNowhereInTheFiles()
    {
        const string secret = "we have not slept since tuesday";
        await using var database = await TestDatabase.OpenAsync(DatabaseKind.Sqlite);
        await database.Connections.WriteAsync(async unit =>
        {
            await unit.SaveAsync(Some.Said(secret));
            await unit.SendAsync(Some.Message(payload: $"\"{secret}\"") with { Kind = "findable" });
        }, default);
        var running = await BytesAsync(database.Folder);
        await database.ReopenAsync();
        var after = await BytesAsync(database.Folder);

        Assert.DoesNotContain(secret, running, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, after, StringComparison.Ordinal);
        Assert.Contains("findable", after, StringComparison.Ordinal);
    }

    private static async Task<string> BytesAsync(string folder)
    {
        var all = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(folder, "mombot.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync());
        }

        return all.ToString();
    }
}
