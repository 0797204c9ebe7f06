using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace MomBot.Sandbox.World;

/// <summary>Tells every open page what just happened, in a few words and ids.</summary>
public sealed class Happenings
{
    private readonly ConcurrentDictionary<Channel<string>, byte> _listeners = [];

    public Channel<string> Listen()
    {
        var listener = System.Threading.Channels.Channel.CreateBounded<string>(
            new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[listener] = 0;
        return listener;
    }

    /// <summary>Whether anyone listens.</summary>
    public bool Heard => !_listeners.IsEmpty;

    public void Leave(Channel<string> listener) => _listeners.TryRemove(listener, out _);

    public void Tell(string kind, JsonObject? ids = null)
    {
        if (_listeners.IsEmpty) return;
        var line = ids is null ? [] : (JsonObject)ids.DeepClone();
        line.Insert(0, "kind", kind);
        var text = line.ToJsonString();
        foreach (var listener in _listeners.Keys) listener.Writer.TryWrite(text);
    }
}
