using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Stages;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Stages;

/// <summary>Months that are kept, and what is offered because of them.</summary>
public sealed partial class StageViews
{
    private const int MovesShown = 4;

    /// <summary>What is kept and how to let it go; nothing where the community keeps no months.</summary>
    private static IEnumerable<CardPart> Months(StagePanel panel)
    {
        if (panel.Months.Length > 0)
        {
            yield return new CardPart.Paragraph(Join(
                "\n",
                [
                    "**Months you asked me to keep**, sealed. From them I offer the next stage; it stays your choice.",
                    .. panel.Months.Select(month => T($"- {Name(month.Month)}")),
                ]));
            foreach (var row in panel.Months.Chunk(MovesShown))
            {
                yield return new CardPart.Buttons(
                    [.. row.Select(month => new Button(T($"Let {Name(month.Month)} go"), new RemoveMonth(month.Id)))]);
            }
        }

        if (panel.KeepsMonths)
            yield return new CardPart.Buttons(new Button("Offer me the next stage in time", new OpenMonth()));
    }

    /// <summary>One word for all of it, whatever there is to offer.</summary>
    private Effect Offered(StageEvent.MovesOffered happened) => new Effect.Tell(happened.Owner, new Card(
        T($"Where you are may still fit, and by now this may too: {Join(", ", happened.Stages.Select(stage => T($"**{catalog.NameOf(happened.Guild, stage):ours}**")))}. It doesn't get easier, it changes; the people change with it. Your room stays yours for as long as you like."),
        new CardPart.Buttons(
        [
            .. happened.Stages.Take(MovesShown).Select(stage => new Button(
                T($"Open {catalog.NameOf(happened.Guild, stage):ours} too"), new TakeStage(new ConfigKey(stage)))),
            new Button("Stay as I am", new OpenStages()),
        ])));

    /// <summary>She stays where she is; what was split off is there too, if it fits.</summary>
    private Effect Offered(StageEvent.SplitOffered happened) => new Effect.Tell(happened.Owner, new Card(
        T($"Where you are is more than one room now: there is {Join(", ", happened.Stages.Select(stage => T($"**{catalog.NameOf(happened.Guild, stage):ours}**")))} too. You stay where you are. If it fits, it is yours to open; I ask only this once."),
        new CardPart.Buttons(
        [
            .. happened.Stages.Take(MovesShown).Select(stage => new Button(
                T($"Open {catalog.NameOf(happened.Guild, stage):ours} too"), new TakeStage(new ConfigKey(stage)))),
            new Button("Stay as I am", new OpenStages()),
        ])));

    private static IEnumerable<Effect> Looked(StageEvent.LookedAt happened)
    {
        yield return new Effect.Later(
            new LookAtStages(),
            happened.Next,
            string.Create(CultureInfo.InvariantCulture, $"stages:look:{happened.Guild.Value}"));
        if (happened.Ask is { } channel)
        {
            yield return new Effect.Post(channel, new Card(
                "Do your rooms still fit? Choose what does, keep what you like; nothing changes by itself.",
                new CardPart.Buttons(new Button("See my stages", new OpenStages())))
            {
                Silent = true,
            });
        }
    }

    private static string Name(YearMonth month) =>
        string.Create(CultureInfo.InvariantCulture, $"{month.Year:0000}-{month.Month:00}");
}
