namespace MomBot.Pictures;

/// <summary>Collects closed contours as straight edges.</summary>
internal sealed class Outline
{
    private const int PiecesOfCurve = 5;
    private const int PiecesOfCorner = 8;

    private readonly List<Edge> _edges = [];

    /// <summary>The edges of what was added.</summary>
    public List<Edge> Edges => _edges;

    /// <summary>Begins anew.</summary>
    public void Clear() => _edges.Clear();

    /// <summary>A box with round corners; inward, it cuts a hole into what is around it.</summary>
    public void Add(Box box, double radius, bool inward = false)
    {
        radius = Math.Min(radius, Math.Min(box.Width, box.Height) / 2);
        var points = new List<Point>();
        Corner(box.Right - radius, box.Y + radius, -90);
        Corner(box.Right - radius, box.Bottom - radius, 0);
        Corner(box.X + radius, box.Bottom - radius, 90);
        Corner(box.X + radius, box.Y + radius, 180);
        if (inward)
            points.Reverse();
        Close(points);

        void Corner(double x, double y, double start)
        {
            for (var i = 0; i <= (radius > 0 ? PiecesOfCorner : 0); i++)
            {
                var angle = (start + (90.0 * i / PiecesOfCorner)) * Math.PI / 180;
                points.Add(new Point(x + (radius * Math.Cos(angle)), y + (radius * Math.Sin(angle))));
            }
        }
    }

    public void Add(Point from, Point to, double thickness)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var half = thickness / 2 / Math.Sqrt((dx * dx) + (dy * dy));
        var (sideX, sideY) = (-dy * half, dx * half);
        Close(
        [
            new(from.X + sideX, from.Y + sideY), new(from.X - sideX, from.Y - sideY),
            new(to.X - sideX, to.Y - sideY), new(to.X + sideX, to.Y + sideY),
        ]);
    }

    public void Add(Glyph glyph, double x, double baseline, Letters letters)
    {
        var scale = letters.Size / Typeface.Of(letters).UnitsPerEm;
        foreach (var contour in glyph.Contours)
        {
            var points = new List<Point>();
            for (var i = 0; i < contour.Length; i++)
            {
                if (contour[i].OnCurve)
                    points.Add(Placed(contour[i]));
                else
                    Curve(points, Placed(contour[i]), Placed(contour[(i + 1) % contour.Length]));
            }

            Close(points);
        }

        Point Placed(OutlinePoint point) => new(x + (point.X * scale), baseline - (point.Y * scale));
    }

    private static void Curve(List<Point> points, Point control, Point end)
    {
        var start = points[^1];
        for (var i = 1; i < PiecesOfCurve; i++)
        {
            var t = (double)i / PiecesOfCurve;
            points.Add(new Point(Along(start.X, control.X, end.X, t), Along(start.Y, control.Y, end.Y, t)));
        }
    }

    private static double Along(double start, double control, double end, double t) =>
        ((1 - t) * (1 - t) * start) + (2 * t * (1 - t) * control) + (t * t * end);

    private void Close(List<Point> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var (from, to) = (points[i], points[(i + 1) % points.Count]);
            if (from.Y < to.Y)
                _edges.Add(new Edge(from.X, from.Y, to.X, to.Y, 1));
            else if (from.Y > to.Y)
                _edges.Add(new Edge(to.X, to.Y, from.X, from.Y, -1));
        }
    }
}

/// <summary>A straight piece of a contour, from top to bottom, and which way the contour goes there.</summary>
internal readonly record struct Edge(double X, double Top, double EndX, double Bottom, int Turn)
{
    public double At(double y) => X + ((y - Top) / (Bottom - Top) * (EndX - X));
}
