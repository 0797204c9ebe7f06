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
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int VariationSelector = 0xFE0F;

    /// <summary>Cleaned, and with everything escaped that Discord's markdown would act on.</summary>
    public static string InMarkdown(string words)
    {
        var clean = Cleaned(words);
        var escaped = new StringBuilder(clean.Length + 8);
        var (lineStart, number) = (true, false);
        foreach (var character in clean)
        {
            var acts = character is '\\' or '*' or '_' or '~' or '`' or '|' or '<' or '[' or ']'
                || (lineStart && character is '#' or '>' or '-' or '+')
                || (number && character is '.' or ')');
            if (acts)
                escaped.Append('\\');
            escaped.Append(character);
            number = (lineStart || number) && char.IsAsciiDigit(character);
            lineStart = character == '\n' || (lineStart && char.IsWhiteSpace(character));
        }

        return escaped.ToString();
    }

    /// <summary>What <see cref="InMarkdown"/> was given, in other markdown of ours or without; spoilers open.</summary>
    public static string FromMarkdown(string markdown)
    {
        var plain = new StringBuilder(markdown.Length);
        for (var i = 0; i < markdown.Length; i++)
        {
            if (markdown[i] == '\\' && i + 1 < markdown.Length)
                plain.Append(markdown[++i]);
            else if (markdown[i] is not ('|' or '*'))
                plain.Append(markdown[i]);
        }

        return plain.ToString();
    }

    /// <summary>Without characters that only mislead. Cleaning twice changes nothing more.</summary>
    public static string Cleaned(string words)
    {
        var clean = new StringBuilder(words.Length);
        var marks = 0;
        var last = default(Rune);
        foreach (var each in words.EnumerateRunes())
        {
            var rune = Straightened(each);
            var category = Rune.GetUnicodeCategory(rune);
            var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            var keeps = category switch
            {
                _ when rune.Value == VariationSelector => last.Value != VariationSelector,
                _ when isMark => marks < MostMarks,
                UnicodeCategory.Control => rune.Value == '\n',
                UnicodeCategory.Format => Joins(rune) && !Joins(last) && last != default && !Rune.IsWhiteSpace(last),
                UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned => false,
                _ => true,
            };
            if (!keeps)
                continue;
            clean.Append(rune.ToString());
            last = rune;
            if (isMark)
                marks++;
            else if (!Joins(rune)) // Only a letter of its own begins a new tower; an invisible one would let it grow.
                marks = 0;
        }

        return clean.ToString();
    }

    /// <summary>Rare ways to break a line or leave a gap become the plain ones.</summary>
    private static Rune Straightened(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => new Rune('\n'),
        UnicodeCategory.Control when rune.Value == '\t' => new Rune(' '),
        _ => rune,
    };

    /// <summary>Families of emoji hang together by one of these; Persian and Hindi are misspelt without them.</summary>
    private static bool Joins(Rune rune) => rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner;
}
