using MomBot.Data.CareCoop;
using MomBot.Data.DoNotMatch;
using MomBot.Data.Members;
using MomBot.Interactions;

namespace MomBot.Features.CareCoop;

/// <summary>
/// Families who chose each other mind each other's children, and the hours are written down. Off until somebody who
/// runs the server wants it, and has read the notice.
/// </summary>
public static class CareCoopFeature
{
    public static Feature Declare(CareHandlers handlers, CareSitHandlers sits, CareDeskHandlers desk) =>
        new Feature("coop", "Mind each other's children, and write the hours down")
        {
            OnByDefault = false,
            Waits = desk.Waits,
        }
            .Command<OpenCoop>("coop", "The childcare co-op: your hours, and what waits for your word")
            .Choices(CareForm.Lengths, _ => CareViews.Lengths)
            .Choices(CareForm.Days, sits.Days)
            .Choices(DecideForm.Lengths, _ => CareViews.Decisions)
            .On<OpenCoop>(handlers.Open, Reply.Update)
            .On<ShowCareEntries>(handlers.Entries, Reply.Update)
            .On<JoinCoop>(handlers.Join, Reply.Update)
            .On<LeaveCoop>(handlers.Leave, Reply.Update)
            .On<AskForEase>(handlers.AskForEase, Reply.Update)
            .Opens<WriteDownCare>(handlers.WriteDown)
            .On<CareForm>(sits.Propose)
            .On<AgreeToCare>(sits.Agree, Reply.Update)
            .Opens<OpenDiffer>(sits.OpenDiffer)
            .On<DifferForm>(sits.Differ)
            .On<AskFacilitator>(sits.AskFacilitator, Reply.Update)
            .On<TakeBackCare>(sits.TakeBack, Reply.Update)
            .On<ShowCareDesk>(desk.Show, Reply.Update, CommandFor.Facilitators)
            .Opens<OpenDecide>(desk.OpenDecide, CommandFor.Facilitators)
            .On<DecideForm>(desk.Decide, Reply.Private, CommandFor.Facilitators)
            .On<EaseAccount>(desk.Ease, Reply.Update, CommandFor.Facilitators)
            .On<TopUpEverybody>(desk.TopUp, Reply.Update, CommandFor.Facilitators)
            .On<GiveHours>(desk.Give, Reply.Update, CommandFor.Facilitators)
            .On<SetCoopOpen>(desk.SetOpen, Reply.Update, CommandFor.Admins)
            .Opens<OpenTerms>(desk.OpenTerms, CommandFor.Admins)
            .On<TermsForm>(desk.Agree, Reply.Private, CommandFor.Admins)
            .OnClock<CareWaits>(sits.Wait)
            .Tells<CareEvent>(CareViews.Tell)
            .Hears<MemberEvent.Left>(sits.PartWays)
            .Hears<DoNotMatchEvent.KeptApart>(sits.Part)
            .ShowsInVillage((_, _) => Task.FromResult<Section?>(
                new Section("**Childcare co-op**", new Button("See the co-op", new OpenCoop()))))
            .Remembers(
                "In the co-op: your hours, and how long you minded whose children or they yours. No names of children.",
                handlers.Export,
                handlers.Forget);
}
