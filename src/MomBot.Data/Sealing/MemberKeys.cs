using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.Sealing;

/// <summary>
/// The keys of all people, each closed by the master key, in a file of its own (<c>keys/keys.db</c>). Apart from the
/// database, so that destroying a key reaches every copy of what was sealed with it.
/// </summary>
public sealed class MemberKeys : IDisposable
{
    private const int MostInMemory = 10_000;

    private readonly ConcurrentDictionary<(GuildId Guild, MemberId Member), MemberKey> _open = [];
    private readonly KeysFile _file;
    private MasterKey _master;

    private MemberKeys(KeysFile file, MasterKey master)
    {
        _file = file;
        _master = master;
    }

    /// <summary>Random, made with the file: the database knows by it which keys are its own.</summary>
    public string KeyringId => _file.Setting("keyring_id");

    /// <summary>Makes prints of people that outlive their keys, and nobody can make without this file.</summary>
    public byte[] PrintKey => Convert.FromHexString(_file.Setting("print_key"));

    /// <summary>Seals the pages of the database.</summary>
    internal byte[] PageKey => _file.PageKey;

    /// <summary>Whether they were: from then on, a database without seals is not ours any more.</summary>
    internal bool PagesAreSealed => _file.Has("pages");

    /// <summary>Where they lie.</summary>
    public string Path => _file.Path;

    /// <summary>What whoever opens something of the whole installation (a backup) needs.</summary>
    public MasterKey Master => _master;

    /// <summary>Opens the file, or makes it where there is none.</summary>
    /// <exception cref="DataException">The master key is not the one that closed these keys.</exception>
    public static MemberKeys Open(string path, MasterKey master)
    {
        var file = KeysFile.Open(path);
        try
        {
            file.KeepSetting("keyring_id", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
            file.KeepSetting("print_key", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
            file.KeepSetting("master_id", master.Id);
            var wanted = file.Setting("master_id");
            return wanted == master.Id
                ? new MemberKeys(file, master)
                : throw new DataException(
                    $"The key in {master.Source} is not the one this database was sealed with "
                    + $"(key {master.Id}, wanted {wanted}): put the right key file back from your backup.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Hers; made, and safe on the disk, when she has none yet.</summary>
    internal MemberKey Of(GuildId guild, MemberId member)
    {
        if (Find(guild, member) is { } known)
            return known;
        var made = new MemberKey(
            RandomNumberGenerator.GetBytes(MemberKey.IdSize), RandomNumberGenerator.GetBytes(MasterKey.Size));
        _file.Add(guild, member, made.Id, _master.Wrap(made.Bytes, Place(guild, member, made.Id)));
        // Somebody's who made one meanwhile, or this one; none where she was forgotten in this very moment.
        return Find(guild, member) ?? throw new DataException($"The keys in {Path} could not be kept: check the disk.");
    }

    /// <summary>Hers; none: she has none, or had it destroyed.</summary>
    internal MemberKey? Find(GuildId guild, MemberId member)
    {
        if (_open.TryGetValue((guild, member), out var known))
            return known;
        if (_file.Find(guild, member) is not var (id, wrapped))
            return null;
        if (_open.Count >= MostInMemory)
            _open.Clear();
        try
        {
            return _open[(guild, member)] = new MemberKey(id, _master.Unwrap(wrapped, Place(guild, member, id)));
        }
        catch (CryptographicException e)
        {
            throw new TamperedException("member_keys", "wrapped", member.Value, e);
        }
    }

    /// <summary>Whose seal this is; none: she has none any more.</summary>
    internal MemberId? OwnerOf(ReadOnlySpan<byte> sealedText) =>
        sealedText.Length > MemberKey.IdSize ? _file.OwnerOf(sealedText.Slice(1, MemberKey.IdSize).ToArray()) : null;

    /// <summary>Whether words that carry this number are gone because their key was destroyed on purpose.</summary>
    internal bool IsDestroyed(ReadOnlySpan<byte> id) => _file.IsDestroyed(id.ToArray());

    /// <summary>
    /// Destroys hers for good: what was sealed with it can never be read again, in any copy. That she asked is noted,
    /// sealed, until no backup is left that could bring her back.
    /// </summary>
    public void Forget(GuildId guild, MemberId member, Instant at)
    {
        var who = new FieldProtector(this).Protect(
            string.Create(CultureInfo.InvariantCulture, $"{guild.Value}|{member.Value}"), default, default, "forgotten",
            "who", 0);
        _file.Destroy(guild, member, who, at.ToUnixTimeMilliseconds());
        _open.TryRemove((guild, member), out _);
    }

    /// <summary>Destroys those of everybody in a community, and its own.</summary>
    public void ForgetAll(GuildId guild, Instant at)
    {
        foreach (var member in _file.MembersOf(guild))
            Forget(guild, member, at);
    }

    /// <summary>Who asked to be forgotten, as long as that is noted.</summary>
    public IReadOnlyCollection<(GuildId Guild, MemberId Member)> Forgotten() =>
    [
        .. _file.Forgotten()
            .Select(who => new FieldProtector(this).Reveal(who, default, default, "forgotten", "who", 0).Split('|'))
            .Select(pair => (
                new GuildId(long.Parse(pair[0], CultureInfo.InvariantCulture)),
                new MemberId(long.Parse(pair[1], CultureInfo.InvariantCulture))))
            .Distinct(),
    ];

    /// <summary>No backup is left from before this: the notes of who asked are not needed any more.</summary>
    public void Sweep(Instant before) => _file.Sweep(before.ToUnixTimeMilliseconds());

    /// <summary>Closes all keys anew with another master key, in one step.</summary>
    internal void Rotate(MasterKey next)
    {
        _file.Rewrap(next.Id, (guild, member, id, wrapped) =>
        {
            var place = Place(guild, member, id);
            return next.Wrap(_master.Unwrap(wrapped, place), place);
        });
        _master = next;
    }

    /// <summary>From now on, each page of the database carries its seal.</summary>
    internal void NotePagesAreSealed() => _file.KeepSetting("pages", "sealed");

    /// <summary>A copy of the file as it is now.</summary>
    internal void CopyTo(string path) => _file.CopyTo(path);

    public void Dispose() => _file.Dispose();

    private static byte[] Place(GuildId guild, MemberId member, byte[] id)
    {
        var place = new byte[16 + id.Length];
        BinaryPrimitives.WriteInt64BigEndian(place, guild.Value);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(8), member.Value);
        id.CopyTo(place, 16);
        return place;
    }
}
