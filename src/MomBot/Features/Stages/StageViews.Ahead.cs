using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Stages;
using MomBot.Interactions;

namespace MomBot.Features.Stages;

/// <summary>The way to somebody one stage ahead, and to a thread for good news.</summary>
public sealed partial class StageViews
{
    private const int AheadShown = 2;

    /// <summary>Nothing as long as she is in no stage.</summary>
    private static IEnumerable<CardPart> Ahead(StagePanel panel)
    {
        if (!panel.Stages.All.Any(stage => stage.Chosen))
            yield break;
        yield return new CardPart.Paragraph(panel.MayBeAsked
            ? "**One stage ahead** Somebody one stage behind may ask you, privately: twice a week at most."
            :
            "**One stage ahead** Ask somebody who has just been there, privately; or say that you may be asked, twice a week at most.");
        yield return new CardPart.Buttons(
        [
            .. panel.Ahead.Take(AheadShown).Select(stage => new Button(
                Text.T($"Ask in {stage.Name:ours}"), new OpenAskAhead(new ConfigKey(stage.Key)))),
            panel.MayBeAsked
                ? new Button("Don't ask me any more", new MayAskMe(Yes: false))
                : new Button("I may be asked", new MayAskMe(Yes: true)),
            new Button("Good news", new ShareGoodNews()),
        ]);
    }

    private static IEnumerable<Effect> OfGoodNews(StageEvent happened) => happened switch
    {
        StageEvent.TenderRoom(var room, _, _) =>
        [
            new Effect.Post(room, new Card(
                "Good news from elsewhere has no place in this room. If you have some, a thread for it opens apart, where whoever likes can read it.",
                new CardPart.Buttons(new Button("Open a thread elsewhere", new ShareGoodNews())))
            {
                Silent = true,
            }),
        ],
        StageEvent.GoodNews(var room, _, var who, _) =>
        [
            new Effect.Post(room, new Card(
                Text.T($"{who} has good news. It is in the thread: read it when it suits you, or never."))
            {
                Silent = true,
            })
            {
                Then = new GoodNewsPosted(room, who),
            },
        ],
        StageEvent.GoodNewsHangs(var room, var message, _, var who, _) =>
        [
            new Effect.OpenThread(room, message, "Good news") { Lane = LaneOf(message) },
            // The thread of a message has its number. See Discord docs: Start Thread from Message.
            new Effect.AddToThread(new ChannelId(message.Value), who) { Lane = LaneOf(message) },
        ],
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no good news."),
    };

    private static string LaneOf(MessageId message) => $"stages:good-news:{message.Value}";
}
