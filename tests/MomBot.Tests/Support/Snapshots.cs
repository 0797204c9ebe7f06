namespace MomBot.Tests.Support;

/// <summary>
/// Approved pictures in text. A difference fails the test and leaves a *.received.txt beside the approved file;
/// MOMBOT_APPROVE=1 accepts what is seen.
/// </summary>
public static class Snapshots
{
    public static void Matches(string folder, string name, string seen)
    {
        var approved = Repository.PathOf($"tests/MomBot.Tests/{folder}/Snapshots/{name}.txt");
        var received = Path.ChangeExtension(approved, ".received.txt");
        var text = seen.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("MOMBOT_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            File.WriteAllText(approved, text);
        }

        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected != text)
            File.WriteAllText(received, text);
        else
            File.Delete(received);
        Assert.Equal(expected, text);
    }
}
