namespace MomBot.Config;

/// <summary>One line to call, with where and when it was read, and the day it should be looked at again.</summary>
public sealed record Hotline(
    HotlineKind Kind,
    string Name,
    string Contact,
    string How,
    string Hours,
    string? Languages,
    string Source,
    DateOnly CheckedOn,
    DateOnly ReviewBy,
    HotlineGrade Grade,
    string? Note,
    bool Unverified)
{
    /// <summary>How long before everybody reads that it is old those are told who can look at it.</summary>
    public const int DaysOfWarning = 30;

    /// <summary>Whether it is time to look at it again.</summary>
    public bool AgesBy(DateOnly today) => today.AddDays(DaysOfWarning) >= ReviewBy;

    /// <summary>Shown with "please check this number first".</summary>
    public bool NeedsChecking(DateOnly today) => Unverified || today > ReviewBy;
}
