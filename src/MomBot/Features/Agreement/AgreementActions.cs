using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.Agreement;

/// <summary>She accepts the version she has read.</summary>
[Route("agreement.agree")]
public sealed record Agree(int Version) : BotAction;

/// <summary>The form to propose something to grow toward.</summary>
[Route("agreement.propose")]
public sealed record OpenProposal : BotAction;

[Route("agreement.propose-form")]
public sealed record ProposeValue(
    [TextInput("What should we grow toward?", Max = 200, Placeholder = "We knock before we come in.",
        Hint = "One sentence. Facilitators decide; your name is not shown.")] string Words = "")
    : Modal("Propose a value");

/// <summary>The form for the values and the two lines of the community's own.</summary>
[Route("agreement.write")]
public sealed record OpenWriting : BotAction;

[Route("agreement.write-form")]
public sealed record WriteAgreement(
    [TextInput("What you grow toward, one a line", Max = 4000, Paragraph = true, Optional = true,
        Hint = "Three to ten. They are shown before people come in, and test nobody.")] string Values = "",
    [TextInput("Safe sleep: your country's own page", Max = 300, Optional = true,
        Placeholder = "https://", Hint = "A link, or nothing.")] string SafeSleep = "",
    [TextInput("Who stands behind this community", Max = 200, Optional = true,
        Hint = "One line, or nothing.")] string Sponsor = "")
    : Modal("Agreement and values");

/// <summary>Everybody is asked from now on; also: everybody is asked once more.</summary>
[Route("agreement.force")]
public sealed record PutInForce : BotAction;

/// <summary>Nobody is asked any more.</summary>
[Route("agreement.down")]
public sealed record TakeDownAgreement : BotAction;

/// <summary>What members proposed, for facilitators.</summary>
[Route("agreement.proposals")]
public sealed record ShowProposals : BotAction;

[Route("agreement.vote")]
public sealed record VoteOnValue(ValueId Value, bool Yes) : BotAction;

/// <summary>Twice a year somebody is asked whether the values still fit.</summary>
[Route("agreement.look-again")]
public sealed record LookAgain(MemberId Who) : BotAction;
