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
        ("fields", "[{ key: eaters, ask: How many eat?, kind: number, most: 12 }]"),
        ("ask", "What do you like?"),
        ("tip", "For example: soup is always good"),
        ("choices", "[Bought is just as good]"),
        ("quick", "A meal"),
        ("quick-words", "A meal would help, home-made or bought."),
        ("train", "true"),
        ("talk", "true"),
        ("illness", "true"),
        ("enabled", "true"));

    private static readonly ConfigShape FieldShape = ConfigShape.Of(
        $"field",
        ("key", "eaters"),
        ("ask", "How many eat?"),
        ("kind", "number"),
        ("tip", "Roughly is fine"),
        ("options", "[Morning, Evening]"),
        ("most", "12"),
        ("private", "true"));

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
        var category = new HelpCategoryEntry(
            keys.Take(entry),
            entry.Text("name", 100),
            entry.Text("hint", 100),
            Place(entry),
            entry.Text("example", 100),
            Fields(entry),
            entry.Text("ask", 45),
            entry.Text("tip", 100),
            Choices(entry),
            quick,
            entry.OptionalText("quick-words", 200),
            entry.Flag("train"),
            entry.Flag("talk"),
            entry.Flag("illness"),
            entry.Flag("enabled"));
        return category.Options.GroupBy(option => option).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw entry.Problem($"\"{twice.Key}\" can be chosen twice in this category. Say one of them otherwise.")
            : category;
    }

    private static ImmutableArray<HelpField> Fields(ConfigMap entry)
    {
        if (!entry.Has("fields"))
            return [];
        var keys = new UniqueKeys();
        var fields = entry.Maps("fields", FieldShape).Select(field => Field(field, keys)).ToImmutableArray();
        return fields.Length <= HelpCategoryEntry.MostFields
            ? fields
            : throw entry.Problem("fields", $"at most {HelpCategoryEntry.MostFields} fields fit into the forms.");
    }

    /// <summary>A drop-down has 25 options at most, a group of boxes ten.</summary>
    private static HelpField Field(ConfigMap field, UniqueKeys keys)
    {
        var kind = field.Choice<HelpFieldKind>("kind");
        var options = field.Has("options") ? field.Words("options", 60) : [];
        var most = field.OptionalNumber("most") ?? 0;
        return (kind, options.Length, most) switch
        {
            (HelpFieldKind.Choice or HelpFieldKind.Several, < 2 or > 10, _) =>
                throw field.Problem("options", $"a choice has two to ten options."),
            (HelpFieldKind.Number or HelpFieldKind.Text, > 0, _) =>
                throw field.Problem("options", $"only a choice has options."),
            (HelpFieldKind.Number, _, < 2 or > 25) =>
                throw field.Problem("most", $"a number goes up to 2 at least, and to 25 at most."),
            _ => new HelpField(
                keys.Take(field),
                field.Text("ask", 45),
                kind,
                field.OptionalText("tip", 100),
                options,
                most,
                field.Flag("private")),
        };
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
