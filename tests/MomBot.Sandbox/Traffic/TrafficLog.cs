using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Traffic;

/// <summary>Keeps every REST exchange as a JSON line in a file, and tells who listens.</summary>
public sealed class TrafficLog(string? file) : IDisposable
{
    private readonly Lock _gate = new();

    // Opened at once, so that a file that cannot be written stops the start and not the first request.
    private readonly StreamWriter? _lines = file is null ? null : Open(file);
    private StreamWriter? _deliberate;

    public event EventHandler<Exchange>? Exchanged;

    public bool Records => file is not null;

    public void Dispose()
    {
        lock (_gate)
        {
            _lines?.Dispose();
            _deliberate?.Dispose();
        }
    }

    internal void Tell(Exchange exchange) => Exchanged?.Invoke(this, exchange);

    /// <summary>Writes one line; a request made wrong on purpose goes to <c>FILE.deliberate</c>.</summary>
    internal void Write(JsonObject line, bool deliberate)
    {
        lock (_gate)
        {
            var writer = deliberate ? _deliberate ??= Open($"{file}.deliberate") : _lines;
            writer?.WriteLine(line.ToJsonString());
        }
    }

    private static StreamWriter Open(string path)
    {
        try
        {
            return new StreamWriter(path, append: false) { AutoFlush = true, NewLine = "\n" };
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException(
                $"The traffic file {path} cannot be written: choose another place for it.", wrong);
        }
    }
}
