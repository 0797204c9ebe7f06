using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>The panel. Same state, same words, every time.</summary>
public static partial class SetupViews
{
    private const int MostOptions = 25;

    /// <summary>The bot has only just arrived, or Discord has not told it about this server yet.</summary>
    public static Card NotYet() => new(
        "I can't see this server's channels and roles yet. That is normal in the first seconds after I was invited, or after a restart.",
        new CardPart.Buttons(new Button("Look again", new OpenSetup(), ButtonLook.Primary)));

    /// <summary>The whole setup on one card.</summary>
    public static Card Panel(SetupPanel panel)
    {
        var plan = panel.Plan;
        var (checkIns, help, hosts) = (plan.Row(Part.CheckIns), plan.Row(Part.Help), plan.Row(Part.Facilitators));
        return new Card(
        [
            new CardPart.Paragraph(Head(panel)),
            new CardPart.Divider(),
            new CardPart.Paragraph(Zone(panel)),
            new CardPart.Paragraph(T($"**Check-in channel**\n{Row(checkIns)}")),
            new CardPart.ChannelSelect(
                new ChooseChannel(Part.CheckIns, null), "Choose another check-in channel", ChannelOf(checkIns)),
            new CardPart.Paragraph(T($"**Help channel**\n{Row(help)}")),
            new CardPart.ChannelSelect(
                new ChooseChannel(Part.Help, null), "Choose another help channel", ChannelOf(help), Forums: true),
            new CardPart.Paragraph(T($"**Facilitators**\n{Row(hosts)}")),
            new CardPart.RoleSelect(new ChooseRole(Part.Facilitators, null), "Choose another role", RoleOf(hosts)),
            new CardPart.Paragraph(Stages(plan)),
            .. StageSelects(panel),
            .. Problems(plan),
            .. Rounds(panel),
            Actions(plan, panel.Community.ZoneChosen),
            new CardPart.Buttons(
                new Button("Features", new OpenFeatures()),
                new Button("Agreement and values", new OpenAgreement()),
                new Button("Facilitators", new OpenPeople())),
        ])
        {
            Tone = plan.HasProblem ? Tone.Attention : Tone.Calm,
        };
    }

    /// <summary>One stage: its role and its room, to be chosen by hand. A private one has a room alone.</summary>
    public static Card Stage(SetupPanel panel, StageEntry stage)
    {
        var role = stage.Private ? null : panel.Plan.Row(Part.StageRole, stage.Key);
        var room = panel.Plan.Row(Part.StageRoom, stage.Key);
        var key = new ConfigKey(stage.Key);
        return new Card(
        [
            .. panel.Word is { } word ? [new CardPart.Paragraph(word)] : ImmutableArray<CardPart>.Empty,
            new CardPart.Paragraph(stage.Private
                ? T($"## {stage.Name}\n{stage.Description}\n-# Private: no role. I let people into the room one by one, and nobody else sees who is there.")
                : T($"## {stage.Name}\n{stage.Description}\n-# Everyone on a Discord server can see everyone's roles.")),
            .. role is null
                ? ImmutableArray<CardPart>.Empty
                :
                [
                    new CardPart.Paragraph(T($"**Role**\n{Row(role)}")),
                    new CardPart.RoleSelect(
                        new ChooseRole(Part.StageRole, key), "Choose a role of yours", RoleOf(role)),
                ],
            new CardPart.Paragraph(stage.Private
                ? T($"**Room**\n{Row(room)}")
                : T($"**Room**\n{Row(room)}\n-# A room of yours keeps its permissions: who sees it stays up to you.")),
            new CardPart.ChannelSelect(
                new ChooseChannel(Part.StageRoom, key), "Choose a channel of yours", ChannelOf(room)),
            .. Problems(panel.Plan with { Rows = role is null ? [room] : [role, room] }),
            new CardPart.Buttons(new Button("Back to the panel", new OpenSetup())),
        ])
        {
            Tone = role is { HasProblem: true } || room.HasProblem ? Tone.Attention : Tone.Calm,
        };
    }

    /// <summary>A zone nobody knows, and what was probably meant.</summary>
    public static Card UnknownZone(string typed, ImmutableArray<string> closest) => new(
        T($"I don't know a time zone called {Short(typed)}. The nearest I know: {Join(", ", closest.Select(id => T($"**{id}**")))}.\nA big city in your zone works too. Abbreviations (EST, GMT+1) don't: they are wrong for half the year."),
        new CardPart.Buttons(new Button("Choose time zone", new OpenZone(), ButtonLook.Primary)));

    /// <summary>A zone as it is offered while somebody types.</summary>
    public static Text ZoneLabel(string id, NodaTime.LocalTime now) => T($"{id} · it is {now} there");

    private static Text Head(SetupPanel panel) => Join(
        "\n",
        [
            "## Setup",
            .. panel.Word is { } word ? [word] : ImmutableArray<Text>.Empty,
            panel.Plan switch
            {
                { HasProblem: true } => "Something is in my way. Below it says what, and where you change it.",
                { HasWork: true } =>
                    "*Apply* uses what is found, makes what is missing, and touches nothing else. It can be pressed again at any time.",
                _ => "Everything is in place. Nothing is left to do here.",
            },
        ]);

    private static Text Zone(SetupPanel panel) => panel.Community.ZoneChosen
        ? T($"**Time zone**\n*found*: {ZoneLabel(panel.Community.Zone, panel.LocalTime)}")
        : "**Time zone**\n*missing*: until you choose one I go by UTC, so check-ins may come at odd hours.";

    private static IEnumerable<CardPart> StageSelects(SetupPanel panel)
    {
        ImmutableArray<StageEntry> offered = [.. panel.Catalog.Take(MostOptions)];
        yield return new CardPart.Select(
            new ChooseStages(),
            "Choose the stages you want",
            [
                .. offered.Select(stage => new Choice(
                    stage.Key, stage.Name, stage.Description, panel.Plan.Stages.Contains(stage))),
            ])
        {
            Min = 0,
            Max = offered.Length,
        };
        if (panel.Plan.Stages.Length > 0)
        {
            yield return new CardPart.Select(
                new OpenStage(),
                "Use a role or a channel of yours for a stage",
                [.. panel.Plan.Stages.Take(MostOptions).Select(stage => new Choice(stage.Key, stage.Name))]);
        }
    }

    private static IEnumerable<CardPart> Rounds(SetupPanel panel) => panel.Rounds.Length == 0
        ? []
        : [new CardPart.Paragraph(T($"**Next check-ins**\n{Join("\n", panel.Rounds.Select(due => T($"{due}")))}"))];

    private static CardPart Actions(SetupPlan plan, bool zoneChosen) => new CardPart.Buttons(
    [
        .. plan.HasWork ? [new Button("Apply", new ApplySetup(), ButtonLook.Primary)] : ImmutableArray<Button>.Empty,
        new Button(zoneChosen ? "Change time zone" : "Choose time zone", new OpenZone()),
        .. plan.Row(Part.CheckIns).State == RowState.InPlace
            ? [new Button("Check-in day and time", new OpenRhythm())]
            : ImmutableArray<Button>.Empty,
        new Button("Check again", new OpenSetup()),
    ]);

    private static ChannelId? ChannelOf(SetupRow row) =>
        row is { State: RowState.InPlace, Id: { } id } ? new ChannelId(id) : null;

    private static RoleId? RoleOf(SetupRow row) =>
        row is { State: RowState.InPlace, Id: { } id } ? new RoleId(id) : null;
}
