using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace MomBot.Data.Communities;

/// <summary>
/// A community's settings as lines: a path and a value. The settings file is written in them, a file is compared by
/// them, and the history is kept in them, so that a setting that has a line has all three.
/// </summary>
public static class SettingLines
{
    private const string Zone = "zone", Language = "language", Months = "stage-months", Feature = "feature.";
    private const string Stage = "stage.";
    private const string On = "on", Off = "off", Ours = "!", Forum = "#";

    /// <summary>The line that says in which order stages stand.</summary>
    public const string StageOrder = "stage-order";

    public static ImmutableSortedDictionary<string, string> Of(Community community)
    {
        var lines = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (community.ZoneChosen)
            lines[Zone] = community.Zone;
        lines[Language] = community.Language;
        if (community.StageDates)
            lines[Months] = On;
        foreach (var feature in community.Features)
            lines[Feature + feature.Name] = feature.On ? On : Off;
        foreach (var line in community.StageLines)
            lines[Stage + line.Stage] = line.Shape;
        if (community.StageOrder.Length > 0)
            lines[StageOrder] = community.StageOrder;
        foreach (var place in community.Places)
            lines[$"{place.Kind}.{place.Key}"] = Written(place);
        return lines.ToImmutable();
    }

    /// <summary>The same community with one line as given, or without it; none: there is no such line.</summary>
    public static Community? With(Community community, string path, string? value) => (path, value) switch
    {
        (Zone, null) => community with { ZoneChosen = false, Zone = "Etc/UTC" },
        (Zone, { } zone) => community with { ZoneChosen = true, Zone = zone },
        (Months, _) => community with { StageDates = value == On },
        (StageOrder, _) => community with { StageOrder = value ?? "" },
        _ when StageOf(path) is { } stage => community.WithStage(stage, value),
        (Language, { } language) => community with { Language = language },
        _ when path.StartsWith(Feature, StringComparison.Ordinal) =>
            WithFeature(community, path[Feature.Length..], value),
        _ when PlaceOf(path, value ?? "") is { } place => value is null
            ? community.Find(place.Kind, place.Key) is { } known ? community.Without(known) : community
            : community.With(place),
        _ => null,
    };

    /// <summary>The stage a line is about; none: it is about something else.</summary>
    public static string? StageOf(string path) =>
        path.StartsWith(Stage, StringComparison.Ordinal) && path.Length > Stage.Length ? path[Stage.Length..] : null;

    /// <summary>The channel or role a line is about; none: it is about something else.</summary>
    public static Place? PlaceOf(string path, string value)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || path[..dot] is not ("channel" or "role") || dot + 1 == path.Length)
            return null;
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        var number = space < 0 ? value : value[..space];
        var ours = number.Contains(Ours, StringComparison.Ordinal);
        var forum = number.Contains(Forum, StringComparison.Ordinal);
        return long.TryParse(number.TrimEnd('!', '#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || value.Length == 0
            ? new Place(path[..dot], path[(dot + 1)..], id, ours, space < 0 ? "" : value[(space + 1)..], forum)
            : null;
    }

    /// <summary>A place as its line says it: its number, its marks (made by the bot, a forum), its name.</summary>
    public static string Written(Place place) => string.Create(
        CultureInfo.InvariantCulture,
        $"{place.DiscordId}{(place.Ours ? Ours : "")}{(place.IsForum ? Forum : "")} {place.Name}");

    /// <summary>Which lines differ, each as it was and as it is.</summary>
    public static IEnumerable<SettingChange> Changes(
        ImmutableSortedDictionary<string, string> before, ImmutableSortedDictionary<string, string> after) =>
        before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
            .Select(path => new SettingChange(
                0, default, path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)));

    private static Community? WithFeature(Community community, string name, string? value) => value switch
    {
        On or Off => community.With(new FeatureSwitch(name, value == On)),
        null => community.WithoutSwitch(name),
        _ => null,
    };
}

/// <summary>One line of the settings, as it was and as it is; none: it was not there, or is not any more.</summary>
public sealed record SettingChange(long Id, Instant At, string Path, string? Before, string? After);
