using System.IO.Compression;
using System.Text;
using MomBot.Discord.Gateway;
using Xunit;

namespace MomBot.Tests.Discord.Gateway;

public class InflaterTests
{
    private readonly MemoryStream _wire = new();
    private readonly ZLibStream _discord;

    public InflaterTests() => _discord = new ZLibStream(_wire, CompressionLevel.Fastest);

    [Fact]
    public void WhenMessagesShareOneStream_EachComesOutWhole()
    {
        using var inflater = new Inflater();
        string[] messages = [Frames.Hello, Frames.Ready(), new string('x', 100_000), Frames.Ack];

        foreach (var message in messages)
            Assert.Equal(message, Encoding.UTF8.GetString(inflater.Inflate(Compress(message)).Span));
    }

    [Fact]
    public void WhenAMessageInflatesBeyondReason_ItIsRefused()
    {
        using var inflater = new Inflater();
        var bomb = Compress(new string('x', 20 * 1_024 * 1_024));

        Assert.Throws<InvalidDataException>(() => { inflater.Inflate(bomb); });
    }

    private byte[] Compress(string message)
    {
        _wire.SetLength(0);
        _discord.Write(Encoding.UTF8.GetBytes(message));
        _discord.Flush();
        return _wire.ToArray();
    }
}
