using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Village;

/// <summary>The member's panel and her settings. Same state, same words, every time.</summary>
public static class VillageViews
{
    private const int MostDates = 4;

    public static Card Panel(ImmutableArray<Section> sections, bool hasAgreement) => new(
    [
        new CardPart.Paragraph(sections.Length == 0
            ? "## Your village\nNothing is set up here yet, so there is nothing to show. That is fine."
            : "## Your village"),
        .. sections.SelectMany(section => section.Buttons.Length == 0
            ? [new CardPart.Paragraph(section.Words)]
            : ImmutableArray.Create<CardPart>(
                new CardPart.Paragraph(section.Words), new CardPart.Buttons(section.Buttons))),
        .. ComingUp([.. sections.SelectMany(section => section.Coming).OrderBy(each => each.When)]),
        new CardPart.Divider(),
        new CardPart.Buttons(
        [
            new Button("My settings", new OpenMe()),
            .. hasAgreement
                ? [new Button("Agreement and values", new ReadAgreement())]
                : ImmutableArray<Button>.Empty,
            new Button("What I keep about you", new ShowMe()),
            new Button("Get support", new OpenSupport()),
        ]),
    ]);

    private static IEnumerable<CardPart> ComingUp(ImmutableArray<Coming> all)
    {
        if (!all.IsEmpty)
            yield return new CardPart.Paragraph(Join(
                "\n",
                [
                    "**Coming up**",
                    .. all.Take(MostDates).Select(each => T($"- {each.Words}")),
                ]));
    }

    /// <summary>She had left, and has not said yet what should become of what is hers.</summary>
    public static Card Resting() => new(
        "## Your village\nYou were away from this server. What is yours rests until you say what should become of it.",
        new CardPart.Buttons(
            new Button("Decide now", new OpenReturn(), ButtonLook.Primary),
            new Button("Get support", new OpenSupport())));

    /// <summary>How the bot treats her here, and every way to change it.</summary>
    /// <param name="helps">Whether people ask for a hand here, so that some may not want to meet.</param>
    public static Card Me(Member member, MySettings mine, Text? word, bool helps = true) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            [
                "## How I treat you here",
                .. word is null ? ImmutableArray<Text>.Empty : [word],
                member.Zone is { } zone
                    ? T($"**Time zone** {zone}: it is {mine.LocalTime} there now.")
                    : T($"**Time zone** the community's, {mine.CommunityZone}: it is {mine.LocalTime} there now."),
                T($"**Language** {LanguageName(member.Language)}"),
                member.DmYes
                    ? "**Direct messages** on: what concerns you reaches you there."
                    : "**Direct messages** off: what concerns you waits in its thread, or for your next press.",
                (member.QuietFrom, member.QuietTo) is ({ } from, { } to)
                    ? T($"**Quiet hours** {from} to {to}: nothing of mine rings then, it waits for your next press.")
                    : "**Quiet hours** none of your own.",
                mine.AwayUntil is { } until
                    ? T($"**Away** until {until}: nothing of mine reaches you before.")
                    : "**Away** no.",
            ])),
        new CardPart.Buttons(
            new Button("Change zone, language, quiet hours", new OpenMySettings(), ButtonLook.Primary),
            new Button(
                member.DmYes ? "Turn direct messages off" : "Turn direct messages on", new SetReach(!member.DmYes))),
        new CardPart.Buttons(mine.AwayUntil is null
            ? [new Button("Away for a week", new SetAway(7)), new Button("Away for a month", new SetAway(30))]
            : [new Button("I am back", new SetAway(0), ButtonLook.Primary)]),
        .. helps
            ?
            [
                new CardPart.Buttons(
                    new Button("What I hear about", new ShowMyWays()),
                    new Button("People I'd rather not meet", new ShowApart())),
            ]
            : ImmutableArray<CardPart>.Empty,
        new CardPart.Divider(),
        new CardPart.Buttons(
            new Button("What I keep about you", new ShowMe()),
            new Button("Pause everything", new PauseAll()),
            new Button("Your village", new OpenVillage())),
    ]);

    public static Card UnknownZone(string typed, ImmutableArray<string> closest) => new(
        T($"I don't know a time zone called {typed}. The nearest I know: {Join(", ", closest.Select(id => T($"**{id}**")))}. A big city in your zone works too."),
        new CardPart.Buttons(new Button("Try again", new OpenMySettings(), ButtonLook.Primary)));

    private static Text LanguageName(string? language) => language switch
    {
        null => "the one your Discord speaks",
        "en" => "English",
        "es" => "Español",
        { } other => T($"{other}"),
    };
}

/// <summary>What stands beside her row: her clock, and until when she is away.</summary>
public sealed record MySettings(string CommunityZone, LocalTime LocalTime, LocalDate? AwayUntil);
