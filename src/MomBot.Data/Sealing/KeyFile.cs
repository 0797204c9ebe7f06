using System.Security.Cryptography;
using MomBot.Data.Database;

namespace MomBot.Data.Sealing;

/// <summary>The file that holds the master key: made at the first start, readable by nobody else.</summary>
public static class KeyFile
{
    /// <summary>Reads <c>keys/master.key</c> of a data folder, or makes it where nothing was ever sealed.</summary>
    public static MasterKey LoadOrCreate(string path)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
        {
            var dataFolder = Path.GetDirectoryName(Path.GetDirectoryName(path)) ?? path;
            RefuseBesideDatabase(path, dataFolder);
            DataFolder.Guard(dataFolder, () => Create(path));
        }

        var bytes = Read(path);
        return bytes.Length == MasterKey.Size
            ? new MasterKey(bytes, path)
            : throw new DataException(
                $"The key {path} is damaged ({bytes.Length} bytes instead of {MasterKey.Size}): "
                + "put the key file back from your backup.");
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

    private static void RefuseBesideDatabase(string path, string dataFolder)
    {
        if (File.Exists(Path.Combine(dataFolder, DatabaseOptions.DatabaseName)))
        {
            throw new DataException(
                $"The key {path} is missing, and without it the database beside it cannot be read: "
                + "put the key file back from your backup.");
        }
    }

    /// <summary>The key appears whole or not at all; one that is there is never replaced.</summary>
    private static bool Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(MasterKey.Size));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: false);
        return true;
    }
}
