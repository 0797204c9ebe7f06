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
    private const int StepsShown = 30;
    private const string Reason = "Setup, pressed by an admin", Undone = "Taken back by an admin";

    /// <summary>One step after the other: the next is sent when it is known how the last one went.</summary>
    public static ImmutableArray<Effect> Tell(SetupEvent happened) => happened switch
    {
        SetupEvent.Began(var run, _, var at) => [.. Next(run), NextCheck(run.Guild, at + UntilFirstCheck)],
        SetupEvent.Checked night => [.. Tell(night)],
        SetupEvent.Looked => [],
        SetupEvent.Moved(var run, _, var community, var inTheWay, _, _) =>
        [
            .. Next(run),
            .. run.Token.Length == 0
                ? ImmutableArray<Effect>.Empty
                : [
                    new Effect.UpdateAnswer(run.Token, Progress(run, community, inTheWay))
                    {
                        Lane = LaneOf(run, "answer"),
                    },
                ],
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
                IsUndoing(run)
                    ? T($"## Taking back\n{ended} of {run.Steps.Length} done.")
                    : T($"## Setting up\n{ended} of {run.Steps.Length} done."),
                new CardPart.Paragraph(Lines(run.Steps)),
                new CardPart.Buttons(new Button("Back to the panel", new OpenSetup())));
        }

        return IsUndoing(run)
            ? TakenBack(run)
            : run.Steps.All(step => step.State == StepState.Made) ? Done(community, inTheWay) : NotAll(run);
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

    /// <summary>What was done stays and can be taken back; the rest was not tried.</summary>
    private static Card NotAll(SetupRun run) => new(
        T($"## I stopped\n{run.Steps.Count(step => step.State == StepState.Made)} of {run.Steps.Length} are done and stay. The rest can be tried again when it is mended."),
        new CardPart.Paragraph(Lines([.. run.Steps.OrderBy(step => step.State == StepState.Made)])),
        new CardPart.Paragraph(Join("\n", Fixes(run))),
        new CardPart.Buttons(
            new Button("Try again", new ApplySetup(), ButtonLook.Primary),
            new Button("Undo", new UndoSetup()),
            new Button("Back to the panel", new OpenSetup())))
    {
        Tone = Tone.Attention,
    };

    private static Card TakenBack(SetupRun run) => new(
        Join(
            "\n",
            [
                "## Taken back",
                "What I had made and nobody used is gone. Everything else is as it was.",
                .. run.Steps.Where(step => step.State != StepState.Made).Select(Line),
                .. Fixes(run),
            ]),
        new CardPart.Buttons(new Button("Back to the panel", new OpenSetup())))
    {
        Tone = Tone.Settled,
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
            StepState.Stopped => T($"*not tried* {name}"),
            StepState.Kept => T($"*stays* {name}: somebody uses it."),
        };
    }

    private static IEnumerable<Text> Fixes(SetupRun run)
    {
        var refused = run.Steps.Where(step => step.State == StepState.Refused).ToList();
        var lacks = refused.Aggregate(GuildPermissions.None, (sum, step) => sum | (step.Kind == Purpose.Role
            ? GuildPermissions.ManageRoles
            : step.Only is null && !step.Private
                ? GuildPermissions.ManageChannels
                : GuildPermissions.ManageChannels | GuildPermissions.ManageRoles));
        if (lacks != GuildPermissions.None)
            yield return SetupFixes.OnServer(lacks);
        if (run.Steps.FirstOrDefault(step => step.State == StepState.Stuck) is { } stuck)
            yield return SetupFixes.Stuck(Refusal.Read(stuck.Why), stuck.Kind == Purpose.Role);
    }

    private static bool IsUndoing(SetupRun run) => run.Steps.Any(step => step.Target is not null);

    private static IEnumerable<Effect> Next(SetupRun run) =>
        run.Steps.Where(step => step.State == StepState.Waiting).Take(1).Select(step => Make(run, step));

    private static Effect Make(SetupRun run, SetupStep step)
    {
        var purpose = Purpose.Of(step.Kind, step.Key);
        var then = new StepEnded(
            purpose.Part, purpose.Stage.Length > 0 ? new ConfigKey(purpose.Stage) : null, run.Press);
        Effect effect = (step.Target, step.Kind) switch
        {
            ({ } gone, Purpose.Role) => new Effect.DeleteRole(new RoleId(gone), Undone, OnlyUnused: true),
            ({ } gone, _) => new Effect.DeleteChannel(new ChannelId(gone), Undone, OnlyUnused: true),
            (_, Purpose.Role) => new Effect.EnsureRole(step.Name, Reason)
            {
                // Who looks after the place is called by a ping: a pause that a group is to hear of, for one.
                Mentionable = purpose.Part is Part.Facilitators or Part.Moderators,
            },
            _ => new Effect.EnsureChannel(step.Name, step.Topic, step.Only is { } only ? [only] : [], Reason)
            {
                Private = step.Private,
                CategoryName = step.Category,
            },
        };
        return effect with { Then = then, Lane = LaneOf(run, "make") };
    }

    private static Place? Find(Community community, Part part) =>
        community.Find(new Purpose(part).Kind, new Purpose(part).Key);

    private static string LaneOf(SetupRun run, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"setup:{what}:{run.Guild.Value}");
}
