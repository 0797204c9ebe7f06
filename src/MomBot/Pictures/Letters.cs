using System.Globalization;
using System.Text;

namespace MomBot.Pictures;

/// <summary>How words are set: their size in pixels, and whether they are bold.</summary>
public readonly record struct Letters(double Size, bool Bold = false)
{
    /// <summary>From one line of words to the next.</summary>
    public double Line => Math.Round(Size * 1.3);

    /// <summary>How wide words become on one line.</summary>
    public double WidthOf(string words)
    {
        var face = Typeface.Of(this);
        return face.Glyphs(words).Sum(glyph => glyph.Width) * Size / face.UnitsPerEm;
    }

    /// <summary>How high a capital is.</summary>
    public double CapHeight => Typeface.Of(this) is var face ? face.CapHeight * Size / face.UnitsPerEm : 0;

    /// <summary>
    /// Words in lines of a width: broken between words, inside a word that is wider by itself; what does not fit the
    /// lines ends in an ellipsis.
    /// </summary>
    public IReadOnlyList<string> Wrap(string words, double width, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Pieces(words, width))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || WidthOf(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (lines.Count == most - 1)
                return [.. lines, Shortened(longer, width)];
            lines.Add(line);
            line = word;
        }

        return line.Length > 0 ? [.. lines, line] : lines;
    }

    /// <summary>Words on one line, cut with an ellipsis when they are too wide.</summary>
    public string OneLine(string words, double width) => Wrap(words, width, most: 1) is [var only] ? only : "";

    /// <summary>Words, and pieces of those that are wider than a line.</summary>
    private List<string> Pieces(string words, double width)
    {
        var pieces = new List<string>();
        var composed = words.Normalize(NormalizationForm.FormC);
        foreach (var word in composed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            while (WidthOf(rest) > width && Cut(rest, width) is { Length: > 0 } piece && piece.Length < rest.Length)
            {
                pieces.Add(piece);
                rest = rest[piece.Length..];
            }

            pieces.Add(rest);
        }

        return pieces;
    }

    private string Shortened(string words, double width) => Cut(words, width - WidthOf("…")).TrimEnd() + "…";

    /// <summary>As much of the beginning as fits, never half a character.</summary>
    private string Cut(string words, double width)
    {
        var end = 0;
        for (var next = 0; next < words.Length; end = next)
        {
            next += StringInfo.GetNextTextElementLength(words, next);
            if (WidthOf(words[..next]) > width)
                break;
        }

        return words[..end];
    }
}
