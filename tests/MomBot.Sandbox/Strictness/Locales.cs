namespace MomBot.Sandbox.Strictness;

/// <summary>The languages Discord speaks. See Discord docs: API Reference, Locales.</summary>
public static class Locales
{
    public static readonly IReadOnlySet<string> Known = new HashSet<string>
    {
        "ar", "id", "da", "de", "el", "en-GB", "en-US", "es-ES", "es-419", "fr", "he", "hr", "it", "lt", "hu", "nl",
            "no", "pl",
        "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    };
}
