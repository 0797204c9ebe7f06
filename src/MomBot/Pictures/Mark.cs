namespace MomBot.Pictures;

/// <summary>One thing that is painted. A picture is a list of these, so what a test reads is what is seen.</summary>
public abstract record Mark(Ink Ink)
{
    /// <summary>A filled box; with a radius of half its height a disc.</summary>
    public sealed record Block(Box Box, double Radius, Ink Ink) : Mark(Ink);

    /// <summary>The edge of a box, drawn inside it.</summary>
    public sealed record Frame(Box Box, double Radius, double Thickness, Ink Ink) : Mark(Ink);

    /// <summary>A straight line with square ends.</summary>
    public sealed record Line(Point From, Point To, double Thickness, Ink Ink) : Mark(Ink);

    /// <summary>Slanted lines inside a box.</summary>
    public sealed record Hatch(Box Box, double Gap, double Thickness, Ink Ink) : Mark(Ink);

    /// <summary>Words on one line.</summary>
    public sealed record Words(string Text, double X, double Baseline, Letters Letters, Ink Ink) : Mark(Ink)
    {
        public Box Box => new(X, Baseline - Letters.CapHeight, Letters.WidthOf(Text), Letters.CapHeight);
    }
}
