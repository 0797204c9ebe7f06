using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Agreement;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Agreement;

/// <summary>Where people meet the agreement: load, decide, save, answer.</summary>
public sealed class AgreementHandlers(
    AgreementStore store, CommunityStore communities, MemberStore members, IClock clock)
{
    private static readonly Text SavedButTheLink =
        "Saved, but for the safe-sleep line: that is a web address which begins with https://. The one before stays.";

    /// <summary>What stands before everything else until it is accepted.</summary>
    public async Task<Card?> Before(InteractionContext context, CancellationToken cancellationToken)
    {
        var version = context.Settings.Agreement;
        if (version == 0)
            return null;
        var agreed = context.Mine.Agreed;
        return agreed >= version
            ? null
            : AgreementViews.Ask(await store.FindAsync(context.Community, cancellationToken), version, agreed > 0);
    }

    public async Task<Response> Agree(Agree action, InteractionContext context, CancellationToken cancellationToken)
    {
        var version = context.Settings.Agreement;
        if (action.Version != version && version > 0)
        {
            return Response.Update(AgreementViews.Ask(
                await store.FindAsync(context.Community, cancellationToken), version, again: true));
        }

        await members.ChangeAsync(
            context.Community,
            context.Member,
            context.Cause,
            member => AgreementRules.Agree(member, version),
            cancellationToken);
        return Response.GoOn(AgreementViews.Thanks());
    }

    public async Task<Response> Read(
        ReadAgreement action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(AgreementViews.Board(await store.FindAsync(context.Community, cancellationToken)));

    public async Task<Response> Propose(
        ProposeValue form, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var words = AgreementRules.Lines(form.Words).FirstOrDefault() ?? "";
        return await store.ChangeAsync(
            context.Community,
            context.Cause,
            agreement => AgreementRules.Propose(agreement, words, context.Member, now),
            cancellationToken) is Decision<CommunityAgreement>.Declined(var why)
            ? Response.Ephemeral(why)
            : Response.Ephemeral(
                "Thank you. Facilitators will look at it, without your name, and you hear what became of it.");
    }

    public async Task<Response> Proposals(
        ShowProposals action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Update(
            AgreementViews.Proposals(await store.FindAsync(context.Community, cancellationToken), null));

    public async Task<Response> Vote(
        VoteOnValue action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var decision = await store.ChangeAsync(
            context.Community,
            context.Cause,
            agreement => AgreementRules.Vote(
                agreement, action.Value, context.Member, action.Yes, context.IsAdmin, now),
            cancellationToken);
        var why = decision is Decision<CommunityAgreement>.Declined(var reason) ? reason : null;
        return Response.Update(
            AgreementViews.Proposals(await store.FindAsync(context.Community, cancellationToken), why));
    }

    public Task<Response> Editor(
        OpenAgreement action, InteractionContext context, CancellationToken cancellationToken) =>
        Page(context, null, cancellationToken);

    public async Task<Opening> OpenWriting(
        OpenWriting action, InteractionContext context, CancellationToken cancellationToken)
    {
        var agreement = await store.FindAsync(context.Community, cancellationToken);
        var values = agreement.Version == 0
            ? AgreementRules.Starter
            : [.. agreement.Values.Select(value => value.Words)];
        return new WriteAgreement(string.Join('\n', values), agreement.SafeSleep, agreement.Sponsor);
    }

    public async Task<Response> Write(
        WriteAgreement form, InteractionContext context, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(
            context.Community,
            context.Cause,
            agreement => AgreementRules.Write(agreement, form.Values, form.SafeSleep, form.Sponsor),
            cancellationToken);
        return await Page(
            context,
            AgreementRules.IsNothingOrLink(form.SafeSleep)
                ? "Saved. Whoever has agreed already is asked again only if you want that."
                : SavedButTheLink,
            cancellationToken);
    }

    /// <summary>A community that wrote nothing of its own starts from the values that come with the bot.</summary>
    public async Task<Response> PutInForce(
        PutInForce action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await store.ChangeAsync(
            context.Community,
            new Cause("agreement.starter", context.Cause.Id),
            agreement => agreement.Version > 0
                ? Decision.Accept(agreement)
                : AgreementRules.Write(agreement, string.Join('\n', AgreementRules.Starter), "", ""),
            cancellationToken);
        await communities.ChangeAsync(
            context.Community,
            context.Cause,
            community => AgreementRules.PutInForce(community, context.Member, now),
            cancellationToken);
        return await Page(
            context,
            "From now on everybody sees it once, at their first press, and goes straight on.",
            cancellationToken);
    }

    public async Task<Response> TakeDown(
        TakeDownAgreement action, InteractionContext context, CancellationToken cancellationToken)
    {
        await communities.ChangeAsync(
            context.Community, context.Cause, AgreementRules.TakeDown, cancellationToken);
        return await Page(context, "Nobody is asked any more. The words are kept.", cancellationToken);
    }

    public async Task LookAgain(LookAgain action, DueContext due, CancellationToken cancellationToken)
    {
        if ((await communities.FindAsync(due.Guild, cancellationToken)).Agreement > 0)
            await communities.ChangeAsync(
                due.Guild,
                due.Cause,
                community => Decision.Accept(
                    community, new CommunityEvent.AgreementAged(due.Guild, action.Who, due.Now)),
                cancellationToken);
    }

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var agreement = await store.FindAsync(guild, cancellationToken);
        return
        [
            .. agreement.Proposals.Where(value => value.Proposer == member)
                .Select(value => T($"You proposed: {value.Words}")),
            .. agreement.All.SelectMany(value => value.Votes.Where(vote => vote.Member == member)
                .Select(vote => vote.Yes
                    ? T($"You voted yes on: {value.Words}")
                    : T($"You voted no on: {value.Words}"))),
        ];
    }

    public Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        store.ForgetAsync(guild, member, cancellationToken);

    private async Task<Response> Page(InteractionContext context, Text? word, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        return Response.Update(AgreementViews.Editor(
            await store.FindAsync(context.Community, cancellationToken), community.Agreement, word));
    }
}
