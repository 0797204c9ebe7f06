using MomBot.Data.Agreement;
using MomBot.Data.Communities;
using MomBot.Interactions;

namespace MomBot.Features.Agreement;

/// <summary>What people agree on before they come in, and what the community grows toward.</summary>
public static class AgreementFeature
{
    public static Feature Declare(AgreementHandlers handlers) =>
        new Feature("agreement", "What we agree on, and what we grow toward")
        {
            Scope = CommandScope.Everywhere,
        }
            .Guards(handlers.Before)
            .Command<ShowProposals>(
                "host values", "What members propose to grow toward", CommandFor.Facilitators)
            .On<Agree>(handlers.Agree, Reply.Update)
            .On<ReadAgreement>(handlers.Read)
            .Opens<OpenProposal>((_, _) => new ProposeValue())
            .On<ProposeValue>(handlers.Propose)
            .On<ShowProposals>(handlers.Proposals, Reply.Update)
            .On<VoteOnValue>(handlers.Vote, Reply.Update, CommandFor.Facilitators)
            .On<OpenAgreement>(handlers.Editor, Reply.Update, CommandFor.Admins)
            .Opens<OpenWriting>(handlers.OpenWriting, CommandFor.Admins)
            .On<WriteAgreement>(handlers.Write, Reply.Update, CommandFor.Admins)
            .On<PutInForce>(handlers.PutInForce, Reply.Update, CommandFor.Admins)
            .On<TakeDownAgreement>(handlers.TakeDown, Reply.Update, CommandFor.Admins)
            .OnClock<LookAgain>(handlers.LookAgain)
            .Tells<CommunityEvent.AgreementInForce>(AgreementViews.Tell)
            .Tells<CommunityEvent.AgreementAged>(AgreementViews.Tell)
            .Tells<AgreementEvent>(AgreementViews.Tell)
            .Remembers(
                "values you proposed until they are decided, and how you voted on others' if you facilitate",
                handlers.Export,
                handlers.Forget);
}
