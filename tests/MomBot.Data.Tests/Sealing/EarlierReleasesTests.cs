using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Outbox;
using MomBot.Data.Sealing;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Sealing;

/// <summary>
/// What is closed today must open after every update, or what parents wrote is lost. These bytes were made from the
/// description of the format by another program, and never change.
/// </summary>
public sealed class EarlierReleasesTests : IDisposable
{
    private const string Prints = "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f";

    private const string Wrapped = "0102030405060708090a0b0c" // The nonce, the tag, then the key itself.
        + "81a4010663f534919253f80e30ffe4f6"
        + "922d5af861cf17e0f6748d8a40024be1d36225c8cafea2feb589dab2b8295ef6";

    private const string Words = "021122334455667788" // The format and whose key it is, then as above.
        + "15161718191a1b1c1d1e1f20"
        + "2c75603ea479a7949379c1e527a69470"
        + "20fce932d8c226050cae606b8c75643350";

    private readonly TemporaryFolder _folder = new();
    private readonly MemberKeys _keys;

    public EarlierReleasesTests()
    {
        var master = Enumerable.Range(0, 32).Select(each => (byte)each).ToArray();
        var options = _folder.Options with { MasterKey = Convert.ToBase64String(master) };
        KeyFile.OpenKeys(options).Dispose();
        using (var file = new SqliteConnection($"Data Source={options.KeysFile};Pooling=false"))
        {
            file.Open();
            file.Execute($"""
                update keyring set value = '{Prints}' where name = 'print_key';
                insert into member_keys (guild_id, member_id, id, wrapped) values
                  (700, 1001, x'1122334455667788', x'{Wrapped}')
                """);
        }

        _keys = KeyFile.OpenKeys(options);
    }

    [Fact]
    public void WhatParentsWrote_Opens() => Assert.Equal("we have not slept", new FieldProtector(_keys).Reveal(
        Convert.FromHexString(Words), Some.Guild, Some.Maya, "t", "c", 1));

    /// <summary>By it a person is told which key file is wanted.</summary>
    [Fact]
    public void TheMasterKeyIsKnownByTheSameName() => Assert.Equal("9618c5c6", _keys.Master.Id);

    [Fact]
    public void ThePagesOfTheDatabaseAreReadWithTheSameKey() => Assert.Equal(
        "966e3711099fa696cb63429b32917984f7db654ed7cfcc1a66befbf0f6e6885e", Convert.ToHexStringLower(_keys.PageKey));

    /// <summary>By it somebody is known again who was kept apart, or who asked for something once.</summary>
    [Fact]
    public void APersonHasTheSameFingerprint()
    {
        Assert.Equal(
            "abc300002fba43c4482c63a86e007237f102ca249b628ad75f904760b253a685",
            new FieldProtector(_keys).Fingerprint(Some.Guild, Some.Maya, "nod"));
        Assert.Equal(Prints, Convert.ToHexStringLower(_keys.PrintKey));
    }

    /// <summary>By it Discord knows that it has a message already, which an update came in the middle of.</summary>
    [Fact]
    public void AMessageKeepsItsNonce() => Assert.Equal("B0Tu2uIJxK5kJcpZV3SaZw", Sending.NonceOf("a", 1));

    public void Dispose()
    {
        _keys.Dispose();
        _folder.Dispose();
    }
}
