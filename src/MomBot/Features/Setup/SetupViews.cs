using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>The five pages. Same state, same words, every time.</summary>
public static partial class SetupViews
{
    /// <summary>The languages a community can be spoken to in.</summary>
    public static readonly ImmutableArray<string> Languages = ["en", "es"];

    private const int MostOptions = 25;
    private static readonly int Pages = Enum.GetValues<SetupPage>().Length;

    /// <summary>The bot has only just arrived, or Discord has not told it about this server yet.</summary>
    public static Card NotYet() => new(
        "I can't see this server's channels and roles yet. That is normal in the first seconds after I was invited, or after a restart.",
        new CardPart.Buttons(new Button("Look again", new OpenSetup(), ButtonLook.Primary)));

    /// <summary>The page the admin is on.</summary>
    public static Card Page(SetupPanel panel) => new(
    [
        new CardPart.Paragraph(Head(panel)),
        new CardPart.Divider(),
        .. panel.Page switch
        {
            SetupPage.Clock => Clock(panel),
            SetupPage.Features => Features(panel),
            SetupPage.Places => Places(panel),
            SetupPage.People => People(panel),
            SetupPage.Apply => Preview(panel),
        },
        .. Ways(panel),
    ])
    {
        Tone = panel.Plan.HasProblem ? Tone.Attention : Tone.Calm,
    };

    /// <summary>A zone nobody knows, and what was probably meant.</summary>
    public static Card UnknownZone(string typed, ImmutableArray<string> closest) => new(
        T($"I don't know a time zone called {Short(typed)}. The nearest I know: {Join(", ", closest.Select(id => T($"**{id}**")))}.\nA big city in your zone works too. Abbreviations (EST, GMT+1) don't: they are wrong for half the year."),
        new CardPart.Buttons(new Button("Choose time zone", new OpenZone(), ButtonLook.Primary)));

    /// <summary>A zone as it is offered while somebody types.</summary>
    public static Text ZoneLabel(string id, NodaTime.LocalTime now) => T($"{id} · it is {now} there");

    private static Text Head(SetupPanel panel) => Join(
        "\n",
        [
            T($"## Setup, {(int)panel.Page} of {Pages}: {NameOf(panel.Page)}"),
            .. panel.Word is { } word ? [word] : ImmutableArray<Text>.Empty,
            .. panel.Page == SetupPage.Apply
                ?
                [
                    panel.Plan switch
                    {
                        _ when panel.Plan.Questions.Any() =>
                            "There is a question below. Once it is answered, *Apply* uses what is found and makes what is missing.",
                        { HasProblem: true } => "Something is in my way. Below it says what, and where you change it.",
                        { HasWork: true } =>
                            "*Apply* uses what is found, makes what is missing, and touches nothing else. It can be pressed again at any time.",
                        _ => "Everything is in place. Nothing is left to do here.",
                    },
                ]
                : ImmutableArray<Text>.Empty,
        ]);

    private static Text NameOf(SetupPage page) => page switch
    {
        SetupPage.Clock => "time and language",
        SetupPage.Features => "features",
        SetupPage.Places => "channels and roles",
        SetupPage.People => "facilitators",
        SetupPage.Apply => "preview and apply",
    };

    private static IEnumerable<CardPart> Clock(SetupPanel panel)
    {
        yield return new CardPart.Paragraph(Zone(panel));
        yield return new CardPart.Buttons(new Button(
            panel.Community.ZoneChosen ? "Change time zone" : "Choose time zone",
            new OpenZone(),
            panel.Community.ZoneChosen ? ButtonLook.Quiet : ButtonLook.Primary));
        yield return new CardPart.Paragraph(
            "**Language** of what everybody reads. Private answers follow each person's own Discord.");
        yield return new CardPart.Select(
            new ChooseLanguage(),
            "Choose the language",
            [
                .. Languages.Select(key => new Choice(
                    key, key == "es" ? "Español" : "English", Chosen: panel.Community.Language == key)),
            ]);
        if (panel.Run.Press == 0)
        {
            yield return new CardPart.Paragraph(
                "In a hurry? *Start with the usual* chooses what most communities begin with. Nothing is made before you *Apply*.");
            yield return new CardPart.Buttons(new Button("Start with the usual", new TakeTheUsual()));
        }
    }

    /// <summary>All of it at once. What it says is what Apply does.</summary>
    private static IEnumerable<CardPart> Preview(SetupPanel panel)
    {
        var plan = panel.Plan;
        yield return new CardPart.Paragraph(Zone(panel));
        yield return new CardPart.Paragraph(Join(
            "\n",
            plan.Rows.Where(row => row.Thing.Stage is null).Select(row => T($"**{row.Thing.Label}** {Row(row)}"))));
        yield return new CardPart.Paragraph(Stages(plan));
        foreach (var problem in Problems(plan).Concat(Questions(plan)))
            yield return problem;
        if (panel.Rounds.Length > 0)
        {
            yield return new CardPart.Paragraph(
                T($"**Next check-ins**\n{Join("\n", panel.Rounds.Select(due => T($"{due}")))}"));
        }

        yield return new CardPart.Buttons(
        [
            .. plan.HasWork && !plan.Questions.Any()
                ? [new Button("Apply", new ApplySetup(), ButtonLook.Primary)]
                : ImmutableArray<Button>.Empty,
            new Button("Check again", new RunCheck()),
            .. SetupRules.Undoable(panel.Run, panel.Community).IsEmpty
                ? ImmutableArray<Button>.Empty
                : [new Button("Undo", new UndoSetup())],
            .. plan.Find(new Purpose(Part.CheckIns)) is { State: RowState.InPlace }
                ? [new Button("Check-in day and time", new OpenRhythm())]
                : ImmutableArray<Button>.Empty,
        ]);
        yield return new CardPart.Buttons(
            new Button("Rehearse", new Rehearse()),
            new Button("Text to announce it", new ShowAnnouncement()),
            new Button("Agreement and values", new OpenAgreement()));
        yield return new CardPart.Buttons(
            new Button("Take settings along", new ExportSettings()),
            new Button("Bring a file", new OpenImport()),
            new Button("What was changed", new ShowHistory()));
    }

    /// <summary>On the last page the way to each of the others; on the others, back, on and to the end.</summary>
    private static IEnumerable<CardPart> Ways(SetupPanel panel)
    {
        if (panel.Page == SetupPage.Apply)
        {
            yield return new CardPart.Buttons(
                new Button("Time and language", new TurnTo(SetupPage.Clock)),
                new Button("Features", new TurnTo(SetupPage.Features)),
                new Button("Channels and roles", new TurnTo(SetupPage.Places)),
                new Button("Facilitators", new TurnTo(SetupPage.People)));
            yield break;
        }

        var next = panel.Page + 1;
        var look = panel.Community.ZoneChosen ? ButtonLook.Primary : ButtonLook.Quiet;
        yield return new CardPart.Buttons(
        [
            .. panel.Page == SetupPage.Clock
                ? ImmutableArray<Button>.Empty
                : [new Button("Back", new TurnTo(panel.Page - 1))],
            .. next == SetupPage.Apply
                ? ImmutableArray<Button>.Empty
                : [new Button("Next", new TurnTo(next), look)],
            new Button(
                "Preview and apply",
                new TurnTo(SetupPage.Apply),
                next == SetupPage.Apply ? ButtonLook.Primary : ButtonLook.Quiet),
        ]);
    }

    private static Text Zone(SetupPanel panel) => panel.Community.ZoneChosen
        ? T($"**Time zone**\n*found*: {ZoneLabel(panel.Community.Zone, panel.LocalTime)}")
        : "**Time zone**\n*missing*: until you choose one I go by UTC, so check-ins may come at odd hours.";

    private static ChannelId? ChannelOf(SetupRow row) =>
        row is { State: RowState.InPlace, Id: { } id } ? new ChannelId(id) : null;

    private static RoleId? RoleOf(SetupRow row) =>
        row is { State: RowState.InPlace, Id: { } id } ? new RoleId(id) : null;
}
