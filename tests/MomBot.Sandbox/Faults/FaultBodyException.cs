namespace MomBot.Sandbox.Faults;

/// <summary>A fault was described wrongly; the message says how, for the person who typed it.</summary>
public sealed class FaultBodyException : Exception
{
    public FaultBodyException()
    {
    }

    public FaultBodyException(string message)
        : base(message)
    {
    }

    public FaultBodyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
