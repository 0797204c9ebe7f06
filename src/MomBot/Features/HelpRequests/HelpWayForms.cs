using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.HelpRequests;

/// <summary>What somebody would like to hear about, and how much.</summary>
[Route("help.ways2")]
public sealed record SetMyWays(
    [CheckboxGroup("Tell me when somebody needs", From = SetMyWays.Kinds, Max = 10, Optional = true,
        Hint = "At most twice a week, never at night. Nothing ticked: I look by myself.")]
    ImmutableArray<ConfigKey> Categories = default,
    [Select("My area", From = SetMyWays.Areas, Optional = true)] ConfigKey Area = default,
    [Checkbox("Only from my area")] bool OnlyMyArea = false,
    [Select("At most")] MonthlyLimit Limit = MonthlyLimit.None) : Modal("How I help")
{
    public const string Kinds = "help.ways.kinds";
    public const string Areas = "help.ways.areas";
}

/// <summary>Promises a month, past which she is told of no more.</summary>
public enum MonthlyLimit
{
    [Label("No limit")]
    None = 0,
    [Label("One a month")]
    One = 1,
    [Label("Two a month")]
    Two = 2,
    [Label("Four a month")]
    Four = 4,
    [Label("Eight a month")]
    Eight = 8,
}

/// <summary>Somebody to keep apart from, without a word to anybody.</summary>
[Route("help.apart2")]
public sealed record KeepApart(
    [UserSelect("Whom would you rather not meet?",
        Hint = "Works both ways and nobody is told. Public cards stay visible to everyone in a channel.")]
    MemberId Who) : Modal("People I'd rather not meet");

/// <summary>On the way to a shop.</summary>
[Route("help.shop")]
public sealed record GoShopping(
    [TextInput("Which shop, and which area?", Max = 100, Placeholder = "The big one by the station")] string Where = "",
    [Select("Until when?")] ShopUntil Until = ShopUntil.Hour) : Modal("I'm at the shop, who needs what?");

public enum ShopUntil
{
    [Label("In half an hour")]
    HalfHour = 30,
    [Label("In an hour")]
    Hour = 60,
    [Label("In two hours")]
    TwoHours = 120,
    [Label("In four hours")]
    FourHours = 240,
}
