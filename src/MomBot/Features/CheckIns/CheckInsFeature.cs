using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Interactions;

namespace MomBot.Features.CheckIns;

/// <summary>Once a week a question for everyone: answer it, pass, or say what kind of reply would help.</summary>
public static class CheckInsFeature
{
    public static Feature Declare(CheckInHandlers handlers, CheckInHostHandlers hosts, CheckInClock clock) =>
        new Feature("checkins", "A question for everyone, once a week")
            .Command<ShowCheckIn>("checkin", "See this week's check-in, or when the next one comes")
            .On<ShowCheckIn>(handlers.Show)
            .Opens<OpenAnswer>(handlers.Open)
            .On<GiveAnswer>(handlers.Answer)
            .On<Pass>(CheckInHandlers.Pass)
            .On<TakeBackAnswer>(handlers.TakeBack, Reply.Update)
            .Choices(SetRhythm.Hours, CheckInHostHandlers.Hours)
            .Opens<OpenRhythm>(hosts.OpenRhythm)
            .On<SetRhythm>(hosts.SetRhythm)
            .On<SendRound>(hosts.Send, Reply.Update)
            .On<SkipRound>(hosts.Skip, Reply.Update)
            .OnClock<OpenRound>(clock.Open)
            .OnClock<CloseRound>(clock.Close)
            .OnOutcome<RoundPosted>(clock.Posted)
            .OnOutcome<ThreadOpened>(clock.Threaded)
            .OnOutcome<AnswerPosted>(clock.Answered)
            .Tells<CheckInEvent>(CheckInViews.Tell)
            .Hears<CommunityEvent.PlaceFound>(clock.PlaceFound)
            .Hears<CommunityEvent.SettingsChanged>(clock.SettingsChanged)
            .Hears<MemberEvent.Left>(handlers.Leave)
            .Remembers(
                "Which check-ins you answered, never your words; and which replies you wished for, until a round closes. Erasing takes your answers down.",
                handlers.Export,
                handlers.Forget);
}
