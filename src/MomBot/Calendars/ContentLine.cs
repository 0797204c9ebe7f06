using System.Text;

namespace MomBot.Calendars;

/// <summary>
/// One line of an iCalendar file: at most 75 octets, longer ones folded, never inside a character.
/// See RFC 5545: 3.1 Content Lines, 3.3.11 Text.
/// </summary>
public static class ContentLine
{
    private const int Octets = 75;
    private const string Fresh = "\r\n ";

    public static string Fold(string line)
    {
        var folded = new StringBuilder();
        var room = Octets;
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                folded.Append(Fresh);
                room = Octets - 1;
            }

            folded.Append(rune.ToString());
            room -= rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }

    public static string Unfold(string folded) => folded.Replace(Fresh, "", StringComparison.Ordinal);

    /// <summary>Words as a value: what would end it is marked, other control characters are left out.</summary>
    public static string Escape(string words)
    {
        var escaped = new StringBuilder();
        foreach (var rune in words.ReplaceLineEndings("\n").EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '\\' => @"\\",
                ';' => @"\;",
                ',' => @"\,",
                '\n' => @"\n",
                _ when Rune.IsControl(rune) => "",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }
}
