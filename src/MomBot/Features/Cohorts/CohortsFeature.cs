using MomBot.Data.CheckIns;
using MomBot.Data.Cohorts;
using MomBot.Data.Members;
using MomBot.Interactions;

namespace MomBot.Features.Cohorts;

/// <summary>Who you started with. It outlives every stage, and nobody is moved.</summary>
public static class CohortsFeature
{
    public static Feature Declare(CohortHandlers handlers, CircumstanceHandlers circumstances, CohortHosts hosts) =>
        new Feature("cohorts", "Stay with the people you started with")
            .Command<OpenCohorts>("cohorts", "The people you started with: come in, or go")
            .Command<ShowCohorts>("host cohorts", "Cohorts: open one, offer a merge", CommandFor.Facilitators)
            .On<OpenCohorts>(handlers.Open)
            .On<JoinCohort>(handlers.Join, Reply.Update)
            .On<LeaveCohort>(handlers.Leave, Reply.Update)
            .On<GoOnWith>(handlers.GoOn, Reply.Update)
            .On<StayInCohort>(handlers.Stay, Reply.Update)
            .On<OpenCircumstances>(circumstances.Open, Reply.Update)
            .On<ChooseCaregiver>(circumstances.Caregiver, Reply.Update)
            .On<ChooseLives>(circumstances.Lives, Reply.Update)
            .Choices(MakeCohort.Audiences, _ => Circumstances.Offered)
            .On<ShowCohorts>(hosts.Board, Reply.Update, CommandFor.Facilitators)
            .Opens<OpenNewCohort>((_, _) => new MakeCohort(), CommandFor.Facilitators)
            .On<MakeCohort>(hosts.Make, Reply.Update, CommandFor.Facilitators)
            .On<ShowCohort>(hosts.One, Reply.Update, CommandFor.Facilitators)
            .On<SetCohortOpen>(hosts.Doors, Reply.Update, CommandFor.Facilitators)
            .On<OfferMerge>(hosts.Offer, Reply.Update, CommandFor.Facilitators)
            .OnOutcome<CohortRoomMade>(hosts.RoomMade)
            .OnClock<LookAtCohorts>(hosts.Look)
            .Tells<CohortEvent>(CohortViews.Tell)
            .Hears<CheckInEvent.Answered>(handlers.Heard)
            .Hears<MemberEvent.Left>(handlers.MemberLeft)
            .Hears<MemberEvent.Returned>(handlers.MemberReturned)
            .ShowsInVillage(handlers.Mine)
            .Remembers(
                "Which cohorts you are in, and when you last answered a check-in while you were; and what you said is true of you, sealed: nobody else can look it up.",
                async (guild, member, cancellationToken) =>
                [
                    .. await handlers.Export(guild, member, cancellationToken),
                    .. await circumstances.Export(guild, member, cancellationToken),
                ],
                async (guild, member, cancellationToken) =>
                {
                    await circumstances.Forget(guild, member, cancellationToken);
                    await handlers.Forget(guild, member, cancellationToken);
                });
}
