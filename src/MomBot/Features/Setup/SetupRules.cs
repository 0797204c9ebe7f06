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

    /// <summary>The same for several at once; what serves one of these purposes already stays.</summary>
    public static Decision<Community> ChooseAll(Community community, ImmutableArray<Place> places, Instant now) =>
        Found(community, [.. places.Where(place => community.Find(place.Kind, place.Key) is null)], now);

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
    /// <param name="isWanted">Whether a stage, or what it was merged into, is wanted.</param>
    public static Decision<Community> KeepStages(Community community, Func<string, bool> isWanted, Instant now)
    {
        var left = community.Places
            .Where(place => Purpose.StageOf(place.Key) is { } stage && !isWanted(stage))
            .ToImmutableArray();
        return Accept(
            left.Aggregate(community, (next, place) => next.Without(place)),
            [.. left.Select(place => new CommunityEvent.PlaceLeft(place, community.Id, default, now))]);
    }

    /// <summary>The community's own language, in which the bot says what everybody reads.</summary>
    public static Decision<Community> ChooseLanguage(Community community, string language, Instant now) =>
        community.Language == language
            ? Accept(community)
            : Accept(
                community with { Language = language },
                new CommunityEvent.SettingsChanged(community.Id, default, now));

    /// <summary>Whether people may have a month kept. What is kept stays when it is turned off, and rests.</summary>
    public static Decision<Community> KeepMonths(Community community, bool keep, MemberId by, Instant now) =>
        Accept(
            community with { StageDates = keep },
            new CommunityEvent.SettingsChanged(community.Id, by, now));

    /// <summary>Something serves no purpose any more: what was taken back, or what a human deleted.</summary>
    public static Decision<Community> TookBack(Community community, string kind, string key, long id, Instant now) =>
        community.Find(kind, key) is { } place && place.DiscordId == id
            ? Accept(community.Without(place), new CommunityEvent.PlaceLeft(place, community.Id, default, now))
            : Accept(community);

    /// <summary>Lines of the settings become what a file says, or what they were before.</summary>
    public static Decision<Community> Bring(
        Community community, IEnumerable<SettingChange> changes, MemberId by, Instant now)
    {
        var next = changes.Aggregate(
            community, (whole, change) => SettingLines.With(whole, change.Path, change.After) ?? whole);
        return Accept(
            next,
            [
                .. (next.Zone, next.Language) == (community.Zone, community.Language)
                    ? ImmutableArray<DomainEvent>.Empty
                    : [new CommunityEvent.SettingsChanged(community.Id, by, now)],
                .. next.Features.SequenceEqual(community.Features)
                    ? ImmutableArray<DomainEvent>.Empty
                    : [new CommunityEvent.FeaturesChanged(community.Id, by, now)],
                .. next.StageOrder == community.StageOrder && next.StageLines.SequenceEqual(community.StageLines)
                    ? ImmutableArray<DomainEvent>.Empty
                    : [new CommunityEvent.StagesChanged(community.Id, by, now)],
                .. next.Places.Except(community.Places)
                    .Select(place => new CommunityEvent.PlaceFound(place, community.Id, by, now)),
                .. community.Places.Where(place => next.Find(place.Kind, place.Key) is null)
                    .Select(place => new CommunityEvent.PlaceLeft(place, community.Id, by, now)),
            ]);
    }

    /// <summary>The same for what of the setup is a setting.</summary>
    public static Decision<SetupRun> Bring(SetupRun run, IEnumerable<SettingChange> changes) => Accept(
        changes.Aggregate(run, (whole, change) => SetupRunLines.With(whole, change.Path, change.After)));

    /// <summary>Which stages the community wants.</summary>
    public static Decision<SetupRun> WantStages(SetupRun run, ImmutableArray<string> wanted) =>
        Accept(run with { Stages = wanted });

    /// <summary>What sounds like it is something else.</summary>
    public static Decision<SetupRun> MakeNew(SetupRun run, Purpose purpose) =>
        Accept(run with { MakeNew = [.. run.MakeNew.Union([NameOf(purpose)])] });

    /// <summary>How something is called among what is to be made anyway.</summary>
    public static string NameOf(Purpose purpose) => $"{purpose.Kind}.{purpose.Key}";

    /// <summary>Where an admin is, so that a later visit goes on from there.</summary>
    public static Decision<SetupRun> TurnTo(SetupRun run, SetupPage page) =>
        run.Page == page.ToString() ? Accept(run) : Accept(run with { Page = page.ToString() });

    /// <summary>What of the rest the community wants: exactly these of what it can do without.</summary>
    public static Decision<SetupRun> Want(SetupRun run, IEnumerable<string> optional, IReadOnlySet<string> wanted) =>
        Accept(run with { LeftOut = [.. optional.Where(key => !wanted.Contains(key))] });

    /// <summary>What most communities begin with, whatever was chosen before.</summary>
    public static Decision<SetupRun> TakeTheUsual(SetupRun run) => Accept(run with
    {
        Stages = SetupThing.UsualStages,
        LeftOut = [],
        Page = nameof(SetupPage.Apply),
    });

    /// <summary>Apply was pressed. A second press begins anew; what is still under way finds itself made.</summary>
    public static Decision<SetupRun> Begin(
        SetupRun run, long press, string token, ImmutableArray<SetupStep> steps, Instant now)
    {
        var next = run with { Press = press, Token = token, Steps = steps, Page = nameof(SetupPage.Apply) };
        return steps.Any(step => step.State == StepState.Waiting)
            ? Accept(next, new SetupEvent.Began(next, run.Guild, now))
            : Accept(next);
    }

    /// <summary>What the bot was not allowed to make then is made, now that it may.</summary>
    public static Decision<SetupRun> GoOn(SetupRun run, ImmutableArray<SetupStep> steps, Instant now) =>
        run.Steps.Any(step => step is { State: StepState.Refused, Target: null })
        && run.Steps.All(step => step.State != StepState.Waiting)
        && steps.All(step => step.State == StepState.Waiting)
            ? Begin(run, run.Press, token: "", steps, now)
            : Accept(run);

    /// <summary>What the last Apply made is to be taken back, the newest first.</summary>
    public static Decision<SetupRun> BeginUndo(
        SetupRun run, Community community, long press, string token, Instant now)
    {
        var steps = Undoable(run, community);
        if (steps.IsEmpty)
            return Decline<SetupRun>("There is nothing of mine to take back.");
        var next = run with { Press = press, Token = token, Steps = steps };
        return Accept(next, new SetupEvent.Began(next, run.Guild, now));
    }

    /// <summary>What the last Apply made and what is still in use as it was made.</summary>
    public static ImmutableArray<SetupStep> Undoable(SetupRun run, Community community) =>
    [
        .. run.Steps.Where(step => step is { State: StepState.Made, Target: null })
            .Select(step => (Step: step, Place: community.Find(step.Kind, step.Key)))
            .Where(each => each.Place is { Ours: true } place && place.DiscordId > run.Press)
            .Reverse()
            .Select(each => each.Step with { State = StepState.Waiting, Target = each.Place!.DiscordId }),
    ];

    /// <summary>
    /// A step has come to its end. Heard twice or late, it changes only what still waits. The first that goes otherwise
    /// than it should stops the rest.
    /// </summary>
    public static Decision<SetupRun> End(
        SetupRun run, Place step, StepState state, string? why, Community community, bool inTheWay, Instant now)
    {
        if (run.Find(step.Kind, step.Key) is not { State: StepState.Waiting } waiting)
            return Accept(run);
        var ended = waiting with { State = state, Why = why };
        var next = state switch
        {
            StepState.Made => LetIn(run.With(ended), ended, step.DiscordId),
            StepState.Kept => run.With(ended),
            StepState.Waiting or StepState.Refused or StepState.Stuck or StepState.Skipped or StepState.Stopped =>
                StopAfter(run.With(ended)),
        };
        return Accept(next, new SetupEvent.Moved(next, ended, community, inTheWay, run.Guild, now));
    }

    /// <summary>Rooms that this role sees wait for its number.</summary>
    private static SetupRun LetIn(SetupRun run, SetupStep role, long made) => run with
    {
        Steps =
        [
            .. run.Steps.Select(step => step is { State: StepState.Waiting, Private: false, Target: null }
                && Purpose.Of(step.Kind, step.Key).SeenBy is { } seenBy
                && (seenBy.Kind, seenBy.Key) == (role.Kind, role.Key)
                    ? step with { Only = new RoleId(made) }
                    : step),
        ],
    };

    private static SetupRun StopAfter(SetupRun run) => run with
    {
        Steps =
        [
            .. run.Steps.Select(
                step => step.State == StepState.Waiting ? step with { State = StepState.Stopped } : step),
        ],
    };

    private static Decision<Community> Found(Community community, ImmutableArray<Place> places, Instant now) => Accept(
        places.Aggregate(community, (next, place) => next.With(place)),
        [.. places.Select(place => new CommunityEvent.PlaceFound(place, community.Id, default, now))]);
}
