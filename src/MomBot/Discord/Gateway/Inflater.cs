using System.IO.Compression;

namespace MomBot.Discord.Gateway;

/// <summary>Undoes Discord's transport compression: one zlib stream that runs through all messages of a
/// connection.</summary>
internal sealed class Inflater : IDisposable
{
    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream _zlib;
    private byte[] _inflated = new byte[16 * 1_024];

    public Inflater() => _zlib = new ZLibStream(_compressed, CompressionMode.Decompress);

    /// <summary>One message that ends with a flush; the result is valid until the next call.</summary>
    public ReadOnlyMemory<byte> Inflate(ReadOnlySpan<byte> message)
    {
        _compressed.SetLength(0);
        _compressed.Write(message);
        _compressed.Position = 0;
        var length = 0;
        while (true)
        {
            var read = _zlib.Read(_inflated.AsSpan(length));
            if (read == 0)
                return _inflated.AsMemory(0, length);
            length += read;
            if (length == _inflated.Length)
                Grow();
        }
    }

    private void Grow()
    {
        if (_inflated.Length >= DiscordLimits.GatewayFrameBytes)
            throw new InvalidDataException("A message inflates beyond all reason.");
        Array.Resize(ref _inflated, _inflated.Length * 2);
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _compressed.Dispose();
    }
}
