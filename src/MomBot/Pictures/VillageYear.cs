using System.Collections.Immutable;
using MomBot.Data;
using static MomBot.Data.Text;

namespace MomBot.Pictures;

/// <summary>
/// What a village did in a year, as totals to share with everybody. A total under five is left out: in a picture for
/// all it could be about somebody.
/// </summary>
/// <param name="Title">Such as "Our village this year".</param>
/// <param name="Years">All totals, in the order they are told.</param>
public sealed record VillageYear(Text Title, ImmutableArray<YearTotal> Years) : Drawing
{
    private static readonly Letters Number = new(64, Bold: true);
    private const double Gap = 16;
    private const double Padding = 20;

    public override Canvas Draw(Func<Text, string> say)
    {
        var canvas = new Canvas();
        canvas.Paragraph(say(Title), Canvas.Title, Ink.Words);
        canvas.Space(Gap);
        if (Shown.Length == 0)
            canvas.Paragraph(say(Quiet), Canvas.Text, Ink.Quiet);
        var width = (Canvas.Inner - Gap) / 2;
        foreach (var row in Shown.Chunk(2))
        {
            var words = row.Select(total => Canvas.Text.Wrap(say(total.What), width - (2 * Padding), 3)).ToList();
            var height = (2 * Padding) + Number.Line + (Canvas.Text.Line * words.Max(each => each.Count));
            for (var i = 0; i < row.Length; i++)
            {
                var box = new Box(Canvas.Margin + (i * (width + Gap)), canvas.Y, width, height);
                canvas.Add(new Mark.Block(box, 16, Ink.Panel));
                var inside = box.Within(Padding);
                canvas.Write(Digits(row[i].Count), inside.X, inside.Y, Number, Ink.Warm);
                var y = inside.Y + Number.Line;
                foreach (var line in words[i])
                {
                    canvas.Write(line, inside.X, y, Canvas.Text, Ink.Words);
                    y += Canvas.Text.Line;
                }
            }

            canvas.Space(height + Gap);
        }

        return canvas;
    }

    protected override IEnumerable<Text> Descriptions()
    {
        yield return Shown.Length == 0
            ? T($"{Title}: {Quiet}")
            : T($"{Title}: {Join(", ", Shown.Select(total => T($"{total.Count} {total.What}")))}.");
    }

    private static Text Quiet => "A quiet year. The village is here.";

    private ImmutableArray<YearTotal> Shown => [.. Years.Where(total => Totals.MayShow(total.Count))];
}

/// <summary>One total: 48 and "meals brought".</summary>
public sealed record YearTotal(Text What, int Count);
