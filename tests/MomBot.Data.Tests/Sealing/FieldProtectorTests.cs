using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using MomBot.Data.Sealing;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Sealing;

public sealed class FieldProtectorTests : IDisposable
{
    private static readonly GuildId Guild = Some.Guild;

    private readonly TemporaryFolder _folder = new();
    private readonly MemberKeys _keys;

    public FieldProtectorTests() => _keys = KeyFile.OpenKeys(_folder.Options);

    private FieldProtector Protector => new(_keys);

    [Theory]
    [InlineData("")]
    [InlineData("Could someone hold the baby while I shower?")]
    [InlineData("Ich bin müde 🫠\r\n\0")]
    public void WhatWasSealed_OpensInItsPlace(string words) => Assert.Equal(
        words, Open(Seal(words)));

    [Fact]
    public void WhenAnySingleBitIsFlipped_ItIsNoticed()
    {
        var intact = Protector.Protect("a pram to borrow", Guild, Some.Maya, "t", "c", 1);
        for (var bit = 0; bit < intact.Length * 8; bit++)
        {
            var flipped = intact.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            var noticed = Assert.Throws<TamperedException>(() => Open(flipped));
            Assert.Equal(("t", "c", 1), (noticed.Table, noticed.Column, noticed.Row));
        }
    }

    [Fact]
    public void WhenItIsCutShort_ItIsNoticed()
    {
        var intact = Protector.Protect("a pram to borrow", Guild, Some.Maya, "t", "c", 1);
        for (var length = 0; length < intact.Length; length++)
            Assert.Throws<TamperedException>(() => Protector.Reveal(intact[..length], Guild, Some.Maya, "t", "c", 1));
    }

    [Fact]
    public void WhenItIsMovedToAnotherPlaceOrPerson_ItDoesNotOpen()
    {
        var words = Protector.Protect("a pram to borrow", Guild, Some.Maya, "t", "c", 1);

        Assert.Throws<TamperedException>(() => Protector.Reveal(words, Guild, Some.Ana, "t", "c", 1));
        Assert.Throws<TamperedException>(() => Protector.Reveal(words, new GuildId(9), Some.Maya, "t", "c", 1));
        Assert.Throws<TamperedException>(() => Protector.Reveal(words, Guild, Some.Maya, "u", "c", 1));
        Assert.Throws<TamperedException>(() => Protector.Reveal(words, Guild, Some.Maya, "t", "d", 1));
        Assert.Throws<TamperedException>(() => Protector.Reveal(words, Guild, Some.Maya, "t", "c", 2));
    }

    [Fact]
    public void WhenTheSameWordsAreSealedTwice_NobodySeesThatTheyAreTheSame() => Assert.NotEqual(
        Seal("yes"), Seal("yes"));

    [Fact]
    public void WhenHerKeyIsDestroyed_HerWordsAreGoneForGood_AndOnlyHersInThisCommunity()
    {
        var words = Protector.Protect("a pram to borrow", Guild, Some.Maya, "t", "c", 1);
        var elsewhere = Protector.Protect("a cot", new GuildId(9), Some.Maya, "t", "c", 1);
        var anas = Protector.Protect("a meal", Guild, Some.Ana, "t", "c", 1);

        _keys.Forget(Guild, Some.Maya, Some.Morning);

        Assert.Equal("", Protector.Reveal(words, Guild, Some.Maya, "t", "c", 1));
        Assert.Equal("a cot", Protector.Reveal(elsewhere, new GuildId(9), Some.Maya, "t", "c", 1));
        Assert.Equal("a meal", Protector.Reveal(anas, Guild, Some.Ana, "t", "c", 1));
        var later = Protector.Protect("back again", Guild, Some.Maya, "t", "c", 2);
        Assert.Equal("back again", Protector.Reveal(later, Guild, Some.Maya, "t", "c", 2));
        Assert.Equal("", Protector.Reveal(words, Guild, Some.Maya, "t", "c", 1));
    }

    [Fact]
    public void WhenAKeyOfTheFileWasSwappedForAnothers_ItDoesNotOpen()
    {
        var words = Protector.Protect("a pram to borrow", Guild, Some.Maya, "t", "c", 1);
        Protector.Protect("a meal", Guild, Some.Ana, "t", "c", 1);
        _keys.Dispose();
        using (var file = new SqliteConnection($"Data Source={_folder.Options.KeysFile};Pooling=false"))
        {
            file.Open();
            file.Execute($"""
                update member_keys set wrapped =
                  (select wrapped from member_keys where member_id = {Some.Ana.Value})
                where member_id = {Some.Maya.Value}
                """);
        }

        using var keys = KeyFile.OpenKeys(_folder.Options);
        Assert.Throws<TamperedException>(
            () => new FieldProtector(keys).Reveal(words, Guild, Some.Maya, "t", "c", 1));
    }

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

    private byte[] Seal(string words) => Protector.Protect(words, Guild, Some.Maya, "t", "c", 1);

    private string Open(byte[] words) => Protector.Reveal(words, Guild, Some.Maya, "t", "c", 1);

    public void Dispose()
    {
        _keys.Dispose();
        _folder.Dispose();
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
