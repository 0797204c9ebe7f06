using MomBot.Data.Facilitators;
using MomBot.Interactions;

namespace MomBot.Features.Facilitators;

/// <summary>Who looks after a place: their line, their rooms, their days off, and handing it on.</summary>
public static class FacilitatorsFeature
{
    public static Feature Declare(FacilitatorHandlers handlers) =>
        new Feature("facilitators", "Who looks after this place") { Scope = CommandScope.Everywhere }
            .Command<OpenMyDuties>(
                "host me", "Your line, your rooms, days off, and handing over", CommandFor.Facilitators)
            .On<OpenMyDuties>(handlers.Open, Reply.Update, CommandFor.Facilitators)
            .Opens<OpenMyLine>(handlers.OpenLine, CommandFor.Facilitators)
            .On<WriteMyLine>(handlers.Write, Reply.Update, CommandFor.Facilitators)
            .On<LookAfterRoom>(handlers.AddRoom, Reply.Update, CommandFor.Facilitators)
            .On<LeaveRoom>(handlers.LeaveRoom, Reply.Update, CommandFor.Facilitators)
            .On<TakeDaysOff>(handlers.Away, Reply.Update, CommandFor.Facilitators)
            .Opens<OpenHandover>((_, _) => new OfferHandover(), CommandFor.Facilitators)
            .On<OfferHandover>(handlers.Offer, Reply.Update, CommandFor.Facilitators)
            .On<AnswerHandover>(handlers.Answer, Reply.Update, CommandFor.Facilitators)
            .On<ShowFacilitators>(handlers.Show)
            .Tells<FacilitatorEvent>(FacilitatorViews.Tell)
            .ShowsInVillage(handlers.Mine)
            .Remembers(
                "If you facilitate: the line by which members know you, your rooms, and days off.",
                handlers.Export,
                handlers.Forget);
}
