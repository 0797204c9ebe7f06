using System.Collections.Immutable;
using Dapper;

namespace MomBot.Data.Communities;

/// <summary>How a community is set up.</summary>
/// <param name="Zone">An IANA name; <c>Etc/UTC</c> until somebody chooses.</param>
/// <param name="Version">0 until something is saved.</param>
public sealed record Community(
    GuildId Id, string Zone, bool ZoneChosen, string Language, ImmutableArray<Place> Places, int Version)
{
    /// <summary>Which features somebody chose to have or not to have here; the rest is as it comes.</summary>
    public ImmutableArray<FeatureSwitch> Features { get; init; } = [];

    /// <summary>The version of its agreement that is in force; 0: it has none.</summary>
    public int Agreement { get; init; }

    /// <summary>Whether people may have a month kept, from which the next stage is offered.</summary>
    public bool StageDates { get; init; }

    /// <summary>What it has changed about stages, one line each; see the config's <c>StageShape</c>.</summary>
    public ImmutableArray<StageLine> StageLines { get; init; } = [];

    public IEnumerable<(string Stage, string Shape)> StageShapes => StageLines.Select(line => (line.Stage, line.Shape));

    /// <summary>Keys of stages in the order it wants, with commas; empty: as they come.</summary>
    public string StageOrder { get; init; } = "";

    /// <summary>The bot was sent away and is to forget it, unless it is asked back in time.</summary>
    public bool SentAway { get; init; }

    /// <summary>A community of which nothing is known yet.</summary>
    public static Community Fresh(GuildId id) => new(id, "Etc/UTC", ZoneChosen: false, "en", [], Version: 0);

    /// <summary>Whether a feature is on here.</summary>
    /// <param name="otherwise">Whether it is on before anybody chose.</param>
    public bool Has(string feature, bool otherwise = true) =>
        Features.FirstOrDefault(each => each.Name == feature)?.On ?? otherwise;

    /// <summary>The same community with a feature on or off.</summary>
    public Community With(FeatureSwitch chosen) => Features.Contains(chosen)
        ? this
        : this with { Features = [.. Features.Where(each => each.Name != chosen.Name), chosen] };

    /// <summary>The same community as if nobody had ever switched a feature on or off.</summary>
    public Community WithoutSwitch(string feature) => Features.All(each => each.Name != feature)
        ? this
        : this with { Features = [.. Features.Where(each => each.Name != feature)] };

    /// <summary>The same community with one stage changed; none: as it comes again.</summary>
    public Community WithStage(string stage, string? shape) => this with
    {
        StageLines =
        [
            .. StageLines.Where(line => line.Stage != stage)
                .Concat(shape is null ? [] : [new StageLine(stage, shape)])
                .OrderBy(line => line.Stage, StringComparer.Ordinal),
        ],
    };

    /// <summary>The channel, role or category that serves a purpose here.</summary>
    public Place? Find(string kind, string key) =>
        Places.FirstOrDefault(place => place.Kind == kind && place.Key == key);

    /// <summary>The same community with this place, instead of any other that served the purpose.</summary>
    public Community With(Place place) => this with
    {
        Places = [.. Places.Where(other => other.Kind != place.Kind || other.Key != place.Key), place],
    };

    /// <summary>The same community without this place.</summary>
    public Community Without(Place place) => this with { Places = Places.Remove(place) };
}

/// <summary>Something of Discord's that serves a purpose of ours.</summary>
/// <param name="Kind"><c>channel</c>, <c>role</c> or <c>category</c>.</param>
/// <param name="Key">The purpose: <c>check-ins</c>, <c>help</c>, <c>facilitators</c>, <c>stage:newborn</c>.</param>
/// <param name="Ours">Made by the bot, so the bot may remove it.</param>
/// <param name="Name">As it was called when it was chosen, for the day it is gone.</param>
/// <param name="IsForum">A channel in which every card is a post of its own.</param>
[method: ExplicitConstructor]
public sealed record Place(
    string Kind, string Key, long DiscordId, bool Ours, string Name, bool IsForum = false);

/// <summary>What a community has changed about one stage, as its settings say it.</summary>
[method: ExplicitConstructor]
public sealed record StageLine(string Stage, string Shape);

/// <summary>Whether a community wants a feature. Off: nothing is deleted, it only rests.</summary>
[method: ExplicitConstructor]
public sealed record FeatureSwitch(string Name, bool On);
