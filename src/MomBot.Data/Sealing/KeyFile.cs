using System.Security.Cryptography;
using MomBot.Data.Database;

namespace MomBot.Data.Sealing;

/// <summary>Where the master key comes from: a variable, or a file made at the first start for the bot alone.</summary>
public static class KeyFile
{
    /// <summary>Of the file that is to take its place, while the keys are being closed anew.</summary>
    private const string Next = ".next";

    /// <summary>
    /// Opens the keys with the master key at hand; both are made where nothing was ever sealed.
    /// </summary>
    public static MemberKeys OpenKeys(DatabaseOptions options)
    {
        var master = Load(options);
        Directory.CreateDirectory(Path.GetDirectoryName(options.KeysFile)!);
        var next = options.KeyFile + Next;
        if (options.MasterKey is not null || !File.Exists(next))
            return MemberKeys.Open(options.KeysFile, master);
        MemberKeys opened;
        try
        {
            opened = MemberKeys.Open(options.KeysFile, master);
        }
        catch (DataException)
        {
            // The last rotation ended between its two steps: the keys are closed with the new one already. Until they
            // have been opened with it, it is not touched: it may be the only one there is.
            var finished = MemberKeys.Open(options.KeysFile, Whole(Read(next), next));
            File.Move(next, options.KeyFile, overwrite: true);
            return finished;
        }

        File.Delete(next); // It ended before anything was closed with it.
        return opened;
    }

    /// <summary>Makes sure that the master key at hand fits the keys that are there; says where it came from.</summary>
    public static string Compare(DatabaseOptions options)
    {
        var master = Load(options);
        MemberKeys.Open(options.KeysFile, master).Dispose();
        return master.Source;
    }

    /// <summary>Puts a new key in the place of the old one, and closes all keys with it.</summary>
    public static MasterKey Rotate(DatabaseOptions options, MemberKeys keys)
    {
        var next = options.KeyFile + Next;
        Write(next);
        var key = new MasterKey(Read(next), options.KeyFile);
        keys.Rotate(key);
        File.Move(next, options.KeyFile, overwrite: true);
        return key;
    }

    /// <summary>The key from its variable, or from its file; the file is made where nothing was ever sealed.</summary>
    public static MasterKey Load(DatabaseOptions options)
    {
        if (options.MasterKey is { } text)
            return new MasterKey(Decode(text), "MOMBOT_MASTER_KEY");
        var path = Path.GetFullPath(options.KeyFile);
        var isNew = !File.Exists(path);
        if (isNew)
        {
            Refuse(options);
            DataFolder.Guard(options.DataFolder, () => Create(path));
        }

        return Whole(Read(path), path, isNew);
    }

    private static MasterKey Whole(byte[] bytes, string path, bool isNew = false) => bytes.Length == MasterKey.Size
        ? new MasterKey(bytes, path) { IsNew = isNew }
        : throw new DataException(
            $"The key {path} is damaged ({bytes.Length} bytes instead of {MasterKey.Size}): "
            + "put the key file back from your backup.");

    private static byte[] Decode(string text)
    {
        var bytes = new byte[MasterKey.Size + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == MasterKey.Size
            ? bytes[..MasterKey.Size]
            : throw new DataException(
                "MOMBOT_MASTER_KEY is not a key: it is 32 random bytes in base64, such as "
                + "'openssl rand -base64 32' prints.");
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new DataException(
                $"The key {path} cannot be read: give the account that runs MomBot read access to it.", e);
        }
    }

    private static void Refuse(DatabaseOptions options)
    {
        if (File.Exists(options.DatabaseFile) || File.Exists(options.KeysFile))
        {
            throw new DataException(
                $"The key {options.KeyFile} is missing, and without it the database beside it cannot be read: "
                + "put the key file back from your backup.");
        }
    }

    /// <summary>The key appears whole or not at all; one that is there is never replaced.</summary>
    private static bool Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Write(path + ".new");
        File.Move(path + ".new", path, overwrite: false);
        return true;
    }

    private static void Write(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(RandomNumberGenerator.GetBytes(MasterKey.Size));
        file.Flush(flushToDisk: true);
    }
}
