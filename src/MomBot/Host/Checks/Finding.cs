namespace MomBot.Host.Checks;

/// <summary>What one look before a start found.</summary>
/// <param name="What">What was looked at, in a word.</param>
/// <param name="Words">One sentence; with the fix when there is one.</param>
public sealed record Finding(How How, string What, string Words)
{
    public static Finding Fine(string what, string words) => new(How.Fine, what, words);

    public static Finding Note(string what, string words) => new(How.Note, what, words);

    public static Finding Mend(string what, string words) => new(How.Mend, what, words);
}

/// <summary>How it stands.</summary>
public enum How
{
    Fine,

    /// <summary>Worth knowing; the bot runs all the same.</summary>
    Note,

    /// <summary>The bot would not start, or not work.</summary>
    Mend,
}
