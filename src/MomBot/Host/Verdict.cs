namespace MomBot.Host;

/// <summary>
/// Why the bot had to stop, when it had to: one plain sentence, printed last, and a non-zero exit code.
/// </summary>
public sealed class Verdict
{
    public string? Reason { get; private set; }

    public void Stop(string reason) => Reason ??= reason;
}
