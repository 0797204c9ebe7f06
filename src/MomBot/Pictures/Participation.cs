using System.Collections.Immutable;
using MomBot.Data;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Pictures;

/// <summary>
/// For facilitators: how many were asked, answered, passed or were away, week by week. Totals only, and a number under
/// five is never shown, in words, in a length or by what is left over.
/// </summary>
public sealed record Participation(ImmutableArray<RoundTotals> Rounds) : Drawing
{
    /// <summary>The newest of them are shown.</summary>
    public const int MostRounds = 10;

    private const double Bar = 30;

    public override Canvas Draw(Func<Text, string> say)
    {
        var canvas = new Canvas();
        canvas.Paragraph(say(Title), Canvas.Title, Ink.Words);
        canvas.Space(12);
        if (Rounds.Length == 0)
        {
            canvas.Paragraph(say(NoRounds), Canvas.Text, Ink.Quiet);
            return canvas;
        }

        var most = Shown.Max(round => round.Asked);
        foreach (var round in Shown)
            Row(canvas, round, most, say);
        Legend(canvas, say);
        canvas.Paragraph(say(Explained), Canvas.Small, Ink.Quiet);
        return canvas;
    }

    protected override IEnumerable<Text> Descriptions()
    {
        if (Rounds.Length == 0)
        {
            yield return T($"{Title}. {NoRounds}");
            yield break;
        }

        yield return T($"{Title}. {Join(" ", Shown.Select(Sentence))} {Explained}");
        yield return T($"{Title}. {Join(" ", Shown.Select(Sentence))}");
        yield return T($"{Title}. {Join(" ", Shown.TakeLast(4).Select(Sentence))}");
    }

    private static Text Title => "Who took part, week by week";

    private static Text NoRounds => "No round has closed yet.";

    private static Text Explained => "Away is not missed. A number under five is not shown.";

    private IEnumerable<RoundTotals> Shown => Rounds.OrderBy(round => round.Date).TakeLast(MostRounds);

    private static Text Sentence(RoundTotals round) => Totals.MayShow(round.Asked)
        ? T($"{DayNames.Date(round.Date)}: {Asked(round)}, {Parts(round)}.")
        : T($"{DayNames.Date(round.Date)}: {TooFew}.");

    private static Text TooFew => "fewer than five were asked";

    private static Text Asked(RoundTotals round) => T($"{round.Asked} asked");

    private static Text Parts(RoundTotals round) => Join(
        ", ",
        T($"{Totals.Words(round.Answered)} answered"),
        T($"{Totals.Words(round.Passed)} passed"),
        T($"{Totals.Words(round.Away)} away"));

    private static void Row(Canvas canvas, RoundTotals round, int most, Func<Text, string> say)
    {
        canvas.Write(say(DayNames.Date(round.Date)), Canvas.Margin, canvas.Y, Canvas.Bold, Ink.Words);
        var right = Canvas.Margin + Canvas.Inner;
        var known = Totals.MayShow(round.Asked);
        canvas.WriteUpTo(
            say(known ? Asked(round) : TooFew), right, canvas.Y, Canvas.Small, known ? Ink.Words : Ink.Quiet);
        canvas.Space(Canvas.Bold.Line + 4);
        if (!known)
        {
            canvas.Space(16);
            return;
        }

        var scale = Canvas.Inner / most;
        var (x, y) = (Canvas.Margin, canvas.Y);
        ReadOnlySpan<(Part Part, int Count)> parts =
            [(Part.Answered, round.Answered), (Part.Passed, round.Passed), (Part.Away, round.Away)];
        foreach (var (part, count) in parts)
        {
            if (!Totals.MayShow(count))
                continue;
            Piece(canvas, part, new Box(x, y, count * scale, Bar));
            x += count * scale;
        }

        canvas.Add(new Mark.Frame(new Box(Canvas.Margin, y, round.Asked * scale, Bar), 4, 2, Ink.Quiet));
        canvas.Space(Bar + 4);
        canvas.Write(
            Canvas.Small.OneLine(say(Parts(round)), Canvas.Inner), Canvas.Margin, canvas.Y, Canvas.Small, Ink.Quiet);
        canvas.Space(Canvas.Small.Line + 16);
    }

    /// <summary>Filled, slanted lines, dotted: told apart without any colour.</summary>
    private static void Piece(Canvas canvas, Part part, Box box)
    {
        switch (part)
        {
            case Part.Answered:
                canvas.Add(new Mark.Block(box, 4, Ink.Leaf));
                break;
            case Part.Passed:
                canvas.Add(new Mark.Hatch(box, 12, 4, Ink.Sky), new Mark.Frame(box, 4, 2, Ink.Sky));
                break;
            case Part.Away:
                for (var x = box.X + 10; x < box.Right - 6; x += 14)
                    canvas.Add(new Mark.Block(new Box(x - 3, box.Middle.Y - 3, 6, 6), 3, Ink.Warm));
                break;
        }
    }

    private static void Legend(Canvas canvas, Func<Text, string> say)
    {
        var x = Canvas.Margin;
        foreach (var (part, word) in new (Part, Text)[]
            { (Part.Answered, "answered"), (Part.Passed, "passed"), (Part.Away, "away") })
        {
            Piece(canvas, part, new Box(x, canvas.Y + 3, 44, 28));
            var name = say(word);
            canvas.Write(name, x + 56, canvas.Y, Canvas.Text, Ink.Words);
            x += 56 + Canvas.Text.WidthOf(name) + 28;
        }

        canvas.Space(Canvas.Text.Line + 12);
    }

    private enum Part
    {
        Answered,
        Passed,
        Away,
    }
}

/// <summary>What a round came to, without a name.</summary>
/// <param name="Away">Paused or on holiday: never counted as missed.</param>
public sealed record RoundTotals(LocalDate Date, int Asked, int Answered, int Passed, int Away);
