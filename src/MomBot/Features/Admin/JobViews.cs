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

    /// <summary>Codes of a thousand kinds of "no more". See Discord docs: Opcodes and Status Codes.</summary>
    private const int MaximumReached = 30000;

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
            ? T($"**{Name(job)}**, from {job.At:f}\n-# {Reason(Refusal.Read(why))}")
            : T($"**{Name(job)}**, from {job.At:f}"));
        if (job.GoesOnElsewhere)
        {
            yield return new CardPart.Paragraph(
                "-# Where it belongs it is known, and can be tried again there. From here it could come twice.");
            yield return new CardPart.Buttons(new Button("Noted", new SkipJob(job.Source, job.Id)));
            yield break;
        }

        yield return new CardPart.Buttons(
            new Button(
                job.Source is JobSource.Message or JobSource.Event ? "Retry" : "Do it now",
                new ReleaseJob(job.Source, job.Id)),
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
        JobSource.Event => T($"Something that happened and could not be told ({job.What})"),
    };

    /// <summary>Why it waits, and what helps. Code and words of Discord's stand in the log.</summary>
    private static Text Reason(Refusal why) => why.Kind switch
    {
        RefusalKind.Forbidden =>
            "Discord does not let me. Fix: /setup ▸ *Check again* says what I lack, and where you allow it.",
        RefusalKind.Gone =>
            "The channel, message or person it was for is not there any more. Was it a channel, /setup makes it again.",
        RefusalKind.Invalid when why.Code is >= MaximumReached and < MaximumReached + 1000 =>
            "Discord has no room for more of these here. Fix: delete one that nobody uses, such as an old channel, role or pin.",
        RefusalKind.Invalid =>
            "Discord does not take it as I made it; that is a mistake of mine. Please tell whoever runs me.",
        RefusalKind.Unknown =>
            "Nobody can tell whether it arrived. Look there first: sent again, it may be there twice.",
        RefusalKind.Mistake => "I stumbled over it. Try it again; if it comes back here, please tell whoever runs me.",
    };
}
