using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>Where a parent meets a round: load, decide, save, answer. Nothing here decides anything.</summary>
public sealed class CheckInHandlers(CheckInStore store, CheckInBoards boards, IClock clock)
{
    private static readonly Text Gone = "That round is no longer there.";

    public async Task<Response> Show(
        ShowCheckIn action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(CheckInViews.Board(await boards.ReadAsync(context, cancellationToken)));

    public async Task<Opening> Open(OpenAnswer action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(action.Round, cancellationToken) is not { } round || round.Guild != context.Community)
            return Gone;
        return CheckInRules.MayAnswer(round) is Decision<Round>.Declined(var why) ? why : new GiveAnswer(round.Id);
    }

    public async Task<Response> Answer(GiveAnswer form, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var answer = new Answer(
            new AnswerId(context.Cause.Id),
            form.Round,
            context.Community,
            context.Member,
            (NeedTag)form.Need,
            Message: null,
            now);
        var decision = await store.AnswerAsync(
            answer,
            context.Cause,
            round => round.Guild == context.Community
                ? CheckInRules.TakeAnswer(round, answer, form.Words, now)
                : Decision.Missing<Round>(),
            cancellationToken);
        return Response.Ephemeral(decision switch
        {
            Decision<Round>.Accepted(var round, _) => CheckInViews.Answered(round, answer.Id),
            Decision<Round>.Declined(var why) => CheckInViews.NotTaken(why, form.Words),
            _ => CheckInViews.NotTaken(Gone, form.Words),
        });
    }

    /// <summary>Nothing is looked up and nothing is kept: a pass leaves no trace.</summary>
    public static Task<Response> Pass(Pass action, InteractionContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Response.Ephemeral(CheckInViews.Passed));

    public async Task<Response> TakeBack(
        TakeBackAnswer action, InteractionContext context, CancellationToken cancellationToken)
    {
        await store.TakeBackAsync(
            action.Answer, context.Community, context.Member, clock.GetCurrentInstant(), cancellationToken);
        return Response.Update(CheckInViews.TakenBack);
    }

    /// <summary>Whoever leaves is forgotten; what was said stays with the community.</summary>
    public Task Leave(MemberEvent.Left left, CancellationToken cancellationToken) =>
        store.LeaveAsync(left.Guild, left.Owner, cancellationToken);

    public async Task<ImmutableArray<string>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var answer in await store.AnswersOfAsync(guild, member, cancellationToken))
        {
            if (await store.FindAsync(answer.Round, cancellationToken) is { } round)
                lines.Add(CheckInViews.Exported(answer, round));
        }

        return lines.ToImmutable();
    }

    public Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        store.ForgetAsync(guild, member, clock.GetCurrentInstant(), cancellationToken);
}
