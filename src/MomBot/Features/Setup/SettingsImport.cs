using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Setup;

/// <summary>What a settings file would change here. What is called the same on this server takes its place.</summary>
/// <param name="Changes">Line by line, as it is and as it would be.</param>
/// <param name="Unknown">What nobody here knows: the file is refused, and this is why.</param>
/// <param name="Lost">Channels and roles that this server has neither by number nor by name.</param>
public sealed record SettingsImport(
    ImmutableArray<SettingChange> Changes, ImmutableArray<string> Unknown, ImmutableArray<string> Lost)
{
    public static SettingsImport Of(
        SettingsFile file, SetupPanel panel, ImmutableHashSet<string> carried)
    {
        var now = SetupLines.Of(panel.Community, panel.Run);
        var stages = StagesAfter(file, panel);
        var changes = ImmutableArray.CreateBuilder<SettingChange>();
        var unknown = ImmutableArray.CreateBuilder<string>();
        var lost = ImmutableArray.CreateBuilder<string>();
        unknown.AddRange(file.Carried.Keys.Where(key => !carried.Contains(key)));
        foreach (var (path, value) in file.Settings)
        {
            if (!IsKnown(path, value, panel, stages))
                unknown.Add(path);
            else if (Here(path, value, panel) is not { } here)
                lost.Add(SettingLines.PlaceOf(path, value)!.Name);
            else if (now.GetValueOrDefault(path) != here)
                changes.Add(new SettingChange(0, default, path, now.GetValueOrDefault(path), here));
        }

        return new(changes.ToImmutable(), unknown.ToImmutable(), lost.ToImmutable());
    }

    private static bool IsKnown(string path, string value, SetupPanel panel, StageList stages) => path switch
    {
        "zone" => DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is not null,
        "stage-months" => value == "on",
        "language" => SetupViews.Languages.Contains(value),
        SetupLines.Stages or SettingLines.StageOrder => Parts(value).All(key => IsStage(key, stages)),
        SetupLines.Without => Parts(value)
            .All(key => SetupThing.All([]).Any(thing => thing.Optional && thing.Purpose.Key == key)),
        _ when path.StartsWith("feature.", StringComparison.Ordinal) =>
            value is "on" or "off" && panel.Features.Any(feature => "feature." + feature.Name == path),
        _ when SettingLines.StageOf(path) is { } stage =>
            StageShape.Read(value) is not null && IsStage(stage, stages),
        _ => SettingLines.PlaceOf(path, value) is { DiscordId: > 0 } place
            && (Purpose.StageOf(place.Key) is { } stage
                ? IsStage(stage, stages)
                : SetupThing.All([]).Any(
                    thing => (thing.Purpose.Kind, thing.Purpose.Key) == (place.Kind, place.Key))),
    };

    private static bool IsStage(string key, StageList stages) => stages.Find(stages.HomeOf(key)) is not null;

    /// <summary>The stages as they would be: what the file says, and else what is so already.</summary>
    private static StageList StagesAfter(SettingsFile file, SetupPanel panel)
    {
        var said = file.Settings.Where(line => SettingLines.StageOf(line.Key) is not null)
            .ToDictionary(line => SettingLines.StageOf(line.Key)!, line => line.Value);
        return StageList.Of(
            panel.File,
            [
                .. panel.Community.StageShapes.Where(line => !said.ContainsKey(line.Stage)),
                .. said.Select(line => (line.Key, line.Value)),
            ]);
    }

    /// <summary>The value as it reads on this server; none: there is no such channel or role.</summary>
    private static string? Here(string path, string value, SetupPanel panel)
    {
        if (SettingLines.PlaceOf(path, value) is not { } place)
            return value;
        if (place.Kind == Purpose.Channel)
        {
            var channel = panel.View.Channel(new ChannelId(place.DiscordId))
                ?? panel.View.Channels.FirstOrDefault(each => Serves(place, each) && each.Name == place.Name);
            return channel is null || !Serves(place, channel)
                ? null
                : Placed(place with { IsForum = channel.IsForum }, channel.Id.Value, channel.Name);
        }

        var role = panel.View.Role(new RoleId(place.DiscordId))
            ?? panel.View.Roles.FirstOrDefault(each => each.Name == place.Name);
        // Anybody may pick a stage, so no file makes a role with power one.
        return role is null || (role.HasPower && Purpose.StageOf(place.Key) is not null)
            ? null
            : Placed(place, role.Id.Value, role.Name);
    }

    /// <summary>Whether a channel here can serve what the file has one for.</summary>
    private static bool Serves(Place place, ChannelView channel) => channel.IsText || (channel.IsForum
        && SetupThing.All([]).Any(thing => thing.OrForum && thing.Purpose.Key == place.Key));

    private static string Placed(Place place, long id, string name) => SettingLines.Written(
        place with { DiscordId = id, Name = name, Ours = place.Ours && place.DiscordId == id });

    private static string[] Parts(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The lines of a community together with those of its setup.</summary>
public static class SetupLines
{
    public const string Stages = "stages";
    public const string Without = "without";

    public static ImmutableSortedDictionary<string, string> Of(Community community, SetupRun run) =>
        SettingLines.Of(community).AddRange(Of(run));

    public static ImmutableSortedDictionary<string, string> Of(SetupRun run) => SetupRunLines.Of(run);

    public static bool IsOfRun(string path) => path is Stages or Without;
}
