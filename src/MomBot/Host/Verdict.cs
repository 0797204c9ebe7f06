namespace MomBot.Host;

/// <summary>
/// Why the bot had to stop, when it had to: one plain sentence, printed last, and a non-zero exit code.
/// </summary>
public sealed class Verdict
{
    public string? Reason { get; private set; }

    /// <summary>Whether starting again may help without anybody mending anything.</summary>
    public int Code { get; private set; } = ExitCode.WrongSetup;

    public void Stop(string reason, int code = ExitCode.WrongSetup)
    {
        if (Reason is null)
            (Reason, Code) = (reason, code);
    }
}
