using System.Buffers.Binary;
using System.IO.Compression;
using MomBot.Pictures;

namespace MomBot.Tests.Pictures;

/// <summary>Pixels survive the file; read here by a decoder of our own tests.</summary>
public class PngTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(256)]
    [InlineData(257)]
    public void PixelsComeBackAsTheyWere(int colours)
    {
        var pixels = Enumerable.Range(0, 40 * 30).Select(at => (at % colours * 65_521) & 0xFFFFFF).ToArray();

        var (width, height, back) = Decode(Png.Encode(pixels, 40, 30));

        Assert.Equal((40, 30), (width, height));
        Assert.Equal(pixels, back);
    }

    [Fact]
    public void ABlockIsPaintedWhereItIsAndItsEdgeIsSoft()
    {
        var canvas = new Canvas();
        canvas.Add(new Mark.Block(new Box(10.5, 10, 20, 20), 0, Ink.Warm));
        canvas.Space(100);

        var (width, height, pixels) = Decode(canvas.ToPng());

        Assert.Equal((Canvas.Width, canvas.Height), (width, height));
        Assert.Equal(Rgb(Ink.Warm), pixels[(15 * width) + 20]);
        Assert.Equal(Rgb(Ink.Ground), pixels[(15 * width) + 9]);
        Assert.Equal(Rgb(Ink.Ground), pixels[(9 * width) + 20]);
        Assert.InRange(pixels[(15 * width) + 10] >> 16, Ink.Ground.Red + 80, Ink.Warm.Red - 80);
    }

    [Fact]
    public void AHoleStaysEmptyAndAHatchStaysInItsBox()
    {
        var canvas = new Canvas();
        canvas.Add(
            new Mark.Frame(new Box(10, 10, 40, 40), 20, 4, Ink.Leaf),
            new Mark.Hatch(new Box(100, 10, 60, 30), 10, 4, Ink.Sky));
        canvas.Space(100);

        var (width, height, pixels) = Decode(canvas.ToPng());

        Assert.Equal(Rgb(Ink.Ground), pixels[(30 * width) + 30]);
        Assert.Equal(Rgb(Ink.Leaf), pixels[(30 * width) + 12]);
        for (var at = 0; at < width * height; at++)
        {
            var (x, y) = (at % width, at / width);
            if (x is >= 70 and < 700 && y is > 5 and < 100 && (x is < 100 or >= 160 || y is < 10 or >= 40))
                Assert.Equal(Rgb(Ink.Ground), pixels[at]);
        }
    }

    private static int Rgb(Ink ink) => (ink.Red << 16) | (ink.Green << 8) | ink.Blue;

    private static (int Width, int Height, int[] Pixels) Decode(byte[] png)
    {
        var (width, height, colour) = (0, 0, 0);
        byte[] palette = [];
        using var data = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var body = png.AsSpan(at + 8, length);
            switch (System.Text.Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    width = BinaryPrimitives.ReadInt32BigEndian(body);
                    height = BinaryPrimitives.ReadInt32BigEndian(body[4..]);
                    colour = body[9];
                    break;
                case "PLTE":
                    palette = body.ToArray();
                    break;
                case "IDAT":
                    data.Write(body);
                    break;
            }

            at += length + 12;
        }

        data.Position = 0;
        using var unpacked = new MemoryStream();
        using (var stream = new ZLibStream(data, CompressionMode.Decompress))
            stream.CopyTo(unpacked);
        var rows = unpacked.ToArray();
        var size = colour == 3 ? 1 : 3;
        var pixels = new int[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            var from = (i / width * (1 + (width * size))) + 1 + (i % width * size);
            var parts = colour == 3 ? palette.AsSpan(rows[from] * 3, 3) : rows.AsSpan(from, 3);
            pixels[i] = (parts[0] << 16) | (parts[1] << 8) | parts[2];
        }

        return (width, height, pixels);
    }
}
