using System.Globalization;
using MomBot.Pictures;

namespace MomBot.Tests.Pictures;

/// <summary>What a picture is made of, one line a mark, for approved snapshots.</summary>
internal static class LayoutText
{
    public static string Of(Canvas canvas) =>
        $"{Canvas.Width} × {canvas.Height}\n" + string.Join('\n', canvas.Marks.Select(Line));

    private static string Line(Mark mark) => mark switch
    {
        Mark.Words words =>
            $"\"{words.Text}\" {Place(words.Box)} {words.Letters.Size}{(words.Letters.Bold ? " bold" : "")}",
        Mark.Block(var box, var radius, _) => radius * 2 >= box.Height ? $"disc {Place(box)}" : $"block {Place(box)}",
        Mark.Frame(var box, var radius, _, _) =>
            radius * 2 >= box.Height ? $"ring {Place(box)}" : $"frame {Place(box)}",
        Mark.Hatch(var box, _, _, _) => $"hatch {Place(box)}",
        Mark.Line(var from, var to, _, _) => $"line {from.X:0},{from.Y:0} to {to.X:0},{to.Y:0}",
        _ => throw new InvalidOperationException($"{mark.GetType().Name} has no line yet."),
    };

    private static string Place(Box box) =>
        string.Create(CultureInfo.InvariantCulture, $"at {box.X:0},{box.Y:0} {box.Width:0} × {box.Height:0}");
}
