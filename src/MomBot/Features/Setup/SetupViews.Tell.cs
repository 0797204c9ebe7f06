using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>What is made in Discord, one thing after the other, and how the private panel shows it going.</summary>
public static partial class SetupViews
{
    /// <summary>Where new rooms of stages stand, so that they don't push a community's own channels down.</summary>
    private const string StageCategory = "Stages";

    private const int StepsShown = 30;
    private const int LongestReason = 200;
    private const string Reason = "Setup, pressed by an admin";

    public static ImmutableArray<Effect> Tell(SetupEvent happened) => happened switch
    {
        SetupEvent.Began(var run, _, _) =>
            [.. run.Steps.Where(step => IsReady(step)).Select(step => Make(run, step))],
        SetupEvent.Moved(var run, var step, var community, var inTheWay, _, _) =>
        [
            .. step.Kind == Purpose.Role && run.Find(Purpose.Channel, step.Key) is { } room && IsReady(room)
                ? [Make(run, room)]
                : ImmutableArray<Effect>.Empty,
            new Effect.UpdateAnswer(run.Token, Progress(run, community, inTheWay)) { Lane = LaneOf(run, "answer") },
        ],
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has nobody who is told."),
    };

    /// <summary>How far a run has come; at its end, what members can do now or what stands in the way.</summary>
    public static Card Progress(SetupRun run, Community community, bool inTheWay)
    {
        var ended = run.Steps.Count(step => step.State != StepState.Waiting);
        if (ended < run.Steps.Length)
        {
            return new Card(
                T($"## Setting up\n{ended} of {run.Steps.Length} done."),
                new CardPart.Paragraph(Lines(run.Steps)),
                new CardPart.Buttons(new Button("Back to the panel", new OpenSetup())));
        }

        return run.Steps.All(step => step.State == StepState.Made) ? Done(community, inTheWay) : NotAll(run);
    }

    /// <summary>Everything is in place: what that means for members.</summary>
    private static Card Done(Community community, bool inTheWay) => new(
        Join(
            "\n",
            [
                inTheWay ? "## Nearly there" : "## All set up",
                .. Outlook(community),
                .. Reminders(community, inTheWay),
            ]),
        new CardPart.Buttons(
        [
            new Button("Check-in day and time", new OpenRhythm(), ButtonLook.Primary),
            .. community.ZoneChosen ? ImmutableArray<Button>.Empty : [new Button("Choose time zone", new OpenZone())],
            new Button("Back to the panel", new OpenSetup()),
        ]))
    {
        Tone = inTheWay ? Tone.Attention : Tone.Settled,
    };

    private static IEnumerable<Text> Outlook(Community community)
    {
        if (Find(community, Part.Help) is { } help)
            yield return T($"In {new ChannelId(help.DiscordId)} members ask for a hand and lend one: the pinned card there, or /ask.");
        if (community.Places.Any(place => Purpose.StageOf(place.Key) is not null))
            yield return "With /stages they pick their family's stage and get its room.";
        if (Find(community, Part.CheckIns) is { } checkIns)
            yield return T($"The weekly check-in comes in {new ChannelId(checkIns.DiscordId)}. You choose when.");
    }

    private static IEnumerable<Text> Reminders(Community community, bool inTheWay)
    {
        if (!community.ZoneChosen)
            yield return "Until you choose a time zone I go by UTC.";
        if (inTheWay)
            yield return "Something is still in my way. The panel says what, and where you change it.";
    }

    private static Card NotAll(SetupRun run) => new(
        T($"## Not everything worked\n{run.Steps.Count(step => step.State == StepState.Made)} of {run.Steps.Length} are done and stay. The rest can be tried again when it is mended."),
        new CardPart.Paragraph(Lines([.. run.Steps.Where(step => step.State != StepState.Made)])),
        new CardPart.Paragraph(Join("\n", Fixes(run))),
        new CardPart.Buttons(
            new Button("Try again", new ApplySetup(), ButtonLook.Primary),
            new Button("Back to the panel", new OpenSetup())))
    {
        Tone = Tone.Attention,
    };

    private static Text Lines(ImmutableArray<SetupStep> steps) => Join(
        "\n",
        [
            .. steps.Take(StepsShown).Select(Line),
            .. steps.Length > StepsShown ? [T($"-# and {steps.Length - StepsShown} more.")] : ImmutableArray<Text>.Empty,
        ]);

    private static Text Line(SetupStep step)
    {
        var name = step.Kind == Purpose.Channel ? T($"#{Short(step.Name)}") : T($"the role {Short(step.Name)}");
        return step.State switch
        {
            StepState.Waiting => T($"*next* {name}"),
            StepState.Made => T($"*done* {name}"),
            StepState.Refused => T($"*problem* {name}: Discord does not let me."),
            StepState.Stuck => T($"*problem* {name}: it did not go through."),
            StepState.Skipped => T($"*waits* {name}: it needs its role first."),
        };
    }

    private static IEnumerable<Text> Fixes(SetupRun run)
    {
        var refused = run.Steps.Where(step => step.State == StepState.Refused).ToList();
        var lacks = refused.Aggregate(GuildPermissions.None, (sum, step) => sum | (step.Kind == Purpose.Role
            ? GuildPermissions.ManageRoles
            : step.Only is null
                ? GuildPermissions.ManageChannels
                : GuildPermissions.ManageChannels | GuildPermissions.ManageRoles));
        if (lacks != GuildPermissions.None)
            yield return SetupFixes.OnServer(lacks);
        if (run.Steps.FirstOrDefault(step => step.State == StepState.Stuck) is { } stuck)
            yield return T($"Discord said: {Short(stuck.Why ?? "nothing I understand", LongestReason)}. Trying again is safe: nothing is made twice.");
    }

    private static bool IsReady(SetupStep step) => step.State == StepState.Waiting
        && (step.Only is not null || step.Private || Purpose.Of(step.Kind, step.Key).Part != Part.StageRoom);

    private static Effect Make(SetupRun run, SetupStep step)
    {
        var purpose = Purpose.Of(step.Kind, step.Key);
        var then = new StepEnded(
            purpose.Part, purpose.Stage.Length > 0 ? new ConfigKey(purpose.Stage) : null, run.Press);
        return step.Kind == Purpose.Role
            ? new Effect.EnsureRole(step.Name, Reason) { Then = then, Lane = LaneOf(run, "make") }
            : new Effect.EnsureChannel(
                step.Name, step.Topic, step.Only is { } only ? [only] : [], Reason)
            {
                Then = then,
                Lane = LaneOf(run, "make"),
                Private = step.Private,
                CategoryName = purpose.Part == Part.StageRoom ? StageCategory : null,
            };
    }

    private static Place? Find(Community community, Part part) =>
        community.Find(new Purpose(part).Kind, new Purpose(part).Key);

    private static string LaneOf(SetupRun run, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"setup:{what}:{run.Guild.Value}");
}
