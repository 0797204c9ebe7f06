using System.Buffers.Binary;
using System.IO.Compression;

namespace MomBot.Pictures;

/// <summary>
/// Pixels as a PNG file: with a palette when they have at most 256 colours. See W3C: Portable Network Graphics.
/// </summary>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(number => Remainder((uint)number))];

    public static byte[] Encode(int[] pixels, int width, int height)
    {
        var palette = Palette(pixels);
        using var file = new MemoryStream();
        file.Write(Signature);
        Chunk(file, "IHDR", Header(width, height, palette is null ? ColourType.True : ColourType.Palette));
        if (palette is not null)
            Chunk(file, "PLTE", [.. palette.Keys.SelectMany(Parts)]);
        Chunk(file, "IDAT", Packed(pixels, width, height, palette));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static OrderedDictionary<int, byte>? Palette(int[] pixels)
    {
        var palette = new OrderedDictionary<int, byte>();
        var last = -1;
        foreach (var pixel in pixels)
        {
            if (pixel == last)
                continue;
            last = pixel;
            if (!palette.ContainsKey(pixel) && palette.Count == 256)
                return null;
            palette.TryAdd(pixel, (byte)palette.Count);
        }

        return palette;
    }

    private static byte[] Parts(int rgb) => [(byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb];

    private static byte[] Header(int width, int height, ColourType colour)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = (byte)colour;
        return header;
    }

    private static byte[] Packed(int[] pixels, int width, int height, OrderedDictionary<int, byte>? palette)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            var row = new byte[1 + (width * (palette is null ? 3 : 1))];
            for (var y = 0; y < height; y++)
            {
                Fill(row, pixels.AsSpan(y * width, width), palette);
                stream.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Fill(byte[] row, ReadOnlySpan<int> pixels, OrderedDictionary<int, byte>? palette)
    {
        var (last, index) = (-1, (byte)0);
        for (var x = 0; x < pixels.Length; x++)
        {
            if (palette is null)
            {
                row[1 + (3 * x)] = (byte)(pixels[x] >> 16);
                row[2 + (3 * x)] = (byte)(pixels[x] >> 8);
                row[3 + (3 * x)] = (byte)pixels[x];
                continue;
            }

            if (pixels[x] != last)
                (last, index) = (pixels[x], palette[pixels[x]]);
            row[1 + x] = index;
        }
    }

    private static void Chunk(MemoryStream file, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] named = [.. name.Select(letter => (byte)letter), .. data];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    private static uint Checksum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var part in data)
            sum = Remainders[(byte)(sum ^ part)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint Remainder(uint number)
    {
        for (var bit = 0; bit < 8; bit++)
            number = (number & 1) == 1 ? 0xEDB88320 ^ (number >> 1) : number >> 1;
        return number;
    }

    private enum ColourType : byte
    {
        True = 2,
        Palette = 3,
    }
}
