using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MomBot.Data.HelpRequests;

namespace MomBot.Features.HelpRequests;

/// <summary>Areas as an admin writes them: one a line. An area that was there keeps its key.</summary>
public static class HelpAreas
{
    private const int LongestName = 60;
    private const int LongestKey = 30;

    public static ImmutableArray<HelpArea> Read(string lines, ImmutableArray<HelpArea> before, int most)
    {
        var areas = ImmutableArray.CreateBuilder<HelpArea>();
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = line.Length > LongestName ? line[..LongestName].TrimEnd() : line;
            if (areas.Count == most || areas.Any(area => Same(area.Name, name)))
                continue;
            var key = before.FirstOrDefault(area => Same(area.Name, name))?.Key ?? KeyOf(name);
            while (areas.Any(area => area.Key == key) || before.Any(area => area.Key == key && !Same(area.Name, name)))
                key += "-2";
            areas.Add(new HelpArea(key, name));
        }

        return areas.ToImmutable();
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Small letters, digits and hyphens; names in other scripts are told apart by their code points.
    /// </summary>
    private static string KeyOf(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            key.Append(letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? letter.ToString()
                : char.IsLetter(letter) ? ((int)letter).ToString("x", CultureInfo.InvariantCulture)
                : key.Length > 0 && key[^1] != '-' ? "-" : "");
        }

        var whole = key.ToString().Trim('-');
        return whole.Length == 0 ? "area" : whole[..Math.Min(whole.Length, LongestKey)];
    }
}
