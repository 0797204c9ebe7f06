using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Reads help-categories.yaml.</summary>
internal static class HelpCategoryReader
{
    private const int MostChoices = 6;

    private static readonly ConfigShape FileShape = ConfigShape.Of($"help categories file", ("categories", "[...]"));

    private static readonly ConfigShape CategoryShape = ConfigShape.Of(
        $"category",
        ("key", "meals"),
        ("name", "Meals"),
        ("hint", "Food brought to the door, cooked or bought"),
        ("place", "doorstep"),
        ("example", "Supper for four, nothing fancy"),
        ("ask", "Anything to keep out, and when to drop it?"),
        ("tip", "For example: no nuts please; after five"),
        ("choices", "[Bought is just as good]"),
        ("quick", "A meal"),
        ("quick-words", "A meal would help, home-made or bought."),
        ("train", "true"),
        ("talk", "true"),
        ("illness", "true"),
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
            0 => throw top.Problem(
                "categories", $"no category is enabled, so nobody could ask for a hand. Enable one."),
            > 25 => throw top.Problem("categories", $"more than 25 categories are enabled. Discord's menus end there."),
            _ => categories,
        };
    }

    private static HelpCategoryEntry Category(ConfigMap entry, UniqueKeys keys)
    {
        entry.Require("enabled");
        var quick = entry.OptionalText("quick", 40);
        if (quick is null != entry.OptionalText("quick-words", 200) is null)
            throw entry.Problem($"\"quick\" and \"quick-words\" go together: write both, or neither.");
        return new HelpCategoryEntry(
            keys.Take(entry),
            entry.Text("name", 100),
            entry.Text("hint", 100),
            Place(entry),
            entry.Text("example", 100),
            entry.Text("ask", 45),
            entry.Text("tip", 100),
            Choices(entry),
            quick,
            entry.OptionalText("quick-words", 200),
            entry.Flag("train"),
            entry.Flag("talk"),
            entry.Flag("illness"),
            entry.Flag("enabled"));
    }

    /// <summary>A group of boxes has ten at most, and three are the same in every category.</summary>
    private static ImmutableArray<string> Choices(ConfigMap entry)
    {
        var choices = entry.Has("choices") ? entry.Words("choices", 60) : [];
        return choices.Length <= MostChoices
            ? choices
            : throw entry.Problem("choices", $"at most {MostChoices} choices fit into the form.");
    }

    private static HelpCategoryPlace Place(ConfigMap entry) => entry.Text("place", 40) switch
    {
        "remote" => HelpCategoryPlace.Remote,
        "doorstep" => HelpCategoryPlace.Doorstep,
        "home" => HelpCategoryPlace.Home,
        "sole-care" => HelpCategoryPlace.SoleCare,
        _ => throw entry.Problem("place", $"\"place\" must be one of: remote, doorstep, home, sole-care."),
    };
}
