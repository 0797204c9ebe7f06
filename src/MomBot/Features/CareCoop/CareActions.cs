using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.CareCoop;

/// <summary>The private panel.</summary>
/// <param name="Turns">Redraws the card it was pressed on.</param>
[Route("coop.open")]
public sealed record OpenCoop(bool Turns = false) : BotAction;

/// <summary>What was booked with her lately.</summary>
[Route("coop.entries")]
public sealed record ShowCareEntries : BotAction;

[Route("coop.join")]
public sealed record JoinCoop : BotAction;

[Route("coop.leave")]
public sealed record LeaveCoop : BotAction;

/// <summary>She says that it is a hard time.</summary>
[Route("coop.hard")]
public sealed record AskForEase : BotAction;

[Route("coop.write")]
public sealed record WriteDownCare : BotAction;

/// <summary>The one form that writes down care.</summary>
[Route("coop.care")]
public sealed record CareForm(
    [UserSelect("With whom?")] MemberId Who = default,
    [RadioGroup("Who minded the children?")] Minder Minder = Minder.Me,
    [Select("How long?", From = CareForm.Lengths)] ConfigKey Length = default,
    [Select("How many children?")] Children Children = Children.One,
    [Select("Which day?", From = CareForm.Days)] ConfigKey Day = default) : Modal("Write down care")
{
    public const string Lengths = "coop.lengths";
    public const string Days = "coop.days";
}

/// <summary>Who minded, as the form says it.</summary>
public enum Minder
{
    [Label("I minded theirs")]
    Me,
    [Label("They minded mine")]
    Them,
}

/// <summary>How many children, as the form says it.</summary>
public enum Children
{
    [Label("One")]
    One = 1,
    [Label("Two")]
    Two,
    [Label("Three")]
    Three,
    [Label("Four")]
    Four,
    [Label("Five")]
    Five,
    [Label("Six")]
    Six,
    [Label("Seven")]
    Seven,
    [Label("Eight")]
    Eight,
}

/// <summary>It was so.</summary>
[Route("coop.agree")]
public sealed record AgreeToCare(CareSitId Sit) : BotAction;

[Route("coop.differ")]
public sealed record OpenDiffer(CareSitId Sit) : BotAction;

/// <summary>The form of somebody who remembers it differently.</summary>
[Route("coop.said")]
public sealed record DifferForm(
    CareSitId Sit,
    [Select("How long was it?", From = CareForm.Lengths)] ConfigKey Length = default,
    [Select("How many children?")] Children Children = Children.One) : Modal("As you remember it");

[Route("coop.ask")]
public sealed record AskFacilitator(CareSitId Sit) : BotAction;

[Route("coop.back")]
public sealed record TakeBackCare(CareSitId Sit) : BotAction;

/// <summary>What waits for a facilitator.</summary>
[Route("coop.desk")]
public sealed record ShowCareDesk : BotAction;

[Route("coop.decide")]
public sealed record OpenDecide(CareSitId Sit) : BotAction;

/// <summary>The form in which a facilitator decides.</summary>
[Route("coop.decided")]
public sealed record DecideForm(
    CareSitId Sit,
    [Select("How long does it count?", From = DecideForm.Lengths)] ConfigKey Length = default,
    [Select("For how many children?")] Children Children = Children.One) : Modal("Decide, once you asked both")
{
    public const string Lengths = "coop.decisions";
}

[Route("coop.eased")]
public sealed record EaseAccount(MemberId Who) : BotAction;

/// <summary>Two new hours for everybody, so that hours move again.</summary>
[Route("coop.all")]
public sealed record TopUpEverybody : BotAction;

/// <summary>Two new hours for one family.</summary>
[Route("coop.give")]
public sealed record GiveHours([Chosen] ImmutableArray<MemberId> Who) : BotAction;

/// <summary>Somebody who runs the server has read the notice, or closes the co-op.</summary>
[Route("coop.on")]
public sealed record SetCoopOpen(bool Open) : BotAction;

[Route("coop.terms")]
public sealed record OpenTerms : BotAction;

/// <summary>The form for what the co-op agrees on.</summary>
[Route("coop.agreed")]
public sealed record TermsForm(
    [TextInput("Hours everybody starts with", Max = 6)] string Starter = "10",
    [TextInput("How many hours below nothing", Max = 6)] string Lowest = "10",
    [TextInput("The most hours anybody can keep", Max = 6)] string Highest = "40") : Modal("What the co-op agrees on");

/// <summary>Nobody has said anything about it for long.</summary>
[Route("coop.waits")]
public sealed record CareWaits(CareSitId Sit) : BotAction;
