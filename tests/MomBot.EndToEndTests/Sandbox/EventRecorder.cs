using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Gateway;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Stands where the gateway would: keeps each event, and hands interactions to a bot of a few lines.</summary>
internal sealed class EventRecorder : IEventSink
{
    private readonly ConcurrentQueue<(string Name, JsonObject Data)> _events = new();

    public Action<JsonObject>? OnInteraction { get; set; }

    public IReadOnlyList<string> Names => [.. _events.Select(one => one.Name)];

    public void Publish(string eventName, ulong? guildId, JsonObject data, ulong? onlyUser = null)
    {
        _events.Enqueue((eventName, data));
        if (eventName == "INTERACTION_CREATE") OnInteraction?.Invoke(data);
    }

    public JsonObject Last(string name) => _events.Last(one => one.Name == name).Data;

    public int Count(string name) => _events.Count(one => one.Name == name);
}
