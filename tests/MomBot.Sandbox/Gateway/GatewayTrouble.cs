namespace MomBot.Sandbox.Gateway;

/// <summary>The gateway's own faults, each done to every connection that is open at that moment.</summary>
public sealed class GatewayTrouble
{
    private readonly GatewayHub _hub;
    private readonly Lock _gate = new();
    private int? _duplicates = 0;
    private int? _closedResumes = 0;
    private int? _dropped = 0;

    internal GatewayTrouble(GatewayHub hub) => _hub = hub;

    /// <summary>While it is true, nobody answers at the address for resuming.</summary>
    public bool ResumeUrlDead { get; set; }

    /// <summary>Nothing more goes wrong; what has been done already stays done.</summary>
    public void Calm()
    {
        DuplicateEvents(0);
        CloseAfterResume(0);
        DropEvents(0);
        ResumeUrlDead = false;
    }

    public void Close(int code)
    {
        foreach (var connection in _hub.Open)
            connection.End(Closing.OnPurpose(code));
    }

    /// <summary>Cuts the sockets without a close frame.</summary>
    public void Cut()
    {
        foreach (var connection in _hub.Open)
            connection.Cut();
    }

    public void AskToReconnect() => SendToAll(Payloads.Reconnect);

    public void AskForHeartbeat() => SendToAll(Payloads.Heartbeat);

    public void SendGarbage() => SendToAll(Payloads.Garbage);

    public void InvalidateSessions(bool resumable)
    {
        foreach (var connection in _hub.Open)
        {
            // Either way the connection is without a session: the client may resume or identify on it, or on another.
            if (connection.Session is { } session)
            {
                if (!resumable)
                    _hub.Forget(session);
                session.Detach(connection.Queue);
                connection.Session = null;
            }

            connection.Queue.Send(Payloads.InvalidSession(resumable));
        }
    }

    /// <summary>From now on these sockets stay open and say nothing: no heartbeat acks, no events.</summary>
    public void MakeZombies()
    {
        foreach (var connection in _hub.Open)
            connection.Queue.FallSilent();
    }

    /// <summary>Delivers the next events twice, each with its own sequence number; null means until told 0.</summary>
    public void DuplicateEvents(int? times)
    {
        lock (_gate)
            _duplicates = times;
    }

    /// <summary>The next events never arrive, and no number is missing; null means until told 0.</summary>
    public void DropEvents(int? times)
    {
        lock (_gate)
            _dropped = times;
    }

    /// <summary>Closes the next connections as soon as they have resumed; null means until told 0.</summary>
    public void CloseAfterResume(int? times)
    {
        lock (_gate)
            _closedResumes = times;
    }

    internal bool TakeDuplicate()
    {
        lock (_gate)
            return Take(ref _duplicates);
    }

    internal bool TakeDrop()
    {
        lock (_gate)
            return Take(ref _dropped);
    }

    internal bool TakeClosedResume()
    {
        lock (_gate)
            return Take(ref _closedResumes);
    }

    private static bool Take(ref int? left)
    {
        if (left is 0)
            return false;
        left--;
        return true;
    }

    private void SendToAll(byte[] payload)
    {
        foreach (var connection in _hub.Open)
            connection.Queue.Send(payload);
    }
}
