using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>The {names} in a text, as .NET's composite formats write them.</summary>
internal static class Placeholders
{
    /// <summary>Each name once, without its alignment and format; null when a bracket is left open.</summary>
    public static ImmutableSortedSet<string>? In(string text)
    {
        var names = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                i++; // {{ and }} are brackets to be shown, not placeholders
                continue;
            }

            var end = text.IndexOf('}', i);
            if (text[i] == '}' || end < 0)
            {
                return null;
            }

            names.Add(text[(i + 1)..end].Split(',', ':')[0].Trim());
            i = end;
        }

        return names.ToImmutable();
    }
}
