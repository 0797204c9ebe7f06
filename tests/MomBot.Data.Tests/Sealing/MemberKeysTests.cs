using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Database;
using MomBot.Data.Sealing;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Sealing;

/// <summary>The file of everybody's keys: closed, bound to its person, and swept when its notes are old.</summary>
public sealed class MemberKeysTests : IDisposable
{
    private static readonly GuildId Elsewhere = new(9);

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("guild_id = 9")]
    [InlineData("member_id = 77")]
    [InlineData("id = x'0011223344556677'")]
    [InlineData("wrapped = zeroblob(60)")]
    [InlineData("wrapped = zeroblob(59)")]
    [InlineData("wrapped = zeroblob(61)")]
    public void AKeyOpensForItsOwnPersonPlaceAndNumberAlone(string changed)
    {
        using (var keys = KeyFile.OpenKeys(_folder.Options))
            Seal(keys, Some.Maya);
        Execute($"update member_keys set {changed}");

        using var again = KeyFile.OpenKeys(_folder.Options);
        var (guild, member) = (
            changed.StartsWith("guild", StringComparison.Ordinal) ? Elsewhere : Some.Guild,
            changed.StartsWith("member", StringComparison.Ordinal) ? new MemberId(77) : Some.Maya);
        var noticed = Assert.Throws<TamperedException>(
            () => new FieldProtector(again).Protect("a pram", guild, member, "t", "c", 1));

        Assert.Equal(("member_keys", "wrapped", member.Value), (noticed.Table, noticed.Column, noticed.Row));
        Assert.Contains("member_keys.wrapped", noticed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoTwoKeysAreClosedAlike()
    {
        using (var keys = KeyFile.OpenKeys(_folder.Options))
        {
            Seal(keys, Some.Maya);
            Seal(keys, Some.Ana);
        }

        var nonces = Query<byte[]>("select substr(wrapped, 1, 12) from member_keys");

        Assert.Equal(2, nonces.Select(Convert.ToHexString).Distinct().Count());
        Assert.DoesNotContain(nonces, nonce => nonce.All(each => each == 0));
    }

    [Fact]
    public void NobodyElseMayReadTheFile()
    {
        if (OperatingSystem.IsWindows())
            return;
        KeyFile.OpenKeys(_folder.Options).Dispose();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Options.KeysFile));
    }

    [Fact]
    public void WhoAskedToBeForgotten_IsNoted_Sealed_UntilNoBackupIsLeft()
    {
        using var keys = KeyFile.OpenKeys(_folder.Options);
        var words = Seal(keys, Some.Maya);
        var anas = Seal(keys, Some.Ana);
        keys.Forget(Some.Guild, Some.Maya, Some.Morning);
        keys.Forget(Some.Guild, Some.Maya, Some.Morning + Duration.FromHours(1));
        Seal(keys, Some.Maya, Elsewhere);
        keys.Forget(Elsewhere, Some.Maya, Some.Morning + Duration.FromDays(2));

        Assert.Equal([(Some.Guild, Some.Maya), (Elsewhere, Some.Maya)], keys.Forgotten());
        var kept = string.Concat(Query<byte[]>("select who from forgotten").Select(Convert.ToHexString));
        Assert.DoesNotContain(
            Convert.ToHexString(Encoding.UTF8.GetBytes($"{Some.Maya.Value}")), kept, StringComparison.Ordinal);

        keys.Sweep(Some.Morning + Duration.FromDays(1));

        Assert.Equal([(Elsewhere, Some.Maya)], keys.Forgotten());
        Assert.Throws<TamperedException>(() => Open(keys, words, Some.Maya));
        Assert.Equal("a pram", Open(keys, anas, Some.Ana));
    }

    [Fact]
    public void ACommunityIsForgottenWithEverybodyInIt_AndNoOther()
    {
        using var keys = KeyFile.OpenKeys(_folder.Options);
        var (mayas, anas) = (Seal(keys, Some.Maya), Seal(keys, Some.Ana));
        var elsewhere = Seal(keys, Some.Maya, Elsewhere);

        keys.ForgetAll(Some.Guild, Some.Morning);

        Assert.Equal("", Open(keys, mayas, Some.Maya));
        Assert.Equal("", Open(keys, anas, Some.Ana));
        Assert.Equal("a pram", Open(keys, elsewhere, Some.Maya, Elsewhere));
        Assert.Equal(2, keys.Forgotten().Count);
    }

    [Fact]
    public void AFingerprintTellsPeopleCommunitiesAndPurposesApart_AndStaysTheSame()
    {
        using var keys = KeyFile.OpenKeys(_folder.Options);
        var protector = new FieldProtector(keys);
        var hers = protector.Fingerprint(Some.Guild, Some.Maya, "nod");

        Assert.Equal(hers, protector.Fingerprint(Some.Guild, Some.Maya, "nod"));
        Assert.NotEqual(hers, protector.Fingerprint(Some.Guild, Some.Ana, "nod"));
        Assert.NotEqual(hers, protector.Fingerprint(Elsewhere, Some.Maya, "nod"));
        Assert.NotEqual(hers, protector.Fingerprint(Some.Guild, Some.Maya, "vote"));
        using var others = new TemporaryFolder();
        using var foreign = KeyFile.OpenKeys(others.Options);
        Assert.NotEqual(hers, new FieldProtector(foreign).Fingerprint(Some.Guild, Some.Maya, "nod"));
    }

    [Fact]
    public void AnotherMasterKeyIsNamedAsSuch_AndTheFileIsFreeForTheRightOne()
    {
        var words = Array.Empty<byte>();
        using (var keys = KeyFile.OpenKeys(_folder.Options))
            words = Seal(keys, Some.Maya);
        var wrong = _folder.Options with { MasterKey = Convert.ToBase64String(new byte[32]) };

        foreach (var look in new Action[] { () => KeyFile.OpenKeys(wrong), () => KeyFile.Compare(wrong) })
        {
            var refused = Assert.Throws<DataException>(look).Message;
            Assert.StartsWith("The key in MOMBOT_MASTER_KEY is not the one", refused, StringComparison.Ordinal);
            Assert.Contains(
                $"(key {new MasterKey(new byte[32], "").Id}, wanted {KeyFile.Load(_folder.Options).Id})", refused,
                StringComparison.Ordinal);
            Assert.EndsWith("put the right key file back from your backup.", refused, StringComparison.Ordinal);
        }

        Assert.Equal(Path.GetFullPath(_folder.Options.KeyFile), KeyFile.Compare(_folder.Options));
        using var right = KeyFile.OpenKeys(_folder.Options);
        Assert.Equal("a pram", Open(right, words, Some.Maya));
    }

    [Theory]
    [InlineData("mombot.db")]
    [InlineData("keys/keys.db")]
    public void WhereSomethingWasSealed_AMissingKeyIsNotMadeAnew(string left)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(left))!);
        File.WriteAllText(_folder.File(left), "");

        var refused = Assert.Throws<DataException>(() => KeyFile.Load(_folder.Options)).Message;

        Assert.StartsWith($"The key {_folder.Options.KeyFile} is missing", refused, StringComparison.Ordinal);
        Assert.EndsWith("put the key file back from your backup.", refused, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Options.KeyFile));
    }

    [Fact]
    public void AKeyThatCannotBeRead_IsSaidSo_WithTheFix()
    {
        KeyFile.Load(_folder.Options);
        using var taken = new FileStream(
            _folder.Options.KeyFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var refused = Assert.Throws<DataException>(() => KeyFile.Load(_folder.Options)).Message;

        Assert.StartsWith($"The key {Path.GetFullPath(_folder.Options.KeyFile)} cannot be read", refused);
        Assert.Contains("give the account that runs MomBot read access", refused);
    }

    [Fact]
    public void AMasterKeyIsNewOnceOnly_AndHasItsSize()
    {
        Assert.True(KeyFile.Load(_folder.Options).IsNew);
        Assert.False(KeyFile.Load(_folder.Options).IsNew);
        Assert.Equal(Path.GetFullPath(_folder.Options.KeyFile), KeyFile.Load(_folder.Options).Source);
        var given = KeyFile.Load(_folder.Options with { MasterKey = Convert.ToBase64String(new byte[32]) });
        Assert.Equal(("MOMBOT_MASTER_KEY", false), (given.Source, given.IsNew));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MasterKey(new byte[31], "a file"));
        Assert.Equal(8, given.Id.Length);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Seal(MemberKeys keys, MemberId member, GuildId? guild = null) =>
        new FieldProtector(keys).Protect("a pram", guild ?? Some.Guild, member, "t", "c", 1);

    private static string Open(MemberKeys keys, byte[] words, MemberId member, GuildId? guild = null) =>
        new FieldProtector(keys).Reveal(words, guild ?? Some.Guild, member, "t", "c", 1);

    private void Execute(string sql)
    {
        using var file = new SqliteConnection($"Data Source={_folder.Options.KeysFile};Pooling=false");
        file.Open();
        Assert.Equal(1, file.Execute(sql));
    }

    private List<T> Query<T>(string sql)
    {
        using var file = new SqliteConnection($"Data Source={_folder.Options.KeysFile};Pooling=false");
        file.Open();
        return file.Query<T>(sql).AsList();
    }
}
