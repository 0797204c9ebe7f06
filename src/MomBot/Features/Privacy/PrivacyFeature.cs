using System.Globalization;
using MomBot.Data;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Privacy;

/// <summary>What is kept about a person, read from what features declare: to see, to take along, to erase.</summary>
public static class PrivacyFeature
{
    /// <summary>Time to see to roles, cards and threads, before what was told and sent for her goes too.</summary>
    private static readonly Duration UntilTheRestGoes = Duration.FromMinutes(1);

    public static Feature Declare(PrivacyHandlers handlers) =>
        new Feature("privacy", "What is kept about you: see it, take it, erase it")
        {
            Scope = CommandScope.Everywhere,
        }
            .On<ShowMe>(handlers.Show, Reply.Update)
            .On<SetDirectMessages>(handlers.SetDirectMessages, Reply.Update)
            .On<TakeData>(handlers.Take)
            .On<AskToForget>(handlers.AskToForget)
            .On<ForgetMe>(handlers.Forget, Reply.Update)
            .OnClock<ForgetTheRest>(handlers.ForgetTheRest)
            .Tells<MemberEvent.Forgotten>(happened =>
            [
                new Effect.Later(
                    new ForgetTheRest(happened.Owner),
                    happened.At + UntilTheRestGoes,
                    string.Create(
                        CultureInfo.InvariantCulture, $"privacy:{happened.Guild.Value}:{happened.Owner.Value}:")),
            ]);
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

/// <summary>What was told and sent for her goes as well.</summary>
[Route("privacy.rest")]
public sealed record ForgetTheRest(MemberId Member) : BotAction;
