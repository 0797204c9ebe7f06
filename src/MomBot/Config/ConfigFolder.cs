using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Everything a community may edit without a compiler, read once at start and checked line by line.</summary>
/// <param name="Prompts">The themes of ordinary rounds.</param>
/// <param name="NoProblems">The themes of the monthly round in which no problems are allowed.</param>
public sealed record ConfigFolder(
    ImmutableArray<PromptTheme> Prompts,
    ImmutableArray<PromptTheme> NoProblems,
    ImmutableArray<FunPoll> Polls,
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
        var keys = new UniqueKeys();
        return new ConfigFolder(
            PromptReader.Read(ConfigFile.OpenAll(root, "prompts"), stages, keys),
            PromptReader.Read([Open("no-problems.yaml")], stages, keys),
            PollReader.Read(Open("polls.yaml")),
            stages,
            HotlineReader.Read(Open("hotlines.yaml")),
            HelpCategoryReader.Read(Open("help-categories.yaml")),
            WordsReader.Read(root));

        ConfigFile Open(string file) => ConfigFile.Open(root, file);
    }
}
