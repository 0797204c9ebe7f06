using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Interactions;

namespace MomBot.Features.Setup;

/// <summary>Five pages for those who run the server: what is there, what is lacking, what is in the way.</summary>
public static class SetupFeature
{
    public static Feature Declare(
        SetupHandlers handlers,
        SetupStages stages,
        SetupOnboarding onboarding,
        SetupApplying applying,
        SetupChecking checking,
        SetupFiles files,
        SetupClock clock) =>
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
            .On<SetStageMonths>(handlers.Months, Reply.Update, CommandFor.Admins)
            .On<OpenStage>(handlers.Stage, Reply.Update, CommandFor.Admins)
            .Opens<OpenRenameStage>(stages.OpenRename, CommandFor.Admins)
            .On<RenameStage>(stages.Rename, Reply.Update, CommandFor.Admins)
            .Opens<OpenSplitStage>(stages.OpenSplit, CommandFor.Admins)
            .On<SplitStage>(stages.Split, Reply.Update, CommandFor.Admins)
            .On<MergeStage>(stages.Merge, Reply.Update, CommandFor.Admins)
            .On<PlaceStage>(stages.Place, Reply.Update, CommandFor.Admins)
            .On<SetStagePrivate>(stages.SetPrivate, Reply.Update, CommandFor.Admins)
            .On<OpenOnboarding>(onboarding.Open, Reply.Update, CommandFor.Admins)
            .On<UseAnswers>(onboarding.UseAll, Reply.Update, CommandFor.Admins)
            .On<ChooseAnswer>(onboarding.Choose, Reply.Update, CommandFor.Admins)
            .On<MapAnswer>(onboarding.Map, Reply.Update, CommandFor.Admins)
            .On<UseAlike>(handlers.UseAlike, Reply.Update, CommandFor.Admins)
            .On<MakeAnyway>(handlers.MakeAnyway, Reply.Update, CommandFor.Admins)
            .On<ShowHostCommands>(handlers.ShowHostCommands, Reply.Update, CommandFor.Admins)
            .On<TakeTheUsual>(applying.TakeTheUsual, Reply.Update, CommandFor.Admins)
            .On<Rehearse>(applying.Rehearse, audience: CommandFor.Admins)
            .On<ShowAnnouncement>(applying.Announce, audience: CommandFor.Admins)
            .On<ApplySetup>(applying.Apply, Reply.Update, CommandFor.Admins)
            .On<UndoSetup>(applying.Undo, Reply.Update, CommandFor.Admins)
            .On<RunCheck>(checking.Check, Reply.Update, CommandFor.Admins)
            .OnClock<CheckByNight>(checking.Nightly)
            .On<ExportSettings>(files.Export, audience: CommandFor.Admins)
            .Opens<OpenImport>((_, _) => new ImportSettings(), CommandFor.Admins)
            .On<ImportSettings>(files.Import, audience: CommandFor.Admins)
            .On<UseSettings>(files.Use, Reply.Update, CommandFor.Admins)
            .On<ShowHistory>(files.History, Reply.Update, CommandFor.Admins)
            .On<UndoSetting>(files.Undo, Reply.Update, CommandFor.Admins)
            .OnOutcome<StepEnded>(clock.Ended)
            .Tells<SetupEvent>(SetupViews.Tell)
            .Tells<CommunityEvent.HostCommandsWanted>(happened =>
            [
                new Effect.AllowRole(happened.Role, GuildPermissions.ManageEvents, "Shows facilitators their commands"),
            ])
            .Tells<CommunityEvent.FeaturesChanged>(_ => [new Effect.RefreshCommands()]);
}
