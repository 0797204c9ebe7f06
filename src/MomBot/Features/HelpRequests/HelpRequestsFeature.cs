using MomBot.Data.Communities;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Data.Pause;
using MomBot.Interactions;

namespace MomBot.Features.HelpRequests;

/// <summary>Parents ask for a hand; another parent takes it. One form to ask, one press to help.</summary>
public static class HelpRequestsFeature
{
    public static Feature Declare(HelpHandlers handlers, HelpClock clock, HelpPause pause) =>
        new Feature("help", "Ask for a hand, or lend one")
            .Command<OpenAsk>("ask", "Ask other parents for a hand")
            .Command<ShowRequests>("requests", "See who could use a hand, and what is yours")
            .Choices(AskForHelp.Categories, handlers.Categories)
            .Opens<OpenAsk>(handlers.Open)
            .On<AskForHelp>(handlers.Ask)
            .On<ShowRequests>(handlers.List, Reply.Update)
            .On<ClaimSeat>(handlers.Claim, Reply.Update)
            .On<ReleaseSeat>(handlers.Release, Reply.Update)
            .On<EndRequest>(handlers.End, Reply.Update)
            .OnOutcome<CardPosted>(clock.Posted)
            .OnOutcome<HandOffMade>(clock.HandOff)
            .OnOutcome<DoorPosted>(clock.DoorHangs)
            .OnClock<RemindOfPromise>(clock.Remind)
            .OnClock<LapseRequest>(clock.Lapse)
            .OnClock<ForgetRequest>(clock.Forget)
            .OnClock<DeleteHandOff>(clock.Unthread)
            .Tells<HelpEvent>(HelpViews.Tell)
            .Hears<CommunityEvent.PlaceFound>(clock.PlaceFound)
            .Hears<PauseEvent.Paused>(pause.Pause)
            .Hears<MemberEvent.Left>(handlers.Leave)
            .Remembers(
                "What you asked for and where you promised to help, until ten days after.",
                handlers.Export,
                handlers.Forget);
}
