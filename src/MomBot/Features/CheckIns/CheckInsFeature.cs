using MomBot.Data.CareCoop;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Interactions;

namespace MomBot.Features.CheckIns;

/// <summary>Once a week a question for everyone: answer it, pass, or say what kind of reply would help.</summary>
public sealed partial class CheckInsFeature(
    CheckInHandlers answers,
    CheckInMeetingHandlers meetings,
    CheckInMoreHandlers more,
    CheckInHostHandlers hosts,
    CheckInLookHandlers looks,
    ScheduleHandlers schedules,
    SingleDateHandlers dates,
    PromptHandlers prompts,
    SuggestionHandlers suggestions,
    CheckInClock clock,
    CheckInMornings mornings,
    CheckInOutcomes outcomes)
{
    public Feature Declare() => Keep(Facilitate(Answer(
        new Feature("checkins", "A question for everyone, once a week"))))
        .OnClock<PreviewRound>(clock.Preview)
        .OnClock<OpenRound>(clock.Open)
        .OnClock<RetryRound>(clock.Retry)
        .OnClock<CloseRound>(clock.Close)
        .OnClock<HangPoll>(clock.Poll)
        .OnClock<AskAfter>(clock.After)
        .OnClock<ExpireAnswers>(clock.Expire)
        .OnClock<SettleStory>(clock.Settle)
        .OnClock<ExpireStory>(clock.ExpireStory)
        .OnClock<NudgeMember>(clock.Nudge)
        .OnClock<LookAfter>(mornings.Look)
        .OnClock<ListMorning>(mornings.List)
        .OnClock<OfferYear>(clock.OfferYear)
        .OnOutcome<RoundPosted>(outcomes.Posted)
        .OnOutcome<ThreadOpened>(outcomes.Threaded)
        .OnOutcome<PollPosted>(outcomes.Polled)
        .OnOutcome<ThreadCounted>(outcomes.Counted)
        .OnOutcome<AnswerPosted>(outcomes.Answered)
        .OnOutcome<StoryPosted>(outcomes.Told)
        .Tells<CheckInEvent>(CheckInViews.Tell)
        .Hears<CommunityEvent.PlaceFound>(clock.PlaceFound)
        .Hears<CommunityEvent.SettingsChanged>(clock.SettingsChanged)
        .Hears<MemberEvent.Left>(answers.Leave)
        .Hears<HelpEvent.Asked>(mornings.Wanted)
        .Hears<HelpEvent.Waits>(mornings.Wanted)
        .Hears<HelpEvent.Unanswered>(mornings.Wanted)
        .Hears<HelpEvent.Silent>(mornings.Wanted)
        .Hears<HelpEvent.ListenerOffered>(mornings.Wanted)
        .Hears<CareEvent.Disputed>(mornings.Wanted)
        .Hears<CareEvent.Waiting>(mornings.Wanted)
        .ShowsInVillage(answers.Mine)
        .Remembers(
            "Which check-ins you answered and where your words hang, never your words; which replies you wished for and whose answers you nodded to, until a round closes; questions you suggested, until they are answered. Erasing takes your answers down.",
            answers.Export,
            answers.Forget);

    private Feature Answer(Feature feature) => feature
        .Command<ShowCheckIn>("checkin", "See this week's check-in, or when the next one comes")
        .Choices(GiveAnswer.Reading, CheckInHandlers.Reading)
        .On<ShowCheckIn>(answers.Show)
        .Opens<OpenAnswer>(answers.Open)
        .Opens<OpenOutline>(answers.Outline)
        .On<GiveAnswer>(answers.Answer)
        .On<Pass>(CheckInHandlers.Pass)
        .On<PassRound>(answers.Pass)
        .Opens<OpenRewrite>(answers.OpenRewrite)
        .On<Rewrite>(answers.Rewrite)
        .On<TakeBackAnswer>(answers.TakeBack, Reply.Update)
        .On<PressMeToo>(meetings.MeToo, Reply.Update)
        .On<PressWithYou>(meetings.WithYou, Reply.Update)
        .On<AskForIdea>(meetings.AskForIdea)
        .On<MeetIdea>(meetings.MeetIdea, Reply.Update)
        .On<ShowMore>(more.More)
        .On<QuietToday>(more.Quiet)
        .On<AskForNudge>(more.Nudge)
        .On<ShowMine>(more.Mine)
        .Opens<OpenStory>(CheckInMoreHandlers.OpenStory)
        .On<TellStory>(more.Tell)
        .Opens<OpenStageQuestion>(CheckInMoreHandlers.OpenQuestion)
        .Opens<OpenSuggest>(SuggestionHandlers.Open)
        .On<SuggestPrompt>(suggestions.Suggest)
        .On<AskStage>(more.Ask);

    private Feature Facilitate(Feature feature) => feature
        .Command<ShowSchedules>("host schedules", "What comes when, and where", CommandFor.Facilitators)
        .Command<ShowMorning>("host morning", "What waits for a human right now", CommandFor.Facilitators)
        .Command<ShowPulse>("host pulse", "Who took part, week by week, in totals", CommandFor.Facilitators)
        .Command<ShowYear>("host year", "What this year came to, in totals to share", CommandFor.Facilitators)
        .On<ShowPulse>(looks.Pulse, audience: CommandFor.Facilitators)
        .On<ShowYear>(looks.Year, audience: CommandFor.Facilitators)
        .On<ShareYear>(looks.Share, Reply.Update, CommandFor.Facilitators)
        .Choices(SetRhythm.Hours, ScheduleHandlers.Hours)
        .Choices(AddSchedule.Formats, ScheduleHandlers.Formats)
        .On<ShowSchedules>(schedules.ShowAll, Reply.Update, CommandFor.Facilitators)
        .On<ChooseSchedule>(schedules.Choose, Reply.Update, CommandFor.Facilitators)
        .On<ShowSchedule>(schedules.Show, Reply.Update, CommandFor.Facilitators)
        .Opens<OpenAddSchedule>(schedules.OpenAdd, CommandFor.Facilitators)
        .On<AddSchedule>(schedules.Add, Reply.Update, CommandFor.Facilitators)
        .Opens<OpenTenderDay>(schedules.OpenTender, CommandFor.Facilitators)
        .On<AddTenderDay>(schedules.AddTender, Reply.Update, CommandFor.Facilitators)
        .Opens<OpenRhythm>(schedules.OpenRhythm, CommandFor.Facilitators)
        .Opens<OpenSetRhythm>(schedules.OpenSet, CommandFor.Facilitators)
        .On<SetRhythm>(schedules.Set, Reply.Update, CommandFor.Facilitators)
        .Opens<OpenFineTune>(schedules.OpenFine, CommandFor.Facilitators)
        .On<FineTune>(schedules.Fine, Reply.Update, CommandFor.Facilitators)
        .On<ChooseRoom>(schedules.ChooseRoom, Reply.Update, CommandFor.Facilitators)
        .On<RestDates>(dates.Rest, Reply.Update, CommandFor.Facilitators)
        .Opens<OpenMove>(dates.OpenMove, CommandFor.Facilitators)
        .On<MoveRound>(dates.Move, Reply.Update, CommandFor.Facilitators)
        .On<SendNext>(dates.SendNext, Reply.Update, CommandFor.Facilitators)
        .On<PauseRhythm>(dates.Pause, Reply.Update, CommandFor.Facilitators)
        .On<WakeRhythm>(dates.Wake, Reply.Update, CommandFor.Facilitators)
        .On<HoldHere>(dates.Hold, Reply.Update, CommandFor.Facilitators)
        .On<SendRound>(hosts.Send, Reply.Update, CommandFor.Facilitators)
        .On<SkipRound>(hosts.Skip, Reply.Update, CommandFor.Facilitators)
        .On<UnskipRound>(hosts.Unskip, Reply.Update, CommandFor.Facilitators)
        .On<SwapRound>(hosts.Swap, Reply.Update, CommandFor.Facilitators)
        .On<ShowMorning>(hosts.Morning, audience: CommandFor.Facilitators)
        .Opens<OpenCheer>(CheckInMeetingHandlers.OpenCheer, CommandFor.Facilitators)
        .On<Cheer>(meetings.Cheer, audience: CommandFor.Facilitators)
        .On<MarkHeard>(meetings.MarkHeard, audience: CommandFor.Facilitators);
}
