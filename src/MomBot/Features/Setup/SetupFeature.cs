using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;

namespace MomBot.Features.Setup;

/// <summary>Five pages for those who run the server: what is there, what is lacking, what is in the way.</summary>
public static class SetupFeature
{
    public static Feature Declare(SetupHandlers handlers, SetupApplying applying, SetupClock clock) =>
        new Feature("setup", "Channels, roles and the time zone, for those who run the server")
        {
            Scope = CommandScope.Everywhere,
        }
            .Command<OpenSetup>("setup", "Set MomBot up, or see what is in its way", CommandFor.Admins)
            .Suggests(OpenSetup.Zones, handlers.Suggest)
            .Opens<OpenZone>((_, _) => new ChooseZone(), CommandFor.Admins)
            .On<OpenSetup>(handlers.Open, Reply.Update, CommandFor.Admins)
            .On<OpenSettings>(
                (_, context, cancellationToken) => handlers.Open(new OpenSetup(), context, cancellationToken),
                Reply.Update,
                CommandFor.Admins)
            .On<TurnTo>(handlers.Turn, Reply.Update, CommandFor.Admins)
            .On<ChooseZone>(handlers.Zone, Reply.Update, CommandFor.Admins)
            .On<ChooseLanguage>(handlers.Language, Reply.Update, CommandFor.Admins)
            .On<ChooseFeatures>(handlers.Features, Reply.Update, CommandFor.Admins)
            .On<ChooseChannel>(handlers.Channel, Reply.Update, CommandFor.Admins)
            .On<ChooseRole>(handlers.Role, Reply.Update, CommandFor.Admins)
            .On<WantPlaces>(handlers.Want, Reply.Update, CommandFor.Admins)
            .On<ChooseStages>(handlers.Stages, Reply.Update, CommandFor.Admins)
            .On<OpenStage>(handlers.Stage, Reply.Update, CommandFor.Admins)
            .On<ShowHostCommands>(handlers.ShowHostCommands, Reply.Update, CommandFor.Admins)
            .On<TakeTheUsual>(applying.TakeTheUsual, Reply.Update, CommandFor.Admins)
            .On<Rehearse>(applying.Rehearse, audience: CommandFor.Admins)
            .On<ShowAnnouncement>(applying.Announce, audience: CommandFor.Admins)
            .On<ApplySetup>(applying.Apply, Reply.Update, CommandFor.Admins)
            .On<UndoSetup>(applying.Undo, Reply.Update, CommandFor.Admins)
            .OnOutcome<StepEnded>(clock.Ended)
            .Tells<SetupEvent>(SetupViews.Tell)
            .Tells<CommunityEvent.HostCommandsWanted>(happened =>
            [
                new Effect.AllowRole(happened.Role, GuildPermissions.ManageEvents, "Shows facilitators their commands"),
            ])
            .Tells<CommunityEvent.FeaturesChanged>(_ => [new Effect.RefreshCommands()]);
}
