using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Members;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Welcome;

/// <summary>What somebody new reads, at their first press and alone.</summary>
public static class WelcomeViews
{
    public static ImmutableArray<Effect> Tell(MemberEvent.Welcomed happened) =>
        [new Effect.Tell(happened.Owner, Card(happened.Help, happened.Stages))];

    /// <param name="help">Where people ask for a hand here; none: nowhere.</param>
    /// <param name="stages">Whether there are stages to choose.</param>
    public static Card Card(ChannelId? help, bool stages) => new(
        Join(
            "\n",
            [
                "## You are new here",
                "Only you see this. Read as long as you like: that is being here too. Nobody has to introduce themselves, and nobody waits for you to write.",
                .. stages
                    ? ["- Choose what fits your family, and its rooms open. Later is fine, and so is never."]
                    : ImmutableArray<Text>.Empty,
                .. help is { } room
                    ? [T($"- In {room} people ask for a hand, and lend one.")]
                    : ImmutableArray<Text>.Empty,
                "- /village has everything that is yours in one place. /support has people to call, at any hour.",
            ]),
        new CardPart.Buttons(
        [
            .. stages ? [new Button("Choose stages", new OpenStages())] : ImmutableArray<Button>.Empty,
            new Button("My settings", new OpenMe()),
            new Button("What I keep about you", new ShowMe()),
            new Button("Get support", new OpenSupport()),
        ]));
}
