namespace MomBot.Host;

/// <summary>
/// Touches a file while Discord speaks to us, for Docker's HEALTHCHECK: <c>mombot health</c>.
/// </summary>
public sealed class Liveness(BotOptions options)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private readonly string _file = FileIn(options.DataFolder);

    /// <summary>Whether the file of a data folder was touched in the last two minutes.</summary>
    public static bool IsAlive(string dataFolder, TimeProvider wire) =>
        File.Exists(FileIn(dataFolder)) && wire.GetUtcNow() - File.GetLastWriteTimeUtc(FileIn(dataFolder)) < Silence;

    public void Beat()
    {
        try
        {
            File.WriteAllText(_file, "");
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // A full disk is told by the database, in better words.
        }
    }

    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "alive");
}
