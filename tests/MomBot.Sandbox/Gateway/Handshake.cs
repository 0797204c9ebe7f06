namespace MomBot.Sandbox.Gateway;

/// <summary>What the address of a gateway connection asks for. See Discord docs: Gateway, Connecting.</summary>
internal sealed record Handshake(string? Version, string? Encoding, string? Compression)
{
    public bool TransportCompression => Compression == "zlib-stream";

    public static Handshake Of(HttpRequest request) =>
        new(request.Query["v"], request.Query["encoding"], request.Query["compress"]);

    public Closing? Objection() => this switch
    {
        { Version: not "10" } => Closing.InvalidVersion,
        { Encoding: not (null or "json") } => Closing.DecodeError("only the json encoding is spoken here"),
        { Compression: not (null or "" or "zlib-stream") } => Closing.DecodeError("only zlib-stream is spoken here"),
        _ => null,
    };
}
