using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>
/// Discord's gateway in memory: takes connections, keeps sessions, hands each the events it may hear.
/// Without a <c>resumeUrl</c> clients are told to resume at an address beside the one where they came in.
/// </summary>
public sealed class GatewayHub : IEventSink
{
    /// <summary>What is added to the gateway's address to resume.</summary>
    public const string ResumePath = "/resume";

    private const int UserAgentsKept = 100;

    private readonly ConcurrentDictionary<string, GatewaySession> _sessions = new();
    private readonly ConcurrentDictionary<GatewayConnection, bool> _connections = new();
    private readonly ConcurrentQueue<string> _userAgents = new();
    private readonly GatewayOptions _options;
    private readonly TimeProvider _time;
    private readonly IdentifyLedger _ledger;
    private readonly SessionOpener _opener;
    private readonly MemberRequests _memberRequests;
    private readonly IGatewayWorld _world;

    public GatewayHub(
        IGatewayWorld world, TimeProvider time, Random random, Uri? resumeUrl, GatewayOptions? options = null)
    {
        _options = options ?? new GatewayOptions();
        (_world, _time) = (world, time);
        _ledger = new IdentifyLedger(_options, time);
        Trouble = new GatewayTrouble(this);
        _opener = new SessionOpener(world, time, random, resumeUrl, _options, _ledger, _sessions, Counters, Trouble);
        _memberRequests = new MemberRequests(world, time);
    }

    public GatewayCounters Counters { get; } = new();

    /// <summary>The User-Agent of the newest handshakes, oldest first.</summary>
    public IReadOnlyCollection<string> UserAgents => _userAgents;

    public int Sessions => _sessions.Count;

    public int Connections => _connections.Count;

    /// <summary>What can be made to go wrong on the open connections.</summary>
    public GatewayTrouble Trouble { get; }

    internal IEnumerable<GatewayConnection> Open => _connections.Keys;

    /// <summary>The body of <c>GET /gateway/bot</c> for this bot.</summary>
    public JsonObject GatewayBot(string token, Uri url) => new()
    {
        ["url"] = url.ToString(),
        ["shards"] = Math.Max(1, (int)Math.Ceiling(_world.GuildIds().Count / (double)_options.GuildsPerShardAdvised)),
        ["session_start_limit"] = SessionStartLimit(token).ToJson(),
    };

    public SessionStartLimit SessionStartLimit(string token) => _ledger.Limit(token);

    /// <summary>Serves one WebSocket until it ends.</summary>
    public async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("The gateway speaks WebSocket only.\n");
            return;
        }

        if (Trouble.ResumeUrlDead && context.Request.Path.Value!.EndsWith(ResumePath, StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        _userAgents.Enqueue(context.Request.Headers.UserAgent.ToString());
        while (_userAgents.Count > UserAgentsKept)
            _userAgents.TryDequeue(out _);
        var address = new Uri($"ws://{context.Request.Host}{context.Request.Path}");
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var connection = new GatewayConnection(
            socket, Handshake.Of(context.Request), address, this, _opener, _memberRequests, _options, _time);
        _connections[connection] = true;
        Counters.Connected(_time.GetTimestamp());
        try
        {
            await connection.RunAsync(context.RequestAborted);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    public void Publish(string eventName, ulong? guildId, JsonObject data, ulong? onlyUser = null)
    {
        var happened = new ShapedEvent(eventName, guildId, data);
        foreach (var session in _sessions.Values)
        {
            if (session.ExpiredAfter(_options.SessionLifetime))
                _sessions.TryRemove(session.Id, out _);
            else if ((onlyUser is null || session.UserId == onlyUser) && happened.Reaches(session))
                Deliver(session, eventName, guildId, happened.For(session));
        }
    }

    /// <summary>Tells something that is written out already and holds nothing that an intent would hide.</summary>
    internal void Publish(string eventName, ulong guildId, string data)
    {
        foreach (var session in _sessions.Values)
            if (session.Shard.Holds(guildId)) session.Dispatch(eventName, guildId, data);
    }

    /// <summary>Whether a client is there for this community.</summary>
    internal bool IsHeard(ulong guildId) =>
        _sessions.Values.Any(session => session.Connected && session.Shard.Holds(guildId));

    /// <summary>Writes all guilds out, for logins that are measured.</summary>
    internal void WriteAhead(ulong bot) => _opener.WriteAhead(bot);

    /// <summary>Ends all connections, for the end of the program.</summary>
    public void Shutdown()
    {
        foreach (var connection in _connections.Keys)
            connection.GoAway();
    }

    internal void Forget(GatewaySession session) => _sessions.TryRemove(session.Id, out _);

    private void Deliver(GatewaySession session, string eventName, ulong? guildId, string data)
    {
        if (Trouble.TakeDrop())
            return;
        session.Dispatch(eventName, guildId, data);
        if (Trouble.TakeDuplicate())
            session.Dispatch(eventName, guildId, data);
    }
}
