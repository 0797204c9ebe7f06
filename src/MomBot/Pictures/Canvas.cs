namespace MomBot.Pictures;

/// <summary>
/// Where a picture is laid out, from top to bottom: its marks in order, and how high it has become.
/// </summary>
public sealed class Canvas
{
    /// <summary>
    /// On a phone a picture is shown about 320 points wide: letters of 26 pixels are then those of ordinary text.
    /// </summary>
    public const int Width = 720;

    /// <summary>From the edge of the picture to what is in it.</summary>
    public const double Margin = 28;

    /// <summary>Higher than this a picture would be too small to read.</summary>
    public const int Highest = 1800;

    public static readonly Letters Title = new(38, Bold: true);
    public static readonly Letters Bold = new(27, Bold: true);
    public static readonly Letters Text = new(27);
    public static readonly Letters Small = new(24);

    private readonly List<Mark> _marks = [];

    /// <summary>Room between the margins.</summary>
    public static double Inner => Width - (2 * Margin);

    /// <summary>How far down the next thing comes.</summary>
    public double Y { get; private set; } = Margin;

    public int Height => (int)Math.Min(Math.Ceiling(Y + Margin), Highest);

    public IReadOnlyList<Mark> Marks => _marks;

    public void Add(params ReadOnlySpan<Mark> marks) => _marks.AddRange(marks);

    public void Space(double height) => Y += height;

    /// <summary>Words across the picture, in as many lines as they need.</summary>
    public void Paragraph(string words, Letters letters, Ink ink, int most = 3)
    {
        foreach (var line in letters.Wrap(words, Inner, most))
        {
            Write(line, Margin, Y, letters, ink);
            Space(letters.Line);
        }
    }

    /// <summary>One line of words whose capitals begin at the given height.</summary>
    public void Write(string words, double x, double top, Letters letters, Ink ink) =>
        _marks.Add(new Mark.Words(words, x, Math.Round(top + letters.CapHeight + Hang(letters)), letters, ink));

    /// <summary>The same, ending at a place.</summary>
    public void WriteUpTo(string words, double right, double top, Letters letters, Ink ink) =>
        Write(words, right - letters.WidthOf(words), top, letters, ink);

    /// <summary>The same, in the middle of a place.</summary>
    public void WriteAround(string words, double middle, double top, Letters letters, Ink ink) =>
        Write(words, middle - (letters.WidthOf(words) / 2), top, letters, ink);

    public byte[] ToPng() => Png.Encode(Painter.Paint(this), Width, Height);

    private static double Hang(Letters letters) => (letters.Line - letters.CapHeight) / 2;
}
