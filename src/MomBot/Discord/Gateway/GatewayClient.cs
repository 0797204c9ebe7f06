using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MomBot.Discord.RateLimits;
using MomBot.Discord.Wire;
using Channel = System.Threading.Channels.Channel;

namespace MomBot.Discord.Gateway;

/// <summary>Runs one shard: sockets and timers around a <see cref="GatewaySession"/>. One pump feeds the session;
/// handlers run elsewhere, behind a bounded queue. When that is full the shard stops reading its socket: what comes
/// waits at Discord, heartbeats go on, and our own deafness is not taken for a dead connection.</summary>
public sealed class GatewayClient
{
    private const int SendsKeptForHeartbeats = 10;
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(10);

    private readonly GatewayOptions _options;
    private readonly Func<IGatewaySocket> _newSocket;
    private readonly IdentifyGate _gate;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly GatewaySession _session;
    private readonly Lock _sessionLock = new();
    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>(new() { SingleReader = true });
    private readonly Channel<GatewayDispatch> _dispatches;
    private readonly Dictionary<SessionTimer, ITimer> _timers = [];
    private SlidingWindow _sent = NewSendWindow();
    private Connection? _connection;
    private long _lastFrame;

    public GatewayClient(
        GatewayOptions options, Func<IGatewaySocket> newSocket, IdentifyGate gate, TimeProvider time, Random random,
        ILogger<GatewayClient> logger)
    {
        (_options, _newSocket, _gate, _time, _logger) = (options, newSocket, gate, time, logger);
        _session = new GatewaySession(options, random);
        _dispatches = Channel.CreateBounded<GatewayDispatch>(options.Backlog);
        _lastFrame = time.GetTimestamp();
    }

    /// <summary>Ends when the shard does.</summary>
    public ChannelReader<GatewayDispatch> Dispatches => _dispatches.Reader;

    /// <summary>How long Discord has been silent; what readiness is judged by.</summary>
    public TimeSpan SinceLastFrame => _time.GetElapsedTime(Interlocked.Read(ref _lastFrame));

    /// <summary>Runs until cancelled, or throws <see cref="GatewayFatalException"/>.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StepAsync(new SessionInput.Started());
            await foreach (var arrival in _arrivals.Reader.ReadAllAsync(cancellationToken))
                await TakeAsync(arrival);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to leave. The close code keeps the session alive for whoever resumes it.
            if (_connection is { } connection)
                await connection.CloseAsync(CloseCodes.Resuming);
        }
        finally
        {
            Drop();
            _dispatches.Writer.TryComplete();
        }
    }

    /// <summary>
    /// Asks who of these people is not in the guild any more (<see cref="GatewayEvent.MembersMissing"/>); at most a
    /// hundred. Unheard while there is no session.
    /// </summary>
    public void AskForMembers(Snowflake guild, IReadOnlyList<Snowflake> users) =>
        Post(new SessionInput.MembersWanted(guild, users), _connection, bound: false);

    private async Task TakeAsync(Arrival arrival)
    {
        if (arrival.Bound && arrival.From != _connection)
            return; // From a connection that is over.
        if (arrival.Late is { } late)
            await SendAsync(late);
        else
            await StepAsync(arrival.Input!);
        if (arrival.Input is SessionInput.FrameArrived)
            arrival.From!.FrameDone();
    }

    private async Task StepAsync(SessionInput input)
    {
        IReadOnlyList<SessionOutput> outputs;
        lock (_sessionLock)
            outputs = _session.Step(input);
        foreach (var output in outputs)
            await DoAsync(output);
    }

    private async Task DoAsync(SessionOutput output)
    {
        switch (output)
        {
            case SessionOutput.Connect connect:
                Connect(connect.Url);
                break;
            case SessionOutput.Send send:
                await SendAsync(send);
                break;
            case SessionOutput.Close close:
                await _connection!.CloseAsync(close.Code);
                break;
            case SessionOutput.Drop:
                Drop();
                break;
            case SessionOutput.StartTimer start:
                StartTimer(start.Timer, start.After);
                break;
            case SessionOutput.AskToIdentify:
                AskToIdentify();
                break;
            case SessionOutput.Dispatch dispatch:
                Dispatch(dispatch);
                break;
            case SessionOutput.Note note:
                Log.Noted(_logger, _options.Shard, note.Text);
                break;
            case SessionOutput.Malformed malformed:
                Log.Malformed(_logger, _options.Shard, malformed.Reason);
                break;
            case SessionOutput.Fatal fatal:
                throw new GatewayFatalException(fatal.Reason);
        }
    }

    private void Connect(Uri url)
    {
        Log.Connecting(_logger, _options.Shard, url.Host);
        var connection = new Connection(_newSocket(), _time);
        (_connection, _sent) = (connection, NewSendWindow());
        _ = connection.RunAsync(url, input => Post(input, connection, bound: true), HearAsync);
    }

    /// <summary>
    /// Reads the next message that matters, but only when there is room for what it may bring. Most of what Discord
    /// says is for others: that is passed over here, before it costs anything.
    /// </summary>
    private async ValueTask<ReadOnlyMemory<byte>?> HearAsync(Connection connection)
    {
        var room = _dispatches.Writer.WaitToWriteAsync(connection.Gone);
        if (!room.IsCompleted)
        {
            connection.IsDeaf = true;
            Log.Backlogged(_logger, _options.Shard);
        }

        await room;
        connection.IsDeaf = false;
        while (true)
        {
            var message = await connection.Socket.ReceiveAsync(connection.Gone);
            Interlocked.Exchange(ref _lastFrame, _time.GetTimestamp());
            if (message is not { } frame || connection != _connection || !Passes(frame.Span))
                return message;
        }
    }

    private bool Passes(ReadOnlySpan<byte> frame)
    {
        lock (_sessionLock)
            return _session.Passes(frame);
    }

    private async Task SendAsync(SessionOutput.Send send)
    {
        var connection = _connection!;
        var wait = send.Urgent ? TimeSpan.Zero : _sent.Wait(_time.Now());
        if (wait > TimeSpan.Zero)
        {
            PostLater(new Arrival(null, connection, Bound: true, Late: send), wait);
            return;
        }

        _sent.Take(_time.Now());
        using var patience = new CancellationTokenSource(SendPatience, _time);
        if (!await connection.TrySendAsync(send.Payload, patience.Token))
            Post(new SessionInput.Closed(null), connection, bound: true);
    }

    private void AskToIdentify()
    {
        var wait = _gate.Take(_options.Shard);
        if (wait > TimeSpan.Zero)
            Log.IdentifyWaits(_logger, _options.Shard, wait.TotalSeconds);
        PostLater(new Arrival(new SessionInput.IdentifyGranted(), _connection, Bound: true), wait);
    }

    private void Dispatch(SessionOutput.Dispatch dispatch)
    {
        var receivedAt = Interlocked.Read(ref _lastFrame);
        // There is room: nothing was read before there was.
        _dispatches.Writer.TryWrite(
            new GatewayDispatch(dispatch.Event, _options.Shard, dispatch.Sequence, receivedAt));
    }

    private void StartTimer(SessionTimer timer, TimeSpan after)
    {
        var connection = _connection;
        if (_timers.Remove(timer, out var old))
            old.Dispose();
        _timers[timer] = _time.CreateTimer(
            _ => Post(new SessionInput.TimerRang(timer, connection?.IsDeaf ?? false), connection, bound: true),
            null, after, Timeout.InfiniteTimeSpan);
    }

    private void Drop()
    {
        foreach (var timer in _timers.Values)
            timer.Dispose();
        _timers.Clear();
        _connection?.Dispose();
        _connection = null;
    }

    private void Post(SessionInput input, Connection? from, bool bound) =>
        _arrivals.Writer.TryWrite(new Arrival(input, from, bound));

    private void PostLater(Arrival arrival, TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero)
            _arrivals.Writer.TryWrite(arrival);
        else
            _ = PostAsync(arrival, wait);
    }

    private async Task PostAsync(Arrival arrival, TimeSpan wait)
    {
        await Task.Delay(wait, _time, arrival.From!.Gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _arrivals.Writer.TryWrite(arrival); // If the connection is gone by now, the pump passes it over.
    }

    private static SlidingWindow NewSendWindow() =>
        new(DiscordLimits.GatewaySendsPerMinute - SendsKeptForHeartbeats, TimeSpan.FromMinutes(1));

    /// <summary>Something for the pump. Bound: only counts while its connection is the current one.</summary>
    private readonly record struct Arrival(
        SessionInput? Input, Connection? From, bool Bound, SessionOutput.Send? Late = null);
}
