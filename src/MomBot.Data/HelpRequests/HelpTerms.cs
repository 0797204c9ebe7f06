namespace MomBot.Data.HelpRequests;

/// <summary>The three shapes help has.</summary>
public enum HelpKind
{
    /// <summary>Once, or on days that were chosen.</summary>
    Hands,

    /// <summary>Meals at a pace over a period.</summary>
    Train,

    /// <summary>A listening ear, half an hour at a time.</summary>
    Talk,
}

/// <summary>Where help happens. Trust follows from this, not from any rank.</summary>
public enum HelpPlace
{
    /// <summary>In words: chat, call, know-how.</summary>
    Remote,

    /// <summary>At the door, or outside.</summary>
    Doorstep,

    /// <summary>Inside the home, a grown-up of the family there: they say yes to each person.</summary>
    Home,

    /// <summary>Alone with a child: only people the family names.</summary>
    SoleCare,
}

/// <summary>When a hand is wanted. Names are stored: never renamed.</summary>
public enum When
{
    Now,
    Today,
    Tomorrow,
    ThisWeek,
    Anytime,
    Dates,
}

/// <summary>Who sees a request, from few to all.</summary>
public enum AudienceKind
{
    Named,
    Group,
    Area,
    Everyone,
}

/// <summary>Where a request stands. From <see cref="Sorted"/> on, each is a kind ending.</summary>
public enum HelpStatus
{
    /// <summary>A friend asked; the family has not said yes.</summary>
    AwaitingYes,

    /// <summary>A facilitator's word is wanted first.</summary>
    AwaitingWord,

    Open,

    /// <summary>The family rests; it is kept, and offered to nobody.</summary>
    Paused,

    Sorted,
    NotNeeded,
    Lapsed,
    DoneByOthers,
    MovedElsewhere,
    Duplicate,
    CouldNotFill,

    /// <summary>Taken back within minutes, or never agreed to: as if it had not been asked.</summary>
    Withdrawn,

    /// <summary>Those who look after the place look at it: what is promised stands, and nobody else can come.</summary>
    Frozen,
}

/// <summary>
/// How far somebody's part in a slot has come. Names are stored, and the index of seats speaks of them.
/// </summary>
public enum ClaimState
{
    /// <summary>Waits for the family's yes.</summary>
    Offered,

    /// <summary>Next in line.</summary>
    Standby,

    Promised,
    Delivered,
    Released,
    CancelledByFamily,
    NoShow,

    /// <summary>An offer or a place in line that came to nothing.</summary>
    NotNeeded,
}

/// <summary>What the terms say about themselves.</summary>
public static class HelpTerms
{
    public static bool IsAnEnding(this HelpStatus status) =>
        status is >= HelpStatus.Sorted and not HelpStatus.Frozen;
}
