namespace MomBot.Tests.Discord;

/// <summary>Payloads in the shapes of Discord's documentation, kept beside the tests.</summary>
internal static class Samples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Discord", "Samples");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order()];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));
}
