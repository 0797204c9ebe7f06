using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>
/// The stages as one community has them: those of the file, renamed, merged, split, made private and put in its order.
/// Whatever its settings say, every month belongs to exactly one stage; what does not fit is as if it were not said.
/// </summary>
public sealed class StageList
{
    private readonly ImmutableArray<StageEntry> _parts;
    private readonly ImmutableDictionary<string, string> _homes;

    private StageList(
        ImmutableArray<StageEntry> shown, ImmutableArray<StageEntry> parts, ImmutableDictionary<string, string> homes)
    {
        Shown = shown;
        _parts = parts;
        _homes = homes;
    }

    /// <summary>What people can choose, in the community's order.</summary>
    public ImmutableArray<StageEntry> Shown { get; }

    /// <param name="file">The stages of <c>stages.yaml</c>.</param>
    /// <param name="lines">Key and shape of each stage the community changed.</param>
    /// <param name="order">Keys with commas; empty: as they come.</param>
    public static StageList Of(
        ImmutableArray<StageEntry> file, IEnumerable<(string Stage, string Shape)> lines, string order = "")
    {
        var shapes = lines.Select(line => (line.Stage, Shape: StageShape.Read(line.Shape)))
            .Where(each => each.Shape is not null)
            .ToImmutableDictionary(each => each.Stage, each => each.Shape!);
        ImmutableArray<StageEntry> parts = [.. file.SelectMany(stage => Split(stage, shapes))];
        var homes = Homes(parts, shapes);
        var places = order.Split(',', StringSplitOptions.RemoveEmptyEntries);
        ImmutableArray<StageEntry> shown =
        [
            .. parts.Where(part => homes[part.Key] == part.Key).Select(part => Whole(part, parts, homes))
                .Select((stage, at) => (stage, at: PlaceOf(stage.Key, places, at, parts)))
                .OrderBy(each => each.at).Select(each => each.stage),
        ];
        return new StageList(shown, parts, homes);
    }

    /// <summary>The stage that stands for this one here: what it was merged into, or itself.</summary>
    public string HomeOf(string key)
    {
        if (_homes.TryGetValue(key, out var home))
            return home;
        var dash = key.LastIndexOf('-');
        return dash > 0 && _homes.TryGetValue(key[..dash], out var whole) ? whole : key;
    }

    public StageEntry? Find(string key) => Shown.FirstOrDefault(stage => stage.Key == key);

    /// <summary>The stages that were split off one, still shown apart.</summary>
    public IEnumerable<string> SplitOff(string key) =>
        Shown.Where(stage => stage.SplitFrom == key).Select(stage => stage.Key);

    /// <summary>The stage for so many months; none: there is none for it.</summary>
    public StageEntry? At(int months) => _parts.FirstOrDefault(part =>
            part.FromMonth is { } from && months >= from && (part.ToMonth is not { } to || months < to)) is { } found
        ? Find(_homes[found.Key])
        : null;

    private static IEnumerable<StageEntry> Split(
        StageEntry stage, ImmutableDictionary<string, StageShape> shapes)
    {
        var pieces = shapes.Where(each => each.Value.Of == stage.Key && IsPieceOf(each.Key, stage.Key)
                && (stage.FromMonth is null
                    ? each.Value.From is null
                    : each.Value.From > stage.FromMonth && !(each.Value.From >= stage.ToMonth)))
            .DistinctBy(each => each.Value.From is { } from ? (object)from : each.Key)
            .OrderBy(each => each.Value.From ?? 0).ThenBy(each => each.Key, StringComparer.Ordinal).ToList();
        var ends = pieces.Select(each => each.Value.From).Append(stage.ToMonth).ToList();
        yield return Shaped(stage with { ToMonth = ends[0] }, shapes.GetValueOrDefault(stage.Key));
        for (var at = 0; at < pieces.Count; at++)
        {
            var (key, shape) = pieces[at];
            yield return Shaped(
                stage with
                {
                    Key = key,
                    Name = key,
                    Role = shape.Name ?? key,
                    Channel = stage.Channel + key[stage.Key.Length..],
                    FromMonth = shape.From,
                    ToMonth = ends[at + 1],
                    SplitFrom = stage.Key,
                },
                shape);
        }
    }

    private static StageEntry Shaped(StageEntry stage, StageShape? shape) => shape is null ? stage : stage with
    {
        Name = shape.Name ?? stage.Name,
        Description = shape.About ?? stage.Description,
        Role = shape.Role ?? (stage.Role.Length > 0 ? stage.Role : shape.Name ?? stage.Name),
        Private = shape.Private ?? stage.Private,
    };

    /// <summary>
    /// Where each part belongs. A chain of merges is followed to its end; a circle, a private one that would become
    /// seen, and months that would not follow on from each other, are not merged.
    /// </summary>
    private static ImmutableDictionary<string, string> Homes(
        ImmutableArray<StageEntry> parts, ImmutableDictionary<string, StageShape> shapes)
    {
        var homes = parts.ToImmutableDictionary(part => part.Key, part => End(part, parts, shapes));
        while (parts.GroupBy(part => homes[part.Key]).FirstOrDefault(group => !IsWhole(group)) is { } torn)
            homes = homes.SetItems(torn.Select(part => KeyValuePair.Create(part.Key, part.Key)));
        return homes;
    }

    private static string End(
        StageEntry part, ImmutableArray<StageEntry> parts, ImmutableDictionary<string, StageShape> shapes)
    {
        var (at, seen) = (part, new HashSet<string> { part.Key });
        while (shapes.GetValueOrDefault(at.Key)?.Into is { } into)
        {
            if (parts.FirstOrDefault(each => each.Key == into) is not { } next || !seen.Add(into)
                || (part.Private && !next.Private))
                return part.Key;
            at = next;
        }

        return at.Key;
    }

    private static bool IsWhole(IEnumerable<StageEntry> group)
    {
        var months = group.Where(part => part.FromMonth is not null).OrderBy(part => part.FromMonth).ToList();
        return months.Zip(months.Skip(1)).All(pair => pair.First.ToMonth == pair.Second.FromMonth);
    }

    private static StageEntry Whole(
        StageEntry home, ImmutableArray<StageEntry> parts, ImmutableDictionary<string, string> homes)
    {
        var months = parts.Where(part => homes[part.Key] == home.Key && part.FromMonth is not null)
            .OrderBy(part => part.FromMonth).ToList();
        return months.Count == 0 ? home : home with { FromMonth = months[0].FromMonth, ToMonth = months[^1].ToMonth };
    }

    /// <summary>What the order does not name stands right behind what it follows otherwise.</summary>
    private static double PlaceOf(string key, string[] order, int at, ImmutableArray<StageEntry> parts)
    {
        var place = Array.IndexOf(order, key);
        if (place >= 0 || order.Length == 0)
            return place >= 0 ? place : at;
        var before = parts.TakeWhile(part => part.Key != key).Reverse()
            .Select(part => Array.IndexOf(order, part.Key)).FirstOrDefault(found => found >= 0, -1);
        return before + 0.5;
    }

    private static bool IsPieceOf(string key, string of) =>
        key.Length > of.Length + 1 && key.StartsWith(of + "-", StringComparison.Ordinal)
        && key[(of.Length + 1)..].All(char.IsAsciiDigit);
}
