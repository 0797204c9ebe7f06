namespace MomBot.EndToEndTests.Support;

/// <summary>
/// Where each test's exchanges with Discord are recorded: the folder of MOMBOT_TRAFFIC, a file a village. Tests that
/// ask wrongly on purpose record within it: of theirs only the answers are held against Discord's description.
/// </summary>
internal static class Traffic
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("MOMBOT_TRAFFIC");
    private static int _files;

    public static string? NextFile(string within = "")
    {
        if (string.IsNullOrEmpty(Folder))
            return null;
        var folder = Directory.CreateDirectory(Path.Combine(Folder, within)).FullName;
        return Path.Combine(folder, $"{Environment.ProcessId}-{Interlocked.Increment(ref _files)}.jsonl");
    }
}
