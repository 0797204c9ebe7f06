using MomBot.Data.Pause;
using MomBot.Interactions;

namespace MomBot.Features.Pause;

/// <summary>Everything rests, at once and without a word about why; and comes back the same way.</summary>
public static class PauseFeature
{
    public static Feature Declare(PauseHandlers handlers) =>
        new Feature("pause", "Let everything rest, and come back when you like") { Scope = CommandScope.Everywhere }
            .Command<PauseAll>("pause", "Nothing reaches you any more until you say so. No reason asked.")
            .Command<ComeBack>("resume", "Be part of things again")
            .On<PauseAll>(handlers.Pause)
            .On<ComeBack>(handlers.Resume, Reply.Update)
            .On<HideRooms>(handlers.HideRooms, Reply.Update)
            .Opens<OpenTellMyGroup>((_, _) => new TellMyGroup())
            .On<TellMyGroup>(handlers.TellMyGroup)
            .Tells<PauseEvent>(PauseViews.Tell)
            .Remembers(
                "That you paused, and the roles that were taken off meanwhile, until you come back.",
                handlers.Export,
                handlers.Forget);
}

/// <summary>Back again.</summary>
[Route("pause.resume")]
public sealed record ComeBack : BotAction;

/// <summary>The rooms of her stages go out of sight as well.</summary>
[Route("pause.rooms")]
public sealed record HideRooms : BotAction;

/// <summary>A facilitator is to tell her group something for her.</summary>
[Route("pause.open-tell")]
public sealed record OpenTellMyGroup : BotAction;

/// <summary>What the facilitator may pass on, if anything.</summary>
[Route("pause.tell")]
public sealed record TellMyGroup(
    [TextInput("What may they say?", Max = 600, Paragraph = true, Optional = true,
        Hint = "A person reads this. Leave it empty and they write to you first.")]
    string Words = "") : Modal("Tell my group for me");
