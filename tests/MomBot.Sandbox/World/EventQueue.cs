using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Gateway;

namespace MomBot.Sandbox.World;

/// <summary>
/// Keeps events in the order in which they happened and hands them on outside the world's lock,
/// so that whoever listens may ask the world back.
/// </summary>
public sealed class EventQueue
{
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly Lock _handingOn = new();

    public IEventSink? Sink { get; set; }

    public void Add(string name, ulong? guild, JsonObject data) => _waiting.Enqueue(new Waiting(name, guild, data));

    public void HandOn()
    {
        lock (_handingOn)
        {
            while (_waiting.TryDequeue(out var one)) Sink?.Publish(one.Name, one.Guild, one.Data);
        }
    }

    private sealed record Waiting(string Name, ulong? Guild, JsonObject Data);
}
