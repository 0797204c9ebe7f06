namespace MomBot.Sandbox.Gateway;

/// <summary>One bot's session on one shard: its sequence, what it missed, and its connection, if any.</summary>
internal sealed class GatewaySession(
    string id, string token, ulong userId, int intents, Shard shard, ReplayBuffer replay, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, List<(string EventName, string Data)>> _heldBack = [];
    private FrameQueue? _queue;
    private bool _compressed;
    private long _sequence;
    private long _detachedAt;

    public string Id { get; } = id;

    public string Token { get; } = token;

    public ulong UserId { get; } = userId;

    public int Intents { get; } = intents;

    public Shard Shard { get; } = shard;

    public bool Connected
    {
        get
        {
            lock (_gate)
                return _queue is not null;
        }
    }

    /// <summary>Sends READY on a new connection; events of the guilds wait until each guild itself was sent.</summary>
    public void Start(FrameQueue queue, bool compressed, IEnumerable<ulong> guilds, string ready)
    {
        lock (_gate)
        {
            (_queue, _compressed) = (queue, compressed);
            foreach (var guild in guilds)
                _heldBack[guild] = [];
            Append("READY", ready);
        }
    }

    /// <summary>Lets the events of a guild through, the guild itself first when it is given.</summary>
    public void Release(ulong guildId, string? guildCreate)
    {
        lock (_gate)
        {
            if (guildCreate is not null)
                Append("GUILD_CREATE", guildCreate);
            if (_heldBack.Remove(guildId, out var waiting))
                waiting.ForEach(held => Append(held.EventName, held.Data));
        }
    }

    public void Dispatch(string eventName, ulong? guildId, string data)
    {
        lock (_gate)
        {
            if (guildId is { } guild && _heldBack.TryGetValue(guild, out var waiting))
                waiting.Add((eventName, data));
            else
                Append(eventName, data);
        }
    }

    /// <summary>Moves the session to another connection and replays what it missed.</summary>
    public ResumeOutcome Resume(FrameQueue queue, long sequence)
    {
        lock (_gate)
        {
            if (sequence < 0 || sequence > _sequence)
                return ResumeOutcome.InvalidSequence;
            if (replay.After(sequence) is not { } missed)
                return ResumeOutcome.Forgotten;
            _queue?.Close(Closing.OnPurpose(4000));
            _queue = queue;
            foreach (var frame in missed)
                queue.Send(frame, _compressed);
            Append("RESUMED", "{}");
            return ResumeOutcome.Resumed;
        }
    }

    public void Detach(FrameQueue queue)
    {
        lock (_gate)
        {
            if (_queue != queue)
                return;
            _queue = null;
            _detachedAt = time.GetTimestamp();
        }
    }

    /// <summary>Ends the connection the session has now.</summary>
    public void End(Closing closing)
    {
        lock (_gate)
            _queue?.Close(closing);
    }

    public bool ExpiredAfter(TimeSpan lifetime)
    {
        lock (_gate)
            return _queue is null && time.GetElapsedTime(_detachedAt) > lifetime;
    }

    private void Append(string eventName, string data)
    {
        var frame = Payloads.Dispatch(eventName, ++_sequence, data);
        replay.Add(_sequence, frame);
        _queue?.Send(frame, _compressed);
    }
}
