namespace MomBot.Data.CheckIns;

/// <summary>What kind of round it is. Stored by name: never renamed.</summary>
public enum RoundFormat
{
    /// <summary>One question from the library: the usual weekly round.</summary>
    Question,

    /// <summary>Two questions, one lighter and one deeper.</summary>
    TwoDoors,

    HighsAndLows,

    JoySorrowFrustration,

    /// <summary>One thing I could use, one thing I could give.</summary>
    AskAndOffer,

    /// <summary>A question about the grown-ups; the children are off topic.</summary>
    JustUs,

    /// <summary>What we turned a corner on.</summary>
    LookBack,

    /// <summary>One line each.</summary>
    Wins,

    /// <summary>Something to smile at; no problems allowed.</summary>
    NoProblems,

    /// <summary>A small thing to notice at home; the next round of the schedule picks it up.</summary>
    TakeHome,

    /// <summary>A small step out of the usual, for those who like; asked after the next day.</summary>
    Stretch,

    /// <summary>A thread for those who are awake at night. No question, no sound.</summary>
    NightOwl,

    /// <summary>A gentle note on a day that is hard for some.</summary>
    TenderDate,

    /// <summary>A question with ready answers, as a poll in the thread.</summary>
    FunPoll,
}
