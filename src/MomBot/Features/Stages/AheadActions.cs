using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.Stages;

/// <summary>She may be asked by somebody one stage behind, or not any more.</summary>
[Route("stages.may-ask")]
public sealed record MayAskMe(bool Yes) : BotAction;

[Route("stages.open-ask")]
public sealed record OpenAskAhead(ConfigKey Stage) : BotAction;

/// <summary>A question for somebody who has just been there.</summary>
[Route("stages.ask")]
public sealed record AskAhead(
    ConfigKey Stage,
    [TextInput("What would you like to ask?", Max = 400, Paragraph = true,
        Hint = "One person reads it, with your name, and may say no.")] string Words = "")
    : Modal("One stage ahead");

/// <summary>She can answer: the two get a thread.</summary>
[Route("stages.ask-yes")]
public sealed record TakeAsk(long Ask) : BotAction;

/// <summary>Not this time. No reason, and nobody is told.</summary>
[Route("stages.ask-no")]
public sealed record PassAsk(long Ask) : BotAction;

/// <summary>Whoever was asked has said nothing: it goes on to the next.</summary>
[Route("stages.ask-next")]
public sealed record AskNext(long Ask, int Tried) : BotAction;

/// <summary>Their thread is there, or cannot be made.</summary>
[Route("stages.ask-thread")]
public sealed record AheadThreadMade(long Ask) : BotAction;

/// <summary>A thread for good news, apart from rooms where it would hurt.</summary>
[Route("stages.good-news")]
public sealed record ShareGoodNews : BotAction;

[Route("stages.good-news-hangs")]
public sealed record GoodNewsPosted(ChannelId Room, MemberId Who) : BotAction;
