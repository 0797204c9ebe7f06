using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>How people meet an answer: a nod, a private question, a facilitator's private word.</summary>
public sealed class CheckInMeetingHandlers(CheckInStore store, IClock clock)
{
    private static readonly Text Gone = "That answer is no longer there.";

    public Task<Response> MeToo(PressMeToo action, InteractionContext context, CancellationToken cancellationToken) =>
        NodAsync(action.Answer, Nod.MeToo, context, cancellationToken);

    public Task<Response> WithYou(
        PressWithYou action, InteractionContext context, CancellationToken cancellationToken) =>
        NodAsync(action.Answer, Nod.WithYou, context, cancellationToken);

    /// <summary>Asked once of a person about an answer; asking again changes nothing.</summary>
    public async Task<Response> AskForIdea(
        AskForIdea action, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var met = await store.NodAsync(
            action.Answer,
            context.Community,
            context.Member,
            Nod.Idea,
            answer => answer.Member == context.Member ? null
                : new CheckInEvent.IdeaOffered(answer, context.Member, now),
            cancellationToken);
        return Response.Ephemeral(met switch
        {
            null => Gone,
            ({ Need: null }, _) => CheckInViews.RoundIsOver,
            _ => CheckInViews.IdeaAsked,
        });
    }

    public async Task<Response> MeetIdea(
        MeetIdea action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await store.FindAnswerAsync(action.Answer, cancellationToken) is { } answer
            && answer.Member == context.Member)
        {
            await store.SayAsync(
                new CheckInEvent.IdeaMet(answer, action.By, action.Welcome, clock.GetCurrentInstant()),
                context.Cause,
                cancellationToken);
        }

        return Response.Update(new Card(CheckInViews.Said));
    }

    public static Modal OpenCheer(OpenCheer action, InteractionContext context) => new Cheer(action.Answer);

    public async Task<Response> Cheer(Cheer form, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await store.FindAnswerAsync(form.Answer, cancellationToken) is not { } answer
            || answer.Guild != context.Community)
            return Response.Ephemeral(CheckInViews.NotTaken(Gone, form.Words));
        await store.SayAsync(
            new CheckInEvent.Cheered(answer, context.Member, form.Words, clock.GetCurrentInstant()),
            context.Cause,
            cancellationToken);
        await SeenAsync(form.Answer, context, cancellationToken);
        return Response.Ephemeral(CheckInViews.CheerSent);
    }

    public async Task<Response> MarkHeard(
        MarkHeard action, InteractionContext context, CancellationToken cancellationToken)
    {
        await SeenAsync(action.Answer, context, cancellationToken);
        return Response.Ephemeral(CheckInViews.Said);
    }

    private Task SeenAsync(AnswerId answer, InteractionContext context, CancellationToken cancellationToken) =>
        store.NodAsync(answer, context.Community, context.Member, Nod.Seen, _ => null, cancellationToken);

    private async Task<Response> NodAsync(
        AnswerId id, Nod nod, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var met = await store.NodAsync(
            id,
            context.Community,
            context.Member,
            nod,
            answer => nod == Nod.WithYou && answer.WithYou == 1 ? new CheckInEvent.Rallied(answer, now) : null,
            cancellationToken);
        return met switch
        {
            null => Response.Ephemeral(Gone),
            ({ Need: null }, _) => Response.Ephemeral(CheckInViews.RoundIsOver),
            var (answer, _) when context.Shown.Length > 1 =>
                Response.Update(CheckInViews.Answer(answer, context.Shown)),
            _ => Response.Ephemeral(CheckInViews.Said),
        };
    }
}
