using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Admin;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Admin;

/// <summary>What waits, as those who run the server see it. No words of anybody's are in it.</summary>
public static class JobViews
{
    private const int HeldPerCard = 5;

    public static Card Panel(ImmutableArray<Job> held, ImmutableArray<Job> upcoming) => new(
    [
        new CardPart.Paragraph(held.Length switch
        {
            0 => "## Held\nNothing. All that was to be sent was sent.",
            <= HeldPerCard => "## Held\nIt waits for you to decide; nothing was thrown away.",
            var all => T($"## Held\n{all} wait for you to decide; nothing was thrown away. The {HeldPerCard} oldest:"),
        }),
        .. held.Take(HeldPerCard).SelectMany(Held),
        new CardPart.Divider(),
        new CardPart.Paragraph(Join(
            "\n",
            [
                "## Upcoming",
                .. upcoming.Select(job => T($"{job.At:f} · {Name(job)}")),
                .. upcoming.IsEmpty ? ["Nothing is planned."] : ImmutableArray<Text>.Empty,
            ])),
        new CardPart.Buttons(
        [
            .. upcoming.FirstOrDefault(job => job.Source == JobSource.Occurrence) is { } next
                ? [new Button("Send the next round now", new ReleaseJob(next.Source, next.Id))]
                : ImmutableArray<Button>.Empty,
            new Button("Look again", new ShowJobs(Turns: true)),
        ]),
    ])
    {
        Tone = held.IsEmpty ? Tone.Calm : Tone.Attention,
    };

    private static IEnumerable<CardPart> Held(Job job)
    {
        yield return new CardPart.Paragraph(job.Why is { Length: > 0 } why
            ? T($"**{Name(job)}**, from {job.At:f}\n-# {Short(why)}")
            : T($"**{Name(job)}**, from {job.At:f}"));
        if (job.GoesOnElsewhere)
        {
            yield return new CardPart.Paragraph(
                "-# Where it belongs it is known, and can be tried again there. From here it could come twice.");
            yield return new CardPart.Buttons(new Button("Noted", new SkipJob(job.Source, job.Id)));
            yield break;
        }

        yield return new CardPart.Buttons(
            new Button(job.Source == JobSource.Message ? "Retry" : "Do it now", new ReleaseJob(job.Source, job.Id)),
            new Button("Skip", new SkipJob(job.Source, job.Id)));
    }

    private static Text Name(Job job) => job.Source switch
    {
        JobSource.Message => job.What switch
        {
            "post" => "A message",
            "tell" => "A word to one person",
            "update" => "A card to be redrawn",
            "give-role" or "take-role" => "A role to be given or taken",
            _ => T($"A step in Discord ({job.What})"),
        },
        JobSource.Action => T($"Something planned ({job.What.Split(':')[0]})"),
        JobSource.Occurrence => "A round",
    };

    private static string Short(string why) => why.Length <= 200 ? why : why[..200];
}
