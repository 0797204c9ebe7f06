using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Everything a community may edit without a compiler, read once at start and checked line by line.</summary>
public sealed record ConfigFolder(
    ImmutableArray<PromptTheme> Prompts,
    ImmutableArray<StageEntry> Stages,
    Hotlines Hotlines,
    ImmutableArray<HelpCategoryEntry> HelpCategories,
    WordsCatalog Words)
{
    /// <exception cref="ConfigException">Anything in the folder is missing, misspelt or unreadable.</exception>
    public static ConfigFolder Load(string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(root))
        {
            throw new ConfigException(
                $"There is no config folder at {root}. Put back the one that came with MomBot, or point to your own.");
        }

        var stages = StageReader.Read(Open("stages.yaml"));
        return new ConfigFolder(
            PromptReader.Read(Open("prompts.yaml"), stages),
            stages,
            HotlineReader.Read(Open("hotlines.yaml")),
            HelpCategoryReader.Read(Open("help-categories.yaml")),
            WordsReader.Read(root));

        ConfigFile Open(string file) => ConfigFile.Open(root, file);
    }
}
