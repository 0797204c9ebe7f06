using MomBot.Data;
using MomBot.Data.CheckIns;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What each kind of round is: how it is called, what it asks, and how it behaves.</summary>
public static class RoundFormats
{
    /// <summary>Whether it asks a question of the library; the others have fixed words.</summary>
    public static bool NeedsAQuestion(RoundFormat format) => format is RoundFormat.Question or RoundFormat.TwoDoors
        or RoundFormat.JustUs or RoundFormat.NoProblems or RoundFormat.TakeHome or RoundFormat.Stretch;

    /// <summary>Whether a poll hangs in its thread.</summary>
    public static bool HasPoll(RoundFormat format) => format is RoundFormat.NoProblems or RoundFormat.FunPoll;

    /// <summary>Whether something is chosen for it, which facilitators can look at a day ahead.</summary>
    public static bool IsChosen(RoundFormat format) => NeedsAQuestion(format) || HasPoll(format);

    /// <summary>How late it may still come by itself; a note on a day only on that day.</summary>
    public static Duration Grace(RoundFormat format) => format switch
    {
        RoundFormat.NightOwl => Duration.FromHours(4),
        RoundFormat.TenderDate => Duration.FromHours(12),
        _ => Duration.FromHours(6),
    };

    /// <summary>Whether it comes without a sound, and so at any hour.</summary>
    public static bool IsQuiet(RoundFormat format) => format is RoundFormat.NightOwl or RoundFormat.TenderDate;

    public static Door DoorOf(RoundFormat format) => format switch
    {
        RoundFormat.TwoDoors => Door.Lighter,
        RoundFormat.JustUs => Door.JustUs,
        _ => Door.Any,
    };

    /// <summary>As facilitators read it.</summary>
    public static Text NameOf(RoundFormat format) => format switch
    {
        RoundFormat.Question => "One question",
        RoundFormat.TwoDoors => "Two doors, one lighter and one deeper",
        RoundFormat.HighsAndLows => "Highs and lows",
        RoundFormat.JoySorrowFrustration => "Joy, sorrow, frustration",
        RoundFormat.AskAndOffer => "Ask and offer",
        RoundFormat.JustUs => "Just us",
        RoundFormat.LookBack => "Looking back",
        RoundFormat.Wins => "Wins, one line each",
        RoundFormat.NoProblems => "No problems allowed",
        RoundFormat.TakeHome => "Something to take home, picked up the next time",
        RoundFormat.Stretch => "A small stretch, asked after the next day",
        RoundFormat.NightOwl => "Night owls",
        RoundFormat.TenderDate => "A note on a tender day",
        RoundFormat.FunPoll => "A poll, just for fun",
    };

    /// <summary>What stands above its question.</summary>
    public static Text HeadingOf(RoundFormat format) => format switch
    {
        RoundFormat.Question or RoundFormat.TwoDoors => "## This week",
        RoundFormat.HighsAndLows => "## Highs and lows",
        RoundFormat.JoySorrowFrustration => "## Joy, sorrow, frustration",
        RoundFormat.AskAndOffer => "## Ask and offer",
        RoundFormat.JustUs => "## Just us",
        RoundFormat.LookBack => "## Looking back",
        RoundFormat.Wins => "## One line",
        RoundFormat.NoProblems => "## No problems allowed",
        RoundFormat.TakeHome => "## To take home",
        RoundFormat.Stretch => "## A small stretch",
        RoundFormat.NightOwl => "## Awake?",
        RoundFormat.TenderDate => "## A tender day for some",
        RoundFormat.FunPoll => "## Just for fun",
    };

    /// <summary>Its fixed words, or what is said before its question; none: the question alone.</summary>
    public static Text? WordsOf(RoundFormat format) => format switch
    {
        RoundFormat.Question or RoundFormat.TwoDoors or RoundFormat.NoProblems => (Text?)null,
        RoundFormat.HighsAndLows => "A high and a low of these days, big or small. One line each is plenty.",
        RoundFormat.JoySorrowFrustration => "A joy, a sorrow, a frustration. Leave out any you like.",
        RoundFormat.AskAndOffer => "One thing you could use, one thing you could give. Either alone is fine.",
        RoundFormat.JustUs => "This one is about you. The children are off topic for once.",
        RoundFormat.LookBack =>
            "What have you turned a corner on? And what would you tell someone who is just getting there?",
        RoundFormat.Wins => "Something that went right, however small.",
        RoundFormat.TakeHome =>
            "Something to take along until next time. Notice it if it happens; nothing has to come of it.",
        RoundFormat.Stretch => "For those who feel like it. Tried, half tried and not this time are all fine.",
        RoundFormat.NightOwl => "So are others. Write, read along, or just know that a light is on elsewhere too.",
        RoundFormat.TenderDate =>
            "Today is a celebration for some and a hard day for others. Nothing has to be marked, and nothing has to be answered. This channel can be muted for the day, and the thread is there for whoever wants company.",
        RoundFormat.FunPoll => "A question with ready answers is in the thread. Discord shows who chose what.",
    };
}
