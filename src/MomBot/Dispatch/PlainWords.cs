using System.Globalization;
using System.Text;

namespace MomBot.Dispatch;

/// <summary>
/// Makes somebody's own words harmless: no formatting, no masked links, no mentions, no invisible or direction-changing
/// characters, no towers of accents. What she meant to say stays readable.
/// </summary>
internal static class PlainWords
{
    private const int MostMarks = 4;
    private const int ZeroWidthJoiner = 0x200D;
    private const int VariationSelector = 0xFE0F;

    /// <summary>Cleaned, and with everything escaped that Discord's markdown would act on.</summary>
    public static string InMarkdown(string words)
    {
        var clean = Cleaned(words);
        var escaped = new StringBuilder(clean.Length + 8);
        var lineStart = true;
        foreach (var character in clean)
        {
            var acts = character is '\\' or '*' or '_' or '~' or '`' or '|' or '<' or '[' or ']'
                || (lineStart && character is '#' or '>' or '-' or '+');
            if (acts)
                escaped.Append('\\');
            escaped.Append(character);
            lineStart = character == '\n' || (lineStart && character == ' ');
        }

        return escaped.ToString();
    }

    /// <summary>Without characters that only mislead.</summary>
    public static string Cleaned(string words)
    {
        var clean = new StringBuilder(words.Length);
        var marks = 0;
        foreach (var rune in words.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            var keeps = category switch
            {
                UnicodeCategory.Control => rune.Value == '\n',
                UnicodeCategory.Format => rune.Value == ZeroWidthJoiner,
                UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark =>
                    marks <= MostMarks || rune.Value == VariationSelector,
                UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned => false,
                _ => true,
            };
            if (keeps)
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
