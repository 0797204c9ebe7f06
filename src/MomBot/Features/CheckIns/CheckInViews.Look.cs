using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using MomBot.Pictures;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>What will be asked and why, and what a year came to.</summary>
public static partial class CheckInViews
{
    public static Card Preview(ImmutableArray<ComingQuestion> coming) => coming.IsEmpty
        ? new("Nothing is going to be asked: every schedule rests, or has fixed words.")
        : new([.. coming.SelectMany(Parts)]);

    /// <summary>Totals of a year: nobody's name, nothing under five.</summary>
    public static Card Year(YearOfRounds totals, bool mayShare)
    {
        var picture = new VillageYear(
            T($"Our village in {totals.Year}"),
            [
                new YearTotal("rounds of check-ins", totals.Rounds),
                new YearTotal("answers in them", totals.Answers),
                new YearTotal("nods to somebody's words", totals.Nods),
                new YearTotal("hands lent", totals.Hands),
            ]);
        return new(
        [
            new CardPart.Picture("year.png", picture),
            new CardPart.Paragraph(picture.InWords),
            .. mayShare
                ? (CardPart[])[new CardPart.Buttons(new Button("Share it with everyone", new ShareYear()))]
                : [],
        ]);
    }

    /// <summary>The same, offered where facilitators read.</summary>
    public static Card YearOffered(YearOfRounds totals) => new(
    [
        new CardPart.Paragraph(
            "The year nears its end. This is what it came to, in totals, should you like to share it:"),
        .. Year(totals, mayShare: true).Parts,
    ])
    {
        Tone = Tone.Warm,
    };

    /// <summary>Who took part: a picture, and the same in words.</summary>
    public static Card Pulse(ImmutableArray<WeekOfRounds> weeks)
    {
        var picture = new Participation(
        [
            .. weeks.Select(week => new RoundTotals(week.Monday, week.Asked, week.Answers, week.Passes, week.Away)),
        ]);
        return new([new CardPart.Picture("pulse.png", picture), new CardPart.Paragraph(picture.InWords)]);
    }

    public static Card YearShared(ChannelId channel) => T($"It is on its way to {channel}.");

    private static IEnumerable<CardPart> Parts(ComingQuestion coming)
    {
        var heading = T($"**{RoundFormats.NameOf(coming.Rhythm.Format)}** · {coming.Due}");
        if (coming.Planned is { Status: RoundStatus.Planned } round)
        {
            yield return new CardPart.Paragraph(T($"{heading}\n{Question(round)}"));
            yield return PlannedButtons(round);
        }
        else if (coming.Planned is { } done)
        {
            yield return new CardPart.Paragraph(T($"{heading}\n{Dealt(done).Parts.OfType<CardPart.Paragraph>().First().Words}"));
        }
        else
        {
            yield return new CardPart.Paragraph(coming.Chosen is { First: null, Poll: { } poll }
                ? T($"{heading}\n{poll.Question}")
                : coming.Chosen.First is { } first
                ? Join("\n", [heading, T($"{first.Prompt}"), .. coming.Chosen.Why.Select(each => T($"-# {Why(each)}"))])
                : T($"{heading}\nNo theme may be asked here: look at how deep questions may go, and what is left out."));
        }

        if (coming.Chosen.Left < LowBank)
            yield return new CardPart.Paragraph(Low(coming.Chosen.Left));
    }
}
