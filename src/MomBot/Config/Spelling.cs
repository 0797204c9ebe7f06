using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Guesses which field somebody meant.</summary>
internal static class Spelling
{
    public static string? Closest(string written, ImmutableArray<ConfigField> fields)
    {
        var best = fields.MinBy(field => Distance(written, field.Name));
        return best is not null && Distance(written, best.Name) <= Math.Max(1, best.Name.Length / 2) ? best.Name : null;
    }

    /// <summary>How many letters have to be added, removed or changed to turn one word into the other.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
