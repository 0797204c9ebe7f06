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
    public static Card Year((int Year, int Rounds, int Answers) totals, bool mayShare) => new(
    [
        new CardPart.Picture(
            "year.png",
            new VillageYear(
                T($"Our village in {totals.Year}"),
                [
                    new YearTotal("rounds of check-ins", totals.Rounds),
                    new YearTotal("answers in them", totals.Answers),
                ])),
        .. mayShare
            ? (CardPart[])[new CardPart.Buttons(new Button("Share it with everyone", new ShareYear()))]
            : [],
    ]);

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
            yield return new CardPart.Paragraph(coming.Chosen.First is { } first
                ? Join("\n", [heading, T($"{first.Prompt}"), .. coming.Chosen.Why.Select(each => T($"-# {Why(each)}"))])
                : T($"{heading}\nNo theme may be asked here: look at how deep questions may go, and what is left out."));
        }

        if (coming.Chosen.Left < LowBank)
            yield return new CardPart.Paragraph(Low(coming.Chosen.Left));
    }
}
