namespace MomBot.Sandbox.Load;

/// <summary>Who is driven.</summary>
public enum LoadClient
{
    /// <summary>MomBot, started for this as a program of its own.</summary>
    Bot,

    /// <summary>The client that only answers.</summary>
    Answerer,

    /// <summary>A bot of others, started for this by node.</summary>
    Peer,

    /// <summary>Whoever logs in.</summary>
    Anyone,
}
