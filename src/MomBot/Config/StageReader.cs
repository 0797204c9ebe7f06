using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Reads stages.yaml, and sees to it that the months leave no gap.</summary>
internal static class StageReader
{
    private static readonly ConfigShape FileShape = ConfigShape.Of($"stages file", ("stages", "[...]"));

    private static readonly ConfigShape StageShape = ConfigShape.Of(
        $"stage",
        ("key", "toddler"),
        ("name", "Toddler"),
        ("from", "12"),
        ("to", "36"),
        ("description", "One and two years"),
        ("role", "Toddler"),
        ("channel", "stage-toddler"),
        ("welcome", "Come as you are."),
        ("private", "true"),
        ("led", "true"),
        ("tender", "true"));

    public static ImmutableArray<StageEntry> Read(ConfigFile file)
    {
        var entries = file.Top(FileShape).Maps("stages", StageShape);
        var keys = new UniqueKeys();
        var stages = ImmutableArray.CreateBuilder<StageEntry>(entries.Length);
        StageEntry? before = null;
        foreach (var entry in entries)
        {
            var stage = Stage(entry, keys);
            stages.Add(stage);
            if (stage.FromMonth is not null)
            {
                CheckFollows(entry, stage, before);
                before = stage;
            }
        }

        if (before is { ToMonth: not null })
        {
            throw entries[stages.IndexOf(before)].Problem(
                "to", $"\"{before.Key}\" is the last stage with months, and nobody may fall out. Take out its \"to\".");
        }

        return stages.Count <= 25
            ? stages.MoveToImmutable()
            : throw entries[25].Problem($"there are more than 25 stages, and Discord's menus end there. Merge some.");
    }

    private static StageEntry Stage(ConfigMap entry, UniqueKeys keys)
    {
        var stage = new StageEntry(
            keys.Take(entry),
            entry.Text("name", 100),
            entry.Text("description", 100),
            entry.Flag("private") ? entry.OptionalText("role", 100) ?? "" : entry.Text("role", 100),
            entry.Text("channel", 100),
            entry.Text("welcome", 300),
            entry.OptionalNumber("from"),
            entry.OptionalNumber("to"),
            entry.Flag("private"),
            entry.Flag("led"),
            entry.Flag("tender"));
        if (!stage.Channel.All(FitsAChannelName))
        {
            throw entry.Problem(
                "channel", $"\"{stage.Channel}\" cannot name a channel. Use small letters and hyphens.");
        }

        return stage;
    }

    /// <summary>Discord would quietly rename anything else, and /setup would not find the channel again.</summary>
    private static bool FitsAChannelName(char letter) =>
        letter is '-' or '_' || (char.IsLetterOrDigit(letter) && !char.IsUpper(letter));

    private static void CheckFollows(ConfigMap entry, StageEntry stage, StageEntry? before)
    {
        var expected = before is null ? 0 : before.ToMonth;
        if (expected is null)
        {
            throw entry.Problem(
                "from", $"\"{before!.Key}\" has no \"to\", so nothing can follow it. Give it: to: {stage.FromMonth}");
        }

        if (stage.FromMonth != expected)
        {
            var why = before is null ? "the first one begins at 0" : $"\"{before.Key}\" ends at {expected}";
            throw entry.Problem(
                "from", $"\"{stage.Key}\" begins at {stage.FromMonth} months but {why}. Write: from: {expected}");
        }

        if (stage.ToMonth <= stage.FromMonth)
        {
            throw entry.Problem(
                "to", $"\"{stage.Key}\" ends at {stage.ToMonth} months, before it has begun. Make \"to\" larger.");
        }
    }
}
