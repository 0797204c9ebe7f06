using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.Privacy;
using MomBot.Interactions;

namespace MomBot.Features.Privacy;

/// <summary>What is kept about a person, read from what features declare: to see, to take along, to erase.</summary>
public static class PrivacyFeature
{
    public static Feature Declare(PrivacyHandlers handlers, Erasing erasing, ComingBack back) =>
        new Feature("privacy", "What is kept about you: see it, take it, erase it")
        {
            Scope = CommandScope.Everywhere,
        }
            .On<ShowMe>(handlers.Show, Reply.Update)
            .On<SetDirectMessages>(handlers.SetDirectMessages, Reply.Update)
            .On<TakeData>(handlers.Take)
            .On<AskToForget>(handlers.AskToForget)
            .On<ForgetMe>(handlers.Forget, Reply.Update)
            .On<ForgetPart>(handlers.ForgetPart, Reply.Update)
            .Command<EraseMember>("admin erase", "Forget somebody who asked for it and left", CommandFor.Admins)
            .On<EraseMember>(PrivacyHandlers.AskToErase, audience: CommandFor.Admins)
            .On<EraseForGood>(handlers.Erase, Reply.Update, CommandFor.Admins)
            .OnClock<ContinueErasure>(erasing.Continue)
            .OnClock<FinishErasure>(erasing.Finish)
            .OnClock<ForgetLeaver>(erasing.ForgetLeaver)
            .Guards(back.Before)
            .On<OpenReturn>(back.Open)
            .On<TakeUpAgain>(back.TakeUp, Reply.Update)
            .On<BeginAnew>(back.BeginAnew, Reply.Update)
            .OnClock<ForgetCommunity>(back.ForgetCommunity)
            .Hears<MemberEvent.Left>(back.MemberLeft)
            .Hears<CommunityEvent.SentAway>(back.SentAway)
            .Hears<CommunityEvent.AskedBack>(back.AskedBack)
            .Tells<CommunityEvent.SentAway>(PrivacyViews.Tell)
            .Tells<CommunityEvent.StillAway>(PrivacyViews.Tell)
            .Tells<CommunityEvent.AskedBack>(PrivacyViews.Tell)
            .Tells<ErasureEvent>(PrivacyViews.Tell)
            .Tells<MemberEvent>(PrivacyViews.Tell);
}

/// <summary>Whether the bot may write to her directly.</summary>
[Route("privacy.direct")]
public sealed record SetDirectMessages(bool Yes) : BotAction;

/// <summary>Everything that is kept, as files.</summary>
[Route("privacy.take")]
public sealed record TakeData : BotAction;

/// <summary>The one thing that asks once.</summary>
[Route("privacy.ask")]
public sealed record AskToForget : BotAction;

/// <summary>She has said yes.</summary>
[Route("privacy.forget")]
public sealed record ForgetMe : BotAction;

/// <summary>One part of the bot is to forget her, the others not.</summary>
[Route("privacy.part")]
public sealed record ForgetPart([Chosen] ConfigKey Part = default) : BotAction;

/// <summary>Somebody who is not here asked an admin to be forgotten.</summary>
[Route("privacy.erase")]
public sealed record EraseMember(
    [Option("Their Discord number: Developer Mode, Copy User ID", Required = true)] string Who = "") : BotAction;

/// <summary>The admin has said yes.</summary>
[Route("privacy.erase-yes")]
public sealed record EraseForGood(MemberId Who) : BotAction;

/// <summary>Goes on with an erasure that a crash may have interrupted.</summary>
[Route("privacy.continue")]
public sealed record ContinueErasure(long Erasure) : BotAction;

/// <summary>Discord has followed by now; what was told and sent for her goes as well.</summary>
[Route("privacy.finish")]
public sealed record FinishErasure(long Erasure) : BotAction;

/// <summary>She is here again, and things are to be as she left them.</summary>
[Route("privacy.again")]
public sealed record TakeUpAgain : BotAction;

/// <summary>She is here again, and what was kept is to go.</summary>
[Route("privacy.anew")]
public sealed record BeginAnew : BotAction;

/// <summary>The bot was sent away long ago.</summary>
/// <param name="Sure">It was looked an hour ago, when Discord had time to say otherwise.</param>
[Route("privacy.community")]
public sealed record ForgetCommunity(bool Sure = false) : BotAction;

/// <summary>Somebody left long ago and has not come back.</summary>
[Route("privacy.leaver")]
public sealed record ForgetLeaver(MemberId Member) : BotAction;
