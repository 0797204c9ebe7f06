using System.Text.Json;
using MomBot.Discord.Wire;

namespace MomBot.Discord.Gateway;

/// <summary>One shard's conversation with the gateway as a pure machine: something happens, it says what to do.
/// It owns no socket, no timer and no clock. See Discord docs: Gateway, "Connection Lifecycle".</summary>
public sealed class GatewaySession(GatewayOptions options, Random random)
{
    private const int ResumesBeforeGivingUp = 2;

    /// <summary>HELLO comes within milliseconds; a connection that stays mute is not one.</summary>
    private static readonly TimeSpan HelloPatience = TimeSpan.FromSeconds(30);

    private readonly List<SessionOutput> _outputs = [];
    private Phase _phase = Phase.Idle;
    private string? _sessionId;
    private Uri? _resumeUrl;
    private Snowflake _self;
    private long? _received;
    private TimeSpan _interval;
    private int _beatsUnanswered;
    private bool _heardSinceBeat;
    private int _quietIntervals;
    private int _failures;
    private int _failedResumes;

    private enum Phase
    {
        Idle,
        Connecting,
        AwaitingHello,
        AwaitingTurn,
        Identifying,
        Resuming,
        Running,
        BetweenConnections,
        Stopped,
    }

    public IReadOnlyList<SessionOutput> Step(SessionInput input)
    {
        _outputs.Clear();
        switch (input)
        {
            case not null when _phase == Phase.Stopped:
                break;
            case SessionInput.Started:
                Connect();
                break;
            case SessionInput.Connected:
                _phase = Phase.AwaitingHello;
                Do(new SessionOutput.StartTimer(SessionTimer.Watchdog, HelloPatience));
                break;
            case SessionInput.ConnectFailed failed:
                Do(new SessionOutput.Note($"could not connect: {failed.Reason}"));
                LoseConnection(new CloseMeaning.Resume());
                break;
            case SessionInput.FrameArrived arrived when IsConnected:
                Hear(arrived.Bytes);
                break;
            case SessionInput.Closed closed when IsConnected:
                Do(new SessionOutput.Note($"the connection was closed ({closed.Code?.ToString() ?? "no code"})"));
                LoseConnection(CloseCodes.Decide(closed.Code));
                break;
            case SessionInput.TimerRang rang:
                Ring(rang);
                break;
            case SessionInput.IdentifyGranted when _phase == Phase.AwaitingTurn:
                _phase = Phase.Identifying;
                Do(new SessionOutput.Send(Payloads.Identify(options), Urgent: true));
                break;
            case SessionInput.MembersWanted wanted when _phase == Phase.Running:
                Do(new SessionOutput.Send(Payloads.RequestMembers(wanted.Guild, wanted.Users), Urgent: false));
                break;
        }

        return _outputs.ToArray();
    }

    /// <summary>Whether this is an event that nobody needs: then it counts as heard, and that was all.</summary>
    public bool Passes(ReadOnlySpan<byte> frame)
    {
        if (_phase != Phase.Running || Frame.SequenceIfUnneeded(frame) is not { } sequence)
            return false;
        (_heardSinceBeat, _quietIntervals) = (true, 0);
        _received = Math.Max(_received ?? 0, sequence);
        return true;
    }

    private bool IsConnected => _phase is Phase.AwaitingHello or Phase.AwaitingTurn
        or Phase.Identifying or Phase.Resuming or Phase.Running;

    private void Hear(ReadOnlyMemory<byte> bytes)
    {
        // Any frame proves life, also one that we cannot read.
        (_heardSinceBeat, _quietIntervals) = (true, 0);
        if (!Frame.TryRead(bytes, out var frame, out var problem))
        {
            Do(new SessionOutput.Malformed(problem));
            return;
        }

        switch (frame.Opcode)
        {
            case GatewayOpcode.Hello when _phase == Phase.AwaitingHello:
                Greet(frame.Payload);
                break;
            case GatewayOpcode.Heartbeat:
                Do(new SessionOutput.Send(Payloads.Heartbeat(_received), Urgent: true));
                break;
            case GatewayOpcode.HeartbeatAck:
                _beatsUnanswered = 0;
                break;
            case GatewayOpcode.Reconnect:
                Leave("Discord asked to reconnect", new CloseMeaning.Resume());
                break;
            case GatewayOpcode.InvalidSession when frame.Payload.Span.SequenceEqual("true"u8):
                Leave("the session has to be resumed", new CloseMeaning.Resume());
                break;
            case GatewayOpcode.InvalidSession:
                // See Discord docs: Gateway, "Invalid Session": come back after a little while.
                _failures = Math.Max(_failures, 1);
                Leave("the session is over", new CloseMeaning.Identify());
                break;
            case GatewayOpcode.Dispatch:
                HearDispatch(frame);
                break;
        }
    }

    private void Greet(ReadOnlyMemory<byte> payload)
    {
        if (EventReader.HeartbeatInterval(payload) is not { } interval)
        {
            Do(new SessionOutput.Malformed("HELLO has no usable interval"));
            return;
        }

        _interval = interval;
        (_beatsUnanswered, _heardSinceBeat, _quietIntervals) = (0, true, 0);
        Do(new SessionOutput.StartTimer(SessionTimer.Heartbeat, interval * random.NextDouble()));
        Do(new SessionOutput.StartTimer(SessionTimer.Watchdog, interval));
        if (_sessionId is { } session && _received is { } received)
        {
            _phase = Phase.Resuming;
            Do(new SessionOutput.Send(Payloads.Resume(options.Token, session, received), Urgent: true));
        }
        else
        {
            _phase = Phase.AwaitingTurn;
            Do(new SessionOutput.AskToIdentify());
        }
    }

    private void HearDispatch(Frame frame)
    {
        var happened = EventReader.Read(frame, _self, out var problem);
        if (happened is GatewayEvent.Ready ready)
            BeginSession(ready);
        if (frame.Sequence is not { } sequence || (sequence <= _received && happened is not GatewayEvent.Ready))
            return; // Already in hand: Discord replays a little more than was missed.
        _received = sequence;
        switch (happened)
        {
            case null:
                Do(new SessionOutput.Malformed(problem));
                if (_phase == Phase.Identifying)
                    Leave("the session began unreadably", new CloseMeaning.Identify());
                return;
            case GatewayEvent.Ignored:
                return;
            case GatewayEvent.Ready or GatewayEvent.Resumed:
                _phase = Phase.Running;
                (_failures, _failedResumes) = (0, 0);
                break;
        }

        Do(new SessionOutput.Dispatch(happened, sequence));
    }

    private void BeginSession(GatewayEvent.Ready ready)
    {
        _sessionId = ready.SessionId;
        _resumeUrl = ReadUrl(ready.ResumeUrl);
        _self = ready.User.Id;
    }

    private void Ring(SessionInput.TimerRang rang)
    {
        switch (rang.Timer)
        {
            case SessionTimer.Reconnect when _phase == Phase.BetweenConnections:
                Connect();
                break;
            case SessionTimer.Heartbeat when IsConnected && _phase != Phase.AwaitingHello:
                RingHeartbeat(rang.Deaf);
                break;
            case SessionTimer.Watchdog when _phase == Phase.AwaitingHello:
                Leave("HELLO did not come", new CloseMeaning.Resume());
                break;
            case SessionTimer.Watchdog when IsConnected && !rang.Deaf && ++_quietIntervals > 2:
                Leave("nothing was heard for two heartbeat intervals", new CloseMeaning.Resume());
                break;
            case SessionTimer.Watchdog when IsConnected:
                Do(new SessionOutput.StartTimer(SessionTimer.Watchdog, _interval));
                break;
        }
    }

    private void RingHeartbeat(bool deaf)
    {
        if (!deaf && (_beatsUnanswered > 1 || (_beatsUnanswered == 1 && !_heardSinceBeat)))
        {
            Leave("heartbeats went unanswered", new CloseMeaning.Resume());
            return;
        }

        _beatsUnanswered = deaf ? 1 : _beatsUnanswered + 1;
        _heardSinceBeat = false;
        Do(new SessionOutput.Send(Payloads.Heartbeat(_received), Urgent: true));
        Do(new SessionOutput.StartTimer(SessionTimer.Heartbeat, _interval));
    }

    private void Leave(string why, CloseMeaning then)
    {
        Do(new SessionOutput.Note(why));
        Do(new SessionOutput.Close(CloseCodes.Resuming));
        LoseConnection(then);
    }

    private void LoseConnection(CloseMeaning meaning)
    {
        Do(new SessionOutput.Drop());
        if (meaning is CloseMeaning.Stop stop)
        {
            _phase = Phase.Stopped;
            Do(new SessionOutput.Fatal(stop.Reason));
            return;
        }

        // An address that did not answer is not tried twice; a resume that failed twice gives way to a new session.
        if (_phase is Phase.Connecting or Phase.AwaitingHello or Phase.Resuming)
            _resumeUrl = null;
        var resumeFailed = _phase == Phase.Resuming && ++_failedResumes >= ResumesBeforeGivingUp;
        if (resumeFailed || meaning is CloseMeaning.Identify)
            ForgetSession();
        _phase = Phase.BetweenConnections;
        Do(new SessionOutput.StartTimer(SessionTimer.Reconnect, Backoff.After(_failures++, random)));
    }

    private void ForgetSession() =>
        (_sessionId, _resumeUrl, _received, _failedResumes) = (null, null, null, 0);

    private void Connect()
    {
        _phase = Phase.Connecting;
        var address = new UriBuilder(_resumeUrl ?? options.Url)
        {
            Query = options.Compress ? "v=10&encoding=json&compress=zlib-stream" : "v=10&encoding=json",
        };
        Do(new SessionOutput.Connect(address.Uri));
    }

    private static Uri? ReadUrl(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "ws" or "wss") ? url : null;

    private void Do(SessionOutput output) => _outputs.Add(output);
}
