using System.Collections.Immutable;

namespace MomBot.Discord;

/// <summary>The languages a Discord client can be set to. See Discord docs: Reference (Locales).</summary>
public static class Locales
{
    public static ImmutableArray<string> All { get; } =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
        "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "ar", "he",
    ];
}
