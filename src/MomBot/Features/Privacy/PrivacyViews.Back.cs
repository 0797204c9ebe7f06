using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Privacy;

/// <summary>Whoever comes back: a person who had left, a community that had sent the bot away.</summary>
public static partial class PrivacyViews
{
    private static readonly Duration CommunitiesAreKept = Duration.FromDays(30);

    /// <summary>Long enough for Discord to name every community after a start.</summary>
    private static readonly Duration ToBeSure = Duration.FromHours(1);

    /// <summary>Nothing of hers is in use before she has said so.</summary>
    /// <param name="kept">What each feature still keeps, in its own sentence.</param>
    public static Card Back(ImmutableArray<Text> kept) => new(
        Join(
            "\n",
            [
                "## Good to see you again",
                "You were here before. What you left is kept for thirty days from then, and rests until you say what should become of it:",
                .. kept.Select(what => T($"- {what}")),
            ]),
        new CardPart.Buttons(
            new Button("As it was", new TakeUpAgain(), ButtonLook.Primary),
            new Button("Begin anew", new BeginAnew()),
            new Button("Get support", new OpenSupport())),
        new CardPart.Paragraph("-# *Begin anew* erases it now. Nobody is told either way."));

    public static Card TakenUp() => new("It is as you left it. Roles come back in a moment.") { Tone = Tone.Settled };

    public static Card NothingKept() => new("There is nothing to decide. You are here like everybody else.");

    /// <summary>A community that has sent the bot away has thirty days to ask it back.</summary>
    public static ImmutableArray<Effect> Tell(CommunityEvent.SentAway happened) =>
    [
        new Effect.Later(
            new ForgetCommunity(), happened.At + CommunitiesAreKept, CommunityEvent.ForgettingKey(happened.Guild)),
    ];

    public static ImmutableArray<Effect> Tell(CommunityEvent.StillAway happened) =>
    [
        new Effect.Later(
            new ForgetCommunity(Sure: true), happened.At + ToBeSure, CommunityEvent.ForgettingKey(happened.Guild)),
    ];

    public static ImmutableArray<Effect> Tell(CommunityEvent.AskedBack happened) =>
        [new Effect.NotAnyMore(CommunityEvent.ForgettingKey(happened.Guild))];
}
