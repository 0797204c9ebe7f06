using System.Globalization;
using MomBot.Data;

namespace MomBot.Pictures;

/// <summary>
/// A picture is its record: the facts it shows. It is drawn, and put into words, in the language of whoever sees it.
/// </summary>
public abstract record Drawing
{
    /// <summary>See Discord docs: Component Reference (Media Gallery Item).</summary>
    public const int LongestDescription = 1024;

    /// <summary>Lays the picture out.</summary>
    /// <param name="say">Puts words into the reader's language.</param>
    public abstract Canvas Draw(Func<Text, string> say);

    /// <summary>The same facts in words, the fullest way first: the first that fits is taken.</summary>
    protected abstract IEnumerable<Text> Descriptions();

    /// <summary>The same facts in words, to stand beside the picture.</summary>
    public Text InWords => Descriptions().First();

    /// <summary>The same facts in words, at most <see cref="LongestDescription"/> characters.</summary>
    public string Describe(Func<Text, string> say)
    {
        var words = "";
        foreach (var description in Descriptions())
        {
            words = say(description);
            if (words.Length <= LongestDescription)
                return words;
        }

        var end = LongestDescription - 1;
        return words[..(end - (char.IsHighSurrogate(words[end - 1]) ? 1 : 0))] + "…";
    }

    /// <summary>A number as it stands in a picture.</summary>
    protected static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
