using System.Globalization;

namespace MomBot.Data;

/// <summary>Why something was not done in Discord, as it was saved: our kind, Discord's code, its words.</summary>
public sealed record Refusal(RefusalKind Kind, int Code = 0)
{
    /// <summary>What is no refusal of Discord's is a mistake of the bot's own.</summary>
    public static Refusal Read(string? saved) =>
        saved?.Split(' ', 3) is [var kind, var code, ..]
            && Enum.TryParse<RefusalKind>(kind, out var known) && known != RefusalKind.Mistake
            && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(known, number)
                : new(RefusalKind.Mistake);
}

/// <summary>Written into the database by these names: never renamed.</summary>
public enum RefusalKind
{
    /// <summary>What it was about is not there any more.</summary>
    Gone,

    /// <summary>The bot may not.</summary>
    Forbidden,

    /// <summary>Discord does not take it so, or there is no room for it.</summary>
    Invalid,

    /// <summary>It may have been done or not.</summary>
    Unknown,

    /// <summary>Not Discord: the bot stumbled.</summary>
    Mistake,
}
