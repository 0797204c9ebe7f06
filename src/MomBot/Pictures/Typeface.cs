using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;

namespace MomBot.Pictures;

/// <summary>
/// One weight of the letters in <c>lettering.bin</c> (made by <c>tools/lettering</c>): their outlines and widths.
/// </summary>
internal sealed class Typeface
{
    private static readonly Lazy<(Typeface Regular, Typeface Bold)> Both = new(ReadBoth);

    private readonly Dictionary<int, Glyph> _glyphs;

    private Typeface(int unitsPerEm, int capHeight, Dictionary<int, Glyph> glyphs)
    {
        UnitsPerEm = unitsPerEm;
        CapHeight = capHeight;
        _glyphs = glyphs;
    }

    /// <summary>Font units to one size of the letters.</summary>
    public int UnitsPerEm { get; }

    /// <summary>How high a capital is, in font units.</summary>
    public int CapHeight { get; }

    public static Typeface Of(Letters letters) => letters.Bold ? Both.Value.Bold : Both.Value.Regular;

    /// <summary>
    /// What is drawn for words, in order. What is not known here, such as a face or a cake, is a box: seen, not lost.
    /// </summary>
    public IEnumerable<Glyph> Glyphs(string words)
    {
        for (var parts = StringInfo.GetTextElementEnumerator(words); parts.MoveNext();)
        {
            var runes = parts.GetTextElement().EnumerateRunes().Where(rune => rune.Value is not (0xFE0F or 0x200D));
            var found = runes.Select(rune => _glyphs.GetValueOrDefault(rune.Value)).ToList();
            if (found.TrueForAll(glyph => glyph is not null))
            {
                foreach (var glyph in found)
                    yield return glyph!;
            }
            else
            {
                yield return _glyphs[0];
            }
        }
    }

    private static (Typeface Regular, Typeface Bold) ReadBoth()
    {
        using var packed = Assembly.GetExecutingAssembly().GetManifestResourceStream("lettering.bin")!;
        using var unpacked = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionMode.Decompress))
            stream.CopyTo(unpacked);
        ReadOnlySpan<byte> rest = unpacked.ToArray();
        return (Read(ref rest), Read(ref rest));
    }

    private static Typeface Read(ref ReadOnlySpan<byte> rest)
    {
        var unitsPerEm = Short(ref rest);
        _ = Short(ref rest); // Ascent and descent: lines are set by their size.
        _ = Short(ref rest);
        var capHeight = Short(ref rest);
        var glyphs = new Dictionary<int, Glyph>();
        for (var left = Short(ref rest); left > 0; left--)
        {
            var code = Short(ref rest);
            var width = Short(ref rest);
            var contours = new OutlinePoint[Byte(ref rest)][];
            for (var i = 0; i < contours.Length; i++)
            {
                contours[i] = new OutlinePoint[Short(ref rest)];
                for (var j = 0; j < contours[i].Length; j++)
                    contours[i][j] = new OutlinePoint(Short(ref rest), Short(ref rest), Byte(ref rest) == 1);
            }

            glyphs.Add(code, new Glyph(code, width, contours));
        }

        return new Typeface(unitsPerEm, capHeight, glyphs);
    }

    private static short Short(ref ReadOnlySpan<byte> rest)
    {
        var value = BinaryPrimitives.ReadInt16LittleEndian(rest);
        rest = rest[2..];
        return value;
    }

    private static byte Byte(ref ReadOnlySpan<byte> rest)
    {
        var value = rest[0];
        rest = rest[1..];
        return value;
    }
}

/// <summary>A letter: how far it moves the pen, and its closed contours. In font units, up is positive.</summary>
internal sealed record Glyph(int Code, int Width, OutlinePoint[][] Contours);

/// <summary>A point on a contour, or the control point of the curve between its neighbours.</summary>
internal readonly record struct OutlinePoint(short X, short Y, bool OnCurve);
