using System.Collections.Immutable;
using MomBot.Data;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Pictures;

/// <summary>For facilitators: how many requests wait for a hand, and how long they have waited. No names.</summary>
/// <param name="Waits">How long each of them has waited.</param>
public sealed record QueueAgeing(ImmutableArray<Duration> Waits) : Drawing
{
    private static readonly ImmutableArray<(Duration Under, Text Words)> Ages =
    [
        (Duration.FromHours(2), "under 2 hours"),
        (Duration.FromHours(12), "2 to 12 hours"),
        (Duration.FromHours(24), "12 to 24 hours"),
        (Duration.FromDays(3), "1 to 3 days"),
        (Duration.MaxValue, "over 3 days"),
    ];

    private const double Bar = 28;

    public override Canvas Draw(Func<Text, string> say)
    {
        var canvas = new Canvas();
        canvas.Paragraph(say(Title), Canvas.Title, Ink.Words);
        canvas.Space(12);
        if (Waits.Length == 0)
        {
            canvas.Paragraph(say(Nobody), Canvas.Text, Ink.Quiet);
            return canvas;
        }

        var most = Counts().Max(age => age.Count);
        foreach (var (words, count) in Counts())
        {
            canvas.Write(say(words), Canvas.Margin, canvas.Y, Canvas.Text, Ink.Words);
            canvas.WriteUpTo(
                count > 0 ? Digits(count) : say("none"),
                Canvas.Margin + Canvas.Inner,
                canvas.Y,
                Canvas.Bold,
                count > 0 ? Ink.Words : Ink.Quiet);
            canvas.Space(Canvas.Text.Line + 2);
            var box = new Box(Canvas.Margin, canvas.Y, Canvas.Inner * count / most, Bar);
            canvas.Add(count > 0
                ? new Mark.Block(box, 6, Ink.Warm)
                : new Mark.Line(new(box.X, box.Middle.Y), new(box.X + 24, box.Middle.Y), 3, Ink.Quiet));
            canvas.Space(Bar + 16);
        }

        canvas.Paragraph(say(Altogether), Canvas.Text, Ink.Quiet);
        return canvas;
    }

    protected override IEnumerable<Text> Descriptions()
    {
        yield return Waits.Length == 0
            ? T($"{Title}: {Nobody}")
            : T($"{Title}: {Join(", ", Counts().Select(age => age.Count > 0 ? T($"{age.Words} {age.Count}") : T($"{age.Words} none")))}. {Altogether}");
    }

    private static Text Title => "How long requests have waited";

    private static Text Nobody => "Nobody is waiting for a hand right now.";

    private Text Altogether => Waits.Length == 1
        ? T($"One waits, for {Length(Waits[0])}.")
        : T($"{Waits.Length} wait. The longest wait is {Length(Waits.Max())}.");

    private static Text Length(Duration wait) => wait switch
    {
        _ when wait < Duration.FromHours(1) => "less than an hour",
        _ when wait < Duration.FromHours(2) => "an hour",
        _ when wait < Duration.FromDays(2) => T($"{(int)wait.TotalHours} hours"),
        _ => T($"{(int)wait.TotalDays} days"),
    };

    private IEnumerable<(Text Words, int Count)> Counts()
    {
        var from = Duration.MinValue;
        foreach (var (under, words) in Ages)
        {
            yield return (words, Waits.Count(wait => wait >= from && wait < under));
            from = under;
        }
    }
}
