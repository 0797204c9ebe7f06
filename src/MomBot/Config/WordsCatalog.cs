using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>What to say instead of the English in the code, by language.</summary>
public sealed class WordsCatalog(ImmutableDictionary<string, ImmutableDictionary<string, string>> languages)
{
    public static WordsCatalog Empty { get; } = new([]);

    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Languages { get; } = languages;

    /// <summary>The format in this language (es-419, then es), or null: say it in the code's own English.</summary>
    public string? Find(string language, string englishFormat) =>
        FindExactly(language, englishFormat) ?? FindExactly(Language.Broad(language), englishFormat);

    private string? FindExactly(string language, string englishFormat) =>
        Languages.GetValueOrDefault(language)?.GetValueOrDefault(englishFormat);
}
