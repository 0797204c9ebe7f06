using System.Text.RegularExpressions;

namespace MomBot.Tests.Config;

/// <summary>One text that the program can say.</summary>
/// <param name="Format">The English, as words/*.yaml names it.</param>
/// <param name="Where">File and line, or where else it comes from.</param>
/// <param name="Most">How many characters Discord takes of it there; none: it stands in a message.</param>
/// <param name="IsName">Somebody's own name: it may be translated, and need not.</param>
internal sealed partial record SpokenText(string Format, string Where, int? Most = null, bool IsName = false)
{
    /// <summary>Whether there is anything in it to translate: a letter beside its places and addresses.</summary>
    public bool HasWords => Letter().IsMatch(Place().Replace(Format, ""));

    [GeneratedRegex(@"\{[^{}]*\}|https?://\S*")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letter();
}
