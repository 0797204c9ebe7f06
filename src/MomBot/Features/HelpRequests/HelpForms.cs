using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.HelpRequests;

/// <summary>The one form that asks for a hand. The category decides what its second part is about.</summary>
[Route("help.ask")]
public sealed record AskForHelp(
    ConfigKey Category,
    [TextInput("What would help?", Max = 300, Paragraph = true,
        Hint = "No names or addresses here: those go into the private thread later.")] string What = "",
    [Asked] ImmutableArray<string> First = default,
    [Select("When?")] HowSoon Soon = HowSoon.Today,
    [Select("Who sees it?", From = AskForHelp.Audiences)] string Audience = "everyone",
    [CheckboxGroup("And", From = AskForHelp.More, Max = 9, Optional = true)]
    ImmutableArray<ConfigKey> Extras = default) : Modal("Ask for a hand")
{
    public const string Audiences = "help.audiences";
    public const string More = "help.more";
}

/// <summary>The same where somebody is alone with a child: who sees it is not asked, the family names them.</summary>
[Route("help.care")]
public sealed record AskForCare(
    ConfigKey Category,
    [TextInput("What would help?", Max = 300, Paragraph = true,
        Hint = "No names or addresses here: those go into the private thread later.")] string What = "",
    [Asked] ImmutableArray<string> First = default,
    [Asked] ImmutableArray<string> Second = default,
    [Select("When?")] HowSoon Soon = HowSoon.Today,
    [CheckboxGroup("And", From = AskForHelp.More, Max = 9, Optional = true)]
    ImmutableArray<ConfigKey> Extras = default) : Modal("Ask for a hand");

/// <summary>What else a helper would like to know: what the category asks, and own words.</summary>
[Route("help.details")]
public sealed record TellMore(
    HelpRequestId Request,
    [Asked] ImmutableArray<string> First = default,
    [Asked] ImmutableArray<string> Second = default,
    [Asked] ImmutableArray<string> Third = default,
    [Asked] ImmutableArray<string> Fourth = default,
    [TextInput("Anything a helper would like to know?", Max = 200, Optional = true)] string Details = "")
    : Modal("More details");

/// <summary>How soon, as the form says it.</summary>
public enum HowSoon
{
    [Label("Right now", "The next three hours")]
    Now,
    [Label("Today")]
    Today,
    [Label("Tomorrow")]
    Tomorrow,
    [Label("This week")]
    ThisWeek,
    [Label("Anytime", "Any of the next seven days")]
    Anytime,
    [Label("I'll choose dates", "You pick them next; evenings and weekends too")]
    Dates,
}

/// <summary>What can be ticked when asking: three things anywhere, and what the category offers.</summary>
public static class AskExtras
{
    public static readonly ConfigKey Widen = new("widen"), Quiet = new("quiet"), TwoHands = new("two-hands");

    private const string Prefix = "choice-";
    private const int Most = 6;

    /// <summary>Everything any form may hold; a form shows what is its category's.</summary>
    public static ImmutableArray<Choice> All { get; } =
        [.. Anywhere, .. Enumerable.Range(1, Most).Select(number => new Choice($"{Prefix}{number}", Text.Empty))];

    public static ImmutableArray<Choice> Of(HelpCategoryEntry category) =>
    [
        .. category.Choices.Select((words, at) => new Choice($"{Prefix}{at + 1}", words)),
        .. Anywhere.Where(each => each.Value == TwoHands.Value || category.Place != HelpCategoryPlace.SoleCare),
    ];

    /// <summary>What was ticked, in the category's words.</summary>
    public static IEnumerable<string> Read(HelpCategoryEntry category, ImmutableArray<ConfigKey> ticked) =>
        category.Choices.Where((_, at) => ticked.Contains(new ConfigKey($"{Prefix}{at + 1}")));

    /// <summary>The other way round: a form that comes back.</summary>
    public static IEnumerable<ConfigKey> Write(HelpCategoryEntry category, ImmutableArray<string> facts) =>
        category.Choices.Select((words, at) => (words, at)).Where(each => facts.Contains(each.words))
            .Select(each => new ConfigKey($"{Prefix}{each.at + 1}"));

    private static ImmutableArray<Choice> Anywhere =>
    [
        new(Widen.Value, "If nobody comes, ask more people", "Only then, and step by step"),
        new(Quiet.Value, "Ask quietly", "Your name is shown only to somebody about to help"),
        new(TwoHands.Value, "Two pairs of hands would be good"),
    ];
}

/// <summary>The form for meals over some weeks.</summary>
[Route("help.train")]
public sealed record AskForTrain(
    [TextInput("Who eats, and what do you like?", Max = 300, Paragraph = true,
        Hint = "Nothing fancy is needed. No names, no address.")] string What = "",
    [TextInput("What stays out of your kitchen?", Max = 100, Optional = true,
        Hint = "Such as nuts or pork. No reasons are needed.")] string KeepOut = "",
    [Select("How often, and for how long?", From = AskForTrain.Rhythms)] ConfigKey Rhythm = default,
    [Select("When may it be dropped off?")] DropWindow Window = DropWindow.Evening,
    [CheckboxGroup("At the door", Max = 4, Optional = true)] ImmutableArray<TrainExtra> Extras = default)
    : Modal("Meals for a while")
{
    public const string Rhythms = "help.rhythms";
}

/// <summary>The pace of a meal train; never more than three meals in seven days unless chosen so.</summary>
public enum Pace
{
    EveryOther,
    TwiceAWeek,
    Weekly,
    Daily,
}

public enum Weeks
{
    One = 1,
    Two = 2,
    Three = 3,
    Four = 4,
}

public enum DropWindow
{
    [Label("Late morning", "10 to 12")]
    Morning,
    [Label("Afternoon", "2 to 5")]
    Afternoon,
    [Label("Early evening", "5 to 7")]
    Evening,
    [Label("Any time of day", "8 to 8")]
    AnyTime,
}

public enum TrainExtra
{
    [Label("There is a cooler by the door")]
    Cooler,
    [Label("A short visit is welcome")]
    Visit,
    [Label("If nobody comes, ask more people")]
    Widen,
    [Label("Ask quietly", "Your name is shown only to somebody about to help")]
    Quiet,
}

/// <summary>Asking for somebody else: they are asked first, privately.</summary>
[Route("help.friend")]
public sealed record AskForFriend(
    [UserSelect("Who is it for?",
        Hint = "They are asked privately first. Without their yes nothing is posted.")] MemberId Who,
    [Select("What kind of help?", From = AskForFriend.Categories)] ConfigKey Category = default,
    [TextInput("What would help?", Max = 300, Paragraph = true,
        Hint = "No names or addresses here.")] string What = "",
    [Select("When?")] FriendSoon Soon = FriendSoon.ThisWeek) : Modal("Ask for someone else")
{
    public const string Categories = "help.categories";
}

/// <summary>How soon, when a friend asks.</summary>
public enum FriendSoon
{
    [Label("Today")]
    Today,
    [Label("Tomorrow")]
    Tomorrow,
    [Label("This week")]
    ThisWeek,
    [Label("Anytime", "Any of the next seven days")]
    Anytime,
}

/// <summary>What a helper of a meal train will bring.</summary>
[Route("help.dish")]
public sealed record SayDish(
    HelpRequestId Request,
    int Claim,
    [TextInput("What will you bring?", Max = 60,
        Hint = "So that the next one can bring something else. Bought is fine.")]
    string Dish = "") : Modal("What will you bring?");
