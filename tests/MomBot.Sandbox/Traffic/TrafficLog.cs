using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Traffic;

/// <summary>Keeps every REST exchange as a JSON line in a file, and tells who listens.</summary>
public sealed class TrafficLog(string? file) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StreamWriter> _writers = [];

    public event EventHandler<Exchange>? Exchanged;

    public bool Records => file is not null;

    internal void Tell(Exchange exchange) => Exchanged?.Invoke(this, exchange);

    /// <summary>Writes one line; a request made wrong on purpose goes to <c>FILE.deliberate</c>.</summary>
    internal void Write(JsonObject line, bool deliberate)
    {
        var path = deliberate ? $"{file}.deliberate" : file!;
        lock (_gate)
        {
            if (!_writers.TryGetValue(path, out var writer))
                _writers[path] = writer = new StreamWriter(path, append: false) { AutoFlush = true, NewLine = "\n" };
            writer.WriteLine(line.ToJsonString());
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var writer in _writers.Values)
                writer.Dispose();
            _writers.Clear();
        }
    }
}
