using System.IO.Compression;
using System.Net.WebSockets;

namespace MomBot.Sandbox.Gateway;

/// <summary>
/// Turns payloads into WebSocket messages: plain text, one zlib stream for the whole connection, or zlib per payload.
/// See Discord docs: Gateway, Encoding and Compression.
/// </summary>
internal sealed class FrameEncoder : IDisposable
{
    private readonly MemoryStream _output = new();
    private readonly ZLibStream? _shared;

    public FrameEncoder(bool transportCompression) =>
        _shared = transportCompression ? new ZLibStream(_output, CompressionLevel.Fastest, leaveOpen: true) : null;

    public (ReadOnlyMemory<byte> Bytes, WebSocketMessageType Type) Encode(byte[] payload, bool compressed)
    {
        if (_shared is not null)
        {
            _output.SetLength(0);
            _shared.Write(payload);
            _shared.Flush(); // a sync flush, which ends with the suffix 00 00 FF FF that clients look for
            return (_output.ToArray(), WebSocketMessageType.Binary);
        }

        return compressed ? (Alone(payload), WebSocketMessageType.Binary) : (payload, WebSocketMessageType.Text);
    }

    public void Dispose()
    {
        _shared?.Dispose();
        _output.Dispose();
    }

    private static byte[] Alone(byte[] payload)
    {
        using var output = new MemoryStream();
        using (var deflate = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(payload);
        return output.ToArray();
    }
}
