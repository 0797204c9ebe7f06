using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Stages;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Stages;

/// <summary>What is said between somebody and whoever is one stage ahead.</summary>
public static class AheadViews
{
    public static readonly Text NobodyNow =
        "Nobody who offered that can be asked just now. The people in your room may know too, and you can try again in a few days.";

    public static ImmutableArray<Effect> Tell(AheadEvent happened) => happened switch
    {
        AheadEvent.Asked(var ask, var until, _, _, _) =>
        [
            new Effect.Tell(ask.Asked, Question(ask)),
            new Effect.Later(new AskNext(ask.Id, ask.Tried), until, KeyOf(ask.Id)),
        ],
        AheadEvent.Taken(var ask, var where, _, _, _) =>
        [
            new Effect.NotAnyMore(KeyOf(ask.Id)),
            new Effect.OpenPrivateThread(where, "One stage ahead")
            {
                Then = new AheadThreadMade(ask.Id),
                Lane = KeyOf(ask.Id),
            },
        ],
        AheadEvent.Met(var ask, var thread, _, _, _) =>
        [
            new Effect.AddToThread(thread, ask.Member) { Lane = KeyOf(ask.Id) },
            new Effect.AddToThread(thread, ask.Asked) { Lane = KeyOf(ask.Id) },
            new Effect.Post(thread, Together(ask), Sensitive: true) { Lane = KeyOf(ask.Id) },
        ],
        AheadEvent.Nobody(_, _, var who, _) => [new Effect.Tell(who, NobodyNow)],
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has nobody who is told."),
    };

    private static Card Question(StageAsk ask) => new(
        T($"{ask.Member} is where you were a while ago, and asks somebody one stage ahead:\n{ask.Words}\nIf you like, the two of you get a thread of your own. Not this time is fine too; nobody is told."),
        new CardPart.Buttons(
            new Button("I can answer", new TakeAsk(ask.Id)),
            new Button("Not this time", new PassAsk(ask.Id))));

    private static Card Together(StageAsk ask) => new Card(
        T($"A thread for {ask.Member} and {ask.Asked}. Moderators may be able to read it.\n{ask.Member} asked: {ask.Words}"))
    {
        Pings = [ask.Member, ask.Asked],
    };

    private static string KeyOf(long ask) => string.Create(CultureInfo.InvariantCulture, $"stages:ask:{ask}");
}
