using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Reads help-categories.yaml.</summary>
internal static class HelpCategoryReader
{
    private static readonly ConfigShape FileShape = ConfigShape.Of("help categories file", ("categories", "[...]"));

    private static readonly ConfigShape CategoryShape = ConfigShape.Of(
        "category",
        ("key", "meals"),
        ("name", "Meals"),
        ("hint", "Food brought to the door, cooked or bought"),
        ("enabled", "true"));

    public static ImmutableArray<HelpCategoryEntry> Read(ConfigFile file)
    {
        var top = file.Top(FileShape);
        var keys = new UniqueKeys();
        var categories = top.Maps("categories", CategoryShape)
            .Select(entry => Category(entry, keys))
            .ToImmutableArray();
        return categories.Count(category => category.Enabled) switch
        {
            0 => throw top.Problem("categories", "no category is enabled, so nobody could ask for a hand. Enable one."),
            > 25 => throw top.Problem("categories", "more than 25 categories are enabled. Discord's menus end there."),
            _ => categories,
        };
    }

    private static HelpCategoryEntry Category(ConfigMap entry, UniqueKeys keys)
    {
        entry.Require("enabled");
        return new HelpCategoryEntry(
            keys.Take(entry), entry.Text("name", 100), entry.Text("hint", 100), entry.Flag("enabled"));
    }
}
