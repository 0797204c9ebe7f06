using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>A subject for a check-in, with the ways to ask about it in each language.</summary>
public sealed record PromptTheme(
    string Key,
    int Depth,
    bool Adult,
    bool Light,
    ImmutableArray<string> Tags,
    ImmutableArray<string> Stages,
    string? Note,
    ImmutableDictionary<string, ImmutableArray<string>> Wordings)
{
    /// <summary>The word in "stages" that stands for all of them.</summary>
    public const string AnyStage = "any";

    public bool IsFor(string stage) => Stages.Contains(AnyStage) || Stages.Contains(stage);

    /// <summary>Its wordings in this language, else in English, which every theme has.</summary>
    public ImmutableArray<string> WordingsIn(string language) =>
        Wordings.TryGetValue(language, out var exact) ? exact
        : Wordings.TryGetValue(Language.Broad(language), out var broad) ? broad
        : Wordings[Language.English];
}
