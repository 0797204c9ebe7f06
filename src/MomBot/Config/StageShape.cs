using System.Collections.Immutable;
using System.Globalization;

namespace MomBot.Config;

/// <summary>What a community has changed about one stage, as one line of its settings; empty: nothing.</summary>
public sealed record StageShape
{
    private const string Yes = "yes", No = "no";

    public static readonly StageShape Unchanged = new();

    public string? Name { get; init; }

    /// <summary>Who it is for, in a line.</summary>
    public string? About { get; init; }

    /// <summary>How its role is called, which everyone sees.</summary>
    public string? Role { get; init; }

    public bool? Private { get; init; }

    /// <summary>The stage it is merged into.</summary>
    public string? Into { get; init; }

    /// <summary>The stage it was split off.</summary>
    public string? Of { get; init; }

    /// <summary>The first month of what was split off.</summary>
    public int? From { get; init; }

    /// <summary>None: it is no such line.</summary>
    public static StageShape? Read(string line)
    {
        var shape = Unchanged;
        foreach (var part in line.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at < 1 || at + 1 == part.Length)
                return null;
            var value = part[(at + 1)..];
            switch (part[..at])
            {
                case "name":
                    shape = shape with { Name = value };
                    break;
                case "about":
                    shape = shape with { About = value };
                    break;
                case "role":
                    shape = shape with { Role = value };
                    break;
                case "private" when value is Yes or No:
                    shape = shape with { Private = value == Yes };
                    break;
                case "into":
                    shape = shape with { Into = value };
                    break;
                case "of":
                    shape = shape with { Of = value };
                    break;
                case "from" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var from):
                    shape = shape with { From = from };
                    break;
                default:
                    return null;
            }
        }

        return shape;
    }

    /// <summary>As the settings say it; none: nothing is changed.</summary>
    public string? Write()
    {
        ImmutableArray<string> parts =
        [
            .. Part("name", Name), .. Part("about", About), .. Part("role", Role),
            .. Part("private", Private is { } closed ? closed ? Yes : No : null),
            .. Part("into", Into), .. Part("of", Of),
            .. Part("from", From?.ToString(CultureInfo.InvariantCulture)),
        ];
        return parts.IsEmpty ? null : string.Join("; ", parts);
    }

    /// <summary>What stands between the parts cannot stand in them.</summary>
    private static IEnumerable<string> Part(string name, string? value) =>
        value?.Replace(';', ',').ReplaceLineEndings(" ").Trim() is { Length: > 0 } words ? [$"{name}={words}"] : [];
}
