using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>Where the bot lost a right: people are told once, and it is made up for when it is back.</summary>
public static partial class HelpViews
{
    private static readonly Duration TriesAgain = Duration.FromMinutes(30);

    /// <summary>How long before its day a meal train's helper is let into the thread.</summary>
    private static readonly Duration Ahead = Duration.FromDays(2);

    private static ImmutableArray<Effect> NotAllowed(HelpRequest request, bool first, Instant at) =>
    [
        new Effect.Later(new HangRequest(request.Id), at + TriesAgain, Key(request, ":hang:")),
        .. first
            ? ImmutableArray.Create<Effect>(new Effect.Tell(request.Asker, new Card(
                T($"Your request is kept, and waits: I am not allowed to write in {request.Channel} right now. As soon as I am, it hangs there by itself. Someone who runs this server can see why with /setup."),
                new CardPart.Buttons(new Button("See them all", new ShowRequests())))))
            : [],
    ];

    private static IEnumerable<Effect> TryAgain(HelpRequest request, Claim claim, Instant at)
    {
        if (at + TriesAgain < request.SlotOf(claim).EndsAt)
            yield return new Effect.Later(
                new EnterHandOff(request.Id, claim.Number), at + TriesAgain, Key(request, claim, "enter"));
    }

    /// <summary>When the thread was wanted first.</summary>
    private static Instant Wanted(HelpRequest request, Claim claim) => request.Kind == HelpKind.Train
        ? Instant.Max(claim.At, request.SlotOf(claim).StartsAt - Ahead)
        : claim.At;

    private static ImmutableArray<Effect> NoThread(HelpRequest request, Claim claim) =>
    [
        new Effect.Tell(
            request.Asker, T($"{claim.Helper} can help: {What(request)}\nI could not open a private thread here, so please write to each other directly.")),
        new Effect.Tell(
            claim.Helper, T($"You are helping {request.Asker}: {What(request)}\nI could not open a private thread here, so please write to each other directly.")),
    ];
}
