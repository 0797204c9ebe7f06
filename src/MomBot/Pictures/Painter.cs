namespace MomBot.Pictures;

/// <summary>
/// Turns marks into pixels. Everything is a polygon, filled line by line with soft edges. Coverage has sixteen steps,
/// so that a picture of few inks has few colours and stays small.
/// </summary>
internal sealed class Painter
{
    private const int Steps = 15;
    private const int LinesPerPixel = 4;

    private readonly int[] _pixels;
    private readonly int _height;
    private readonly double[] _coverage = new double[Canvas.Width];
    private readonly List<(double X, int Turn)> _crossings = [];
    private readonly Outline _outline = new();
    private readonly List<Edge> _near = [];
    private int _from = Canvas.Width;
    private int _to;

    private Painter(int height)
    {
        _height = height;
        _pixels = new int[Canvas.Width * height];
        Array.Fill(_pixels, Ink.Ground.Rgb);
    }

    /// <summary>The pixels as 0xRRGGBB, row by row.</summary>
    public static int[] Paint(Canvas canvas)
    {
        var painter = new Painter(canvas.Height);
        painter.Draw(new Mark.Frame(new Box(0, 0, Canvas.Width, canvas.Height), 0, 3, Ink.Edge));
        foreach (var mark in canvas.Marks)
            painter.Draw(mark);
        return painter._pixels;
    }

    private void Draw(Mark mark)
    {
        var whole = new Box(0, 0, Canvas.Width, _height);
        switch (mark)
        {
            case Mark.Block(var box, var radius, var ink):
                _outline.Add(box, radius);
                Fill(ink, whole);
                break;
            case Mark.Frame(var box, var radius, var thickness, var ink):
                _outline.Add(box, radius);
                _outline.Add(box.Within(thickness), Math.Max(radius - thickness, 0), inward: true);
                Fill(ink, whole);
                break;
            case Mark.Line(var from, var to, var thickness, var ink):
                _outline.Add(from, to, thickness);
                Fill(ink, whole);
                break;
            case Mark.Hatch(var box, var gap, var thickness, var ink):
                for (var x = box.X - box.Height; x < box.Right; x += gap)
                    _outline.Add(new Point(x, box.Bottom), new Point(x + box.Height, box.Y), thickness);
                Fill(ink, box);
                break;
            case Mark.Words words:
                foreach (var (glyph, x) in Set(words))
                {
                    _outline.Add(glyph, x, words.Baseline, words.Letters);
                    Fill(words.Ink, whole);
                }

                break;
            default:
                throw new InvalidOperationException($"{mark.GetType().Name} cannot be painted.");
        }
    }

    private static IEnumerable<(Glyph Glyph, double X)> Set(Mark.Words words)
    {
        var face = Typeface.Of(words.Letters);
        var x = words.X;
        foreach (var glyph in face.Glyphs(words.Text))
        {
            yield return (glyph, x);
            x += glyph.Width * words.Letters.Size / face.UnitsPerEm;
        }
    }

    private void Fill(Ink ink, Box clip)
    {
        var edges = _outline.Edges;
        var (top, bottom) = (double.MaxValue, double.MinValue);
        foreach (var edge in edges)
            (top, bottom) = (Math.Min(top, edge.Top), Math.Max(bottom, edge.Bottom));
        var last = (int)Math.Min(Math.Ceiling(Math.Min(bottom, clip.Bottom)), _height);
        for (var y = (int)Math.Max(Math.Max(top, clip.Y), 0); y < last; y++)
        {
            _near.Clear();
            foreach (var edge in edges)
            {
                if (edge.Top < y + 1 && edge.Bottom > y)
                    _near.Add(edge);
            }

            for (var line = 0; line < LinesPerPixel; line++)
                Cover(_near, y + ((line + 0.5) / LinesPerPixel), clip);
            Blend(y, ink);
        }

        _outline.Clear();
    }

    /// <summary>What is inside on one thin line: where the contours around it do not cancel out.</summary>
    private void Cover(List<Edge> edges, double y, Box clip)
    {
        if (y < clip.Y || y >= clip.Bottom)
            return;
        _crossings.Clear();
        foreach (var edge in edges)
        {
            if (edge.Top <= y && edge.Bottom > y)
                Cross(edge.At(y), edge.Turn);
        }

        var turns = 0;
        for (var i = 0; i + 1 < _crossings.Count; i++)
        {
            turns += _crossings[i].Turn;
            if (turns != 0)
                Cover(Math.Max(_crossings[i].X, clip.X), Math.Min(_crossings[i + 1].X, clip.Right));
        }
    }

    /// <summary>Kept in order as they come: there are few of them on a line.</summary>
    private void Cross(double x, int turn)
    {
        var place = _crossings.Count;
        while (place > 0 && _crossings[place - 1].X > x)
            place--;
        _crossings.Insert(place, (x, turn));
    }

    private void Cover(double from, double to)
    {
        from = Math.Max(from, 0);
        to = Math.Min(to, Canvas.Width);
        if (from >= to)
            return;
        var (first, last) = ((int)from, (int)Math.Ceiling(to) - 1);
        _from = Math.Min(_from, first);
        _to = Math.Max(_to, last + 1);
        if (first == last)
        {
            _coverage[first] += to - from;
            return;
        }

        _coverage[first] += first + 1 - from;
        foreach (ref var whole in _coverage.AsSpan(first + 1, last - first - 1))
            whole += 1;
        _coverage[last] += to - last;
    }

    private void Blend(int y, Ink ink)
    {
        for (var x = _from; x < _to; x++)
        {
            if (_coverage[x] <= 0)
                continue;
            var step = Math.Min((int)((_coverage[x] / LinesPerPixel * Steps) + 0.5), Steps);
            ref var pixel = ref _pixels[(y * Canvas.Width) + x];
            pixel = step == Steps
                ? ink.Rgb
                : (Mix(pixel >> 16, ink.Red, step) << 16) | (Mix(pixel >> 8, ink.Green, step) << 8)
                    | Mix(pixel, ink.Blue, step);
            _coverage[x] = 0;
        }

        (_from, _to) = (Canvas.Width, 0);
    }

    private static int Mix(int under, int over, int step)
    {
        var below = under & 0xFF;
        return below + (((over - below) * step) / Steps);
    }
}
