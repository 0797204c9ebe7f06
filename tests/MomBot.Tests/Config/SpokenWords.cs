using System.Text;
using System.Text.RegularExpressions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Config;

/// <summary>Every sentence the program can say, read from its source as words/*.yaml would name it.</summary>
internal static partial class SpokenWords
{
    private const string Told = """"
        T\(\$"(?<format>(?:\\.|\{\{|\}\}|\{(?:[^{}"]|"(?:\\.|[^"\\])*"|\{[^{}]*\})*\}|[^"\\{}])*)"
        """";

    private const string Plain = """"
        (?<![$@\\'])"(?<text>(?:\\.|[^"\\\n])*)"
        """";

    public static HashSet<string> All() =>
        [.. Repository.Files("src/MomBot", "*.cs").SelectMany(file => In(Repository.Read(file)))];

    /// <summary>The left sides of a catalog that nothing in the program says.</summary>
    public static IEnumerable<string> Unused(IEnumerable<string> keys, IReadOnlySet<string> spoken) =>
        keys.Where(key => !spoken.Contains(key));

    /// <summary>The formats in one file: literals as they are, holes of <c>T($"…")</c> numbered.</summary>
    public static IEnumerable<string> In(string source)
    {
        foreach (Match found in Literal().Matches(source))
        {
            yield return found.Groups["text"] is { Success: true, Value: var text }
                ? Regex.Unescape(text).Replace("{", "{{").Replace("}", "}}")
                : Numbered(found.Groups["format"].Value);
        }
    }

    private static string Numbered(string words)
    {
        var format = new StringBuilder();
        var (depth, holes) = (0, 0);
        for (var i = 0; i < words.Length; i++)
        {
            var isPair = depth == 0 && words[i] is '{' or '}' && i + 1 < words.Length && words[i + 1] == words[i];
            if (isPair)
                format.Append(words[i], repeatCount: 2);
            if (isPair)
                i++;
            else if (words[i] == '{' && depth++ == 0)
                format.Append('{').Append(holes++).Append('}');
            else if (words[i] == '}')
                depth--;
            else if (depth == 0)
                format.Append(words[i]);
        }

        return Regex.Unescape(format.ToString());
    }

    /// <summary>What stands in T($"…") with its holes, strings inside them included; or a plain literal.</summary>
    [GeneratedRegex(Told + "|" + Plain)]
    private static partial Regex Literal();
}
