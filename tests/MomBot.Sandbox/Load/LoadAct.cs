namespace MomBot.Sandbox.Load;

/// <summary>What people do under load.</summary>
public enum LoadAct
{
    /// <summary>Commands that need no options: the answer is read.</summary>
    Read,

    /// <summary>Nobody does anything: what starting costs, and memory at rest.</summary>
    Nothing,

    /// <summary>Seats of help requests are taken and given back: each press is a commit.</summary>
    Commit,
}
