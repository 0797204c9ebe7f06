namespace MomBot.Pictures;

/// <summary>
/// A colour. The palette is one dark card: it does not blind anybody at night, stands out from Discord's light ground
/// by itself and from its dark one by its edge. Colour only repeats what words and shapes say.
/// </summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static readonly Ink Ground = new(0x24, 0x2B, 0x33);
    public static readonly Ink Edge = new(0x6E, 0x7B, 0x8A);
    public static readonly Ink Panel = new(0x2E, 0x37, 0x41);
    public static readonly Ink Words = new(0xF5, 0xF1, 0xEA);
    public static readonly Ink Quiet = new(0xCB, 0xD2, 0xDA);
    public static readonly Ink Warm = new(0xF6, 0xC7, 0xA6);
    public static readonly Ink Leaf = new(0xA6, 0xD8, 0xBC);
    public static readonly Ink Sky = new(0xB9, 0xD0, 0xF4);

    /// <summary>Everything that words or shapes are drawn with.</summary>
    public static readonly IReadOnlyList<Ink> Speaking = [Words, Quiet, Warm, Leaf, Sky];

    /// <summary>How well this reads on another, from 1 to 21. See WCAG 2.2: contrast ratio.</summary>
    public double ContrastOn(Ink ground)
    {
        var (lighter, darker) = Luminance >= ground.Luminance ? (this, ground) : (ground, this);
        return (lighter.Luminance + 0.05) / (darker.Luminance + 0.05);
    }

    internal int Rgb => (Red << 16) | (Green << 8) | Blue;

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
