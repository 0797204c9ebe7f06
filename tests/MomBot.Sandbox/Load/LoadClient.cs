namespace MomBot.Sandbox.Load;

/// <summary>Who is driven.</summary>
public enum LoadClient
{
    /// <summary>MomBot, started for this as a program of its own.</summary>
    Bot,

    /// <summary>The client that only answers.</summary>
    Answerer,

    /// <summary>Whoever logs in.</summary>
    Anyone,
}
