namespace MomBot.Sandbox.Interactions;

/// <summary>What a real client would not have let the person do, in one plain sentence.</summary>
public sealed class RefusalException(string reason, int status = 400) : Exception(reason)
{
    public int Status { get; } = status;
}
