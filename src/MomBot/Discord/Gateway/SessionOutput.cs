namespace MomBot.Discord.Gateway;

/// <summary>What a session wants done, in this order.</summary>
public abstract record SessionOutput
{
    private SessionOutput()
    {
    }

    public sealed record Connect(Uri Url) : SessionOutput;

    /// <summary>Urgent ones count towards the limit but never wait for it.</summary>
    public sealed record Send(ReadOnlyMemory<byte> Payload, bool Urgent) : SessionOutput;

    /// <summary>Say goodbye with this code.</summary>
    public sealed record Close(int Code) : SessionOutput;

    public sealed record StartTimer(SessionTimer Timer, TimeSpan After) : SessionOutput;

    /// <summary>The connection is over: its timers stop and it is heard no more.</summary>
    public sealed record Drop : SessionOutput;

    /// <summary>Wait for this shard's turn, then say <see cref="SessionInput.IdentifyGranted"/>.</summary>
    public sealed record AskToIdentify : SessionOutput;

    public sealed record Dispatch(GatewayEvent Event, long Sequence) : SessionOutput;

    /// <summary>Trying again cannot help.</summary>
    public sealed record Fatal(string Reason) : SessionOutput;

    /// <summary>Worth a line in the log.</summary>
    public sealed record Note(string Text) : SessionOutput;

    /// <summary>A frame was skipped.</summary>
    public sealed record Malformed(string Reason) : SessionOutput;
}
