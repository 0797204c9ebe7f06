namespace MomBot.EndToEndTests.Support;

/// <summary>
/// Where each test's exchanges with Discord are recorded: the folder of MOMBOT_TRAFFIC, a file a village.
/// </summary>
internal static class Traffic
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("MOMBOT_TRAFFIC");
    private static int _files;

    public static string? NextFile()
    {
        if (string.IsNullOrEmpty(Folder))
            return null;
        Directory.CreateDirectory(Folder);
        return Path.Combine(Folder, $"{Environment.ProcessId}-{Interlocked.Increment(ref _files)}.jsonl");
    }
}
