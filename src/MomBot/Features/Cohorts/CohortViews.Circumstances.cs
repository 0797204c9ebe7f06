using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Cohorts;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Cohorts;

/// <summary>What people have in common, as each sees it of herself; and what a room begins with.</summary>
public static partial class CohortViews
{
    private static readonly Text InTwoHomes =
        "Before you write here: screenshots of chats are used in custody cases. Write only what you could hear read out in court, with the other household in the room. Nobody can promise that it stays in here.";

    /// <summary>What is true of her, and nobody else's to see.</summary>
    public static Card Mine(ImmutableArray<string> tags, Text? word) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            [
                "## What is true of me",
                .. word is null ? ImmutableArray<Text>.Empty : [word],
                "Only if you like. It is sealed, it is no role, and nobody can look it up: it only puts first in /cohorts what may be for you.",
            ])),
        Select(new ChooseCaregiver(), "Who you are to a child", Circumstances.Caregivers, tags),
        Select(new ChooseLives(), "What your life is like", Circumstances.Lives, tags),
        new CardPart.Buttons(new Button("See cohorts", new OpenCohorts())),
    ]);

    /// <summary>She is in; where that has to be known, with what the room begins with.</summary>
    public static Text Welcome(Cohort? cohort) => cohort?.ForWhom == Circumstances.TwoHomes
        ? T($"You are in. {InTwoHomes}")
        : "You are in.";

    private static CardPart.Select Select(
        BotAction action, Text placeholder, ImmutableArray<Circumstance> offered, ImmutableArray<string> tags) =>
        new(
            action,
            placeholder,
            [.. offered.Select(each => new Choice(each.Key, each.Name, Chosen: tags.Contains(each.Key)))])
        {
            Min = 0,
            Max = offered.Length,
        };
}
