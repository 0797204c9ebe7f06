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
        return DataFolder.Guard(path, () =>
        {
            if (!File.Exists(path))
            {
                RefuseBesideDatabase(path);
                Create(path);
            }

            var bytes = File.ReadAllBytes(path);
            if (bytes.Length != MasterKey.Size)
            {
                throw new DataException(
                    $"The key {path} is damaged ({bytes.Length} bytes instead of {MasterKey.Size}): "
                    + "put the key file back from your backup.");
            }

            return new MasterKey(bytes, path);
        });
    }

    private static void RefuseBesideDatabase(string path)
    {
        var dataFolder = Path.GetDirectoryName(Path.GetDirectoryName(path)) ?? path;
        if (File.Exists(Path.Combine(dataFolder, DatabaseOptions.DatabaseName)))
        {
            throw new DataException(
                $"The key {path} is missing, and without it the database beside it cannot be read: "
                + "put the key file back from your backup.");
        }
    }

    private static void Create(string path)
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

        // The key appears whole or not at all; one that is there is never replaced.
        File.Move(unfinished, path, overwrite: false);
    }
}
