namespace MomBot.Data.Database;

/// <summary>The folder that one running bot has for itself.</summary>
public static class DataFolder
{
    /// <summary>Whether a bot is running on it.</summary>
    public static bool IsTaken(DatabaseOptions options)
    {
        if (!File.Exists(options.LockFile))
            return false;
        try
        {
            Take(options).Dispose();
            return false;
        }
        catch (DataFolderInUseException)
        {
            return true;
        }
    }

    /// <summary>Takes the folder for this process, until the stream is closed or the process dies.</summary>
    internal static FileStream Take(DatabaseOptions options)
    {
        var folder = Path.GetFullPath(options.DataFolder);
        return Guard(folder, () =>
        {
            Directory.CreateDirectory(folder);
            try
            {
                return new FileStream(options.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                throw new DataFolderInUseException(folder, e);
            }
        });
    }

    /// <summary>Turns what the file system says into a sentence with the fix.</summary>
    internal static T Guard<T>(string folder, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new DataException(
                $"The data folder {folder} cannot be written to: give the account that runs MomBot write access to it, "
                + "or choose another folder with MOMBOT_DATA.", e);
        }
    }

    // .NET locks with flock on Unix (EWOULDBLOCK: 11 on Linux, 35 on macOS) and by sharing mode on Windows.
    private static bool IsHeldByAnother(IOException error) =>
        error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
