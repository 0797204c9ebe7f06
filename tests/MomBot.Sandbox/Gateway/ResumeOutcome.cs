namespace MomBot.Sandbox.Gateway;

/// <summary>How an attempt to resume ended.</summary>
internal enum ResumeOutcome
{
    Resumed,
    Forgotten,
    InvalidSequence,
}
