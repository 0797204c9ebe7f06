using MomBot.Data.Setup;
using MomBot.Interactions;

namespace MomBot.Features.Setup;

/// <summary>One panel for those who run the server: what is there, what is lacking, what is in the way.</summary>
public static class SetupFeature
{
    public static Feature Declare(SetupHandlers handlers, SetupClock clock) =>
        new Feature("setup", "Channels, roles and the time zone, for those who run the server")
            .Command<OpenSetup>("setup", "Set MomBot up, or see what is in its way", CommandFor.Admins)
            .Suggests(OpenSetup.Zones, handlers.Suggest)
            .Opens<OpenZone>(SetupHandlers.OpenZone)
            .On(SetupHandlers.ForAdmins<OpenSetup>(handlers.Open), Reply.Update)
            .On(SetupHandlers.ForAdmins<ChooseZone>(handlers.Zone), Reply.Update)
            .On(SetupHandlers.ForAdmins<ChooseChannel>(handlers.Channel), Reply.Update)
            .On(SetupHandlers.ForAdmins<ChooseRole>(handlers.Role), Reply.Update)
            .On(SetupHandlers.ForAdmins<ChooseStages>(handlers.Stages), Reply.Update)
            .On(SetupHandlers.ForAdmins<OpenStage>(handlers.Stage), Reply.Update)
            .On(SetupHandlers.ForAdmins<ApplySetup>(handlers.Apply), Reply.Update)
            .OnOutcome<StepEnded>(clock.Ended)
            .Tells<SetupEvent>(SetupViews.Tell);
}
