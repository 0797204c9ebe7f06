using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.Setup;

/// <summary>What may happen to a community's settings and to the run that sets it up: state in, decision out.</summary>
public static class SetupRules
{
    /// <summary>The community lives by this zone's clocks.</summary>
    public static Decision<Community> ChooseZone(Community community, string zone, Instant now) =>
        community.ZoneChosen && community.Zone == zone
            ? Accept(community)
            : Accept(
                community with { Zone = zone, ZoneChosen = true },
                new CommunityEvent.SettingsChanged(community.Id, default, now));

    /// <summary>The community wants exactly these of the features offered.</summary>
    /// <param name="offered">What there is to choose from, and whether it is on now.</param>
    public static Decision<Community> ChooseFeatures(
        Community community,
        ImmutableArray<(string Name, bool On)> offered,
        IReadOnlySet<string> chosen,
        MemberId by,
        Instant now)
    {
        var next = offered.Where(feature => feature.On != chosen.Contains(feature.Name))
            .Aggregate(community, (now, feature) => now.With(new FeatureSwitch(feature.Name, !feature.On)));
        return next == community
            ? Accept(community)
            : Accept(next, new CommunityEvent.FeaturesChanged(community.Id, by, now));
    }

    /// <summary>Facilitators are to find their commands.</summary>
    public static Decision<Community> ShowHostCommands(Community community, MemberId by, Instant now) =>
        community.Find(Purpose.Role, new Purpose(Part.Facilitators).Key) is { } place
            ? Accept(
                community,
                new CommunityEvent.HostCommandsWanted(new RoleId(place.DiscordId), community.Id, by, now))
            : Decline<Community>("Choose the facilitators' role first.");

    /// <summary>Somebody chose what serves a purpose. Choosing what already does changes nothing.</summary>
    public static Decision<Community> Choose(Community community, Place place, Instant now) =>
        community.Find(place.Kind, place.Key)?.DiscordId == place.DiscordId
            ? Accept(community)
            : Found(community, [place], now);

    /// <summary>What was found by its name is used, unless somebody has chosen otherwise meanwhile.</summary>
    public static Decision<Community> Adopt(Community community, IEnumerable<Adoption> found, Instant now) =>
        Found(
            community,
            [
                .. found
                    .Where(each => community.Find(each.Place.Kind, each.Place.Key)?.DiscordId == each.InsteadOf)
                    .Select(each => each.Place),
            ],
            now);

    /// <summary>What Discord has made serves its purpose, unless somebody has chosen otherwise meanwhile.</summary>
    /// <param name="isGone">Whether what served the purpose before is no longer there.</param>
    public static Decision<Community> Made(Community community, Place made, Func<Place, bool> isGone, Instant now) =>
        community.Find(made.Kind, made.Key) is { } before && (before.DiscordId == made.DiscordId || !isGone(before))
            ? Accept(community)
            : Found(community, [made], now);

    /// <summary>Roles and rooms of stages nobody wants any more serve no purpose, and stay in Discord.</summary>
    public static Decision<Community> KeepStages(Community community, IReadOnlyCollection<string> wanted, Instant now)
    {
        var left = community.Places
            .Where(place => Purpose.StageOf(place.Key) is { } stage && !wanted.Contains(stage))
            .ToImmutableArray();
        return Accept(
            left.Aggregate(community, (next, place) => next.Without(place)),
            [.. left.Select(place => new CommunityEvent.PlaceLeft(place, community.Id, default, now))]);
    }

    /// <summary>Which stages the community wants.</summary>
    public static Decision<SetupRun> WantStages(SetupRun run, ImmutableArray<string> wanted) =>
        Accept(run with { Stages = wanted });

    /// <summary>Apply was pressed. A second press begins anew; what is still under way finds itself made.</summary>
    public static Decision<SetupRun> Begin(
        SetupRun run, long press, string token, ImmutableArray<SetupStep> steps, Instant now)
    {
        var next = run with { Press = press, Token = token, Steps = steps };
        return steps.Any(step => step.State == StepState.Waiting)
            ? Accept(next, new SetupEvent.Began(next, run.Guild, now))
            : Accept(next);
    }

    /// <summary>A step has come to its end. Heard twice or late, it changes only what still waits.</summary>
    public static Decision<SetupRun> End(
        SetupRun run, Place step, StepState state, string? why, Community community, bool inTheWay, Instant now)
    {
        if (run.Find(step.Kind, step.Key) is not { State: StepState.Waiting } waiting)
            return Accept(run);
        var ended = waiting with { State = state, Why = why };
        var next = FollowUp(run.With(ended), ended, step.DiscordId);
        return Accept(next, new SetupEvent.Moved(next, ended, community, inTheWay, run.Guild, now));
    }

    /// <summary>The room of a stage waited for its role: now it is known who sees it, or that it has to wait.</summary>
    private static SetupRun FollowUp(SetupRun run, SetupStep role, long made) =>
        role.Kind == Purpose.Role && run.Find(Purpose.Channel, role.Key) is { State: StepState.Waiting } room
            ? run.With(role.State == StepState.Made
                ? room with { Only = new RoleId(made) }
                : room with { State = StepState.Skipped })
            : run;

    private static Decision<Community> Found(Community community, ImmutableArray<Place> places, Instant now) => Accept(
        places.Aggregate(community, (next, place) => next.With(place)),
        [.. places.Select(place => new CommunityEvent.PlaceFound(place, community.Id, default, now))]);
}
