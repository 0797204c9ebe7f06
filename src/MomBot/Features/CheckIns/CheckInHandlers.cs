using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>Where a parent meets a round: load, decide, save, answer. Nothing here decides anything.</summary>
public sealed class CheckInHandlers(CheckInStore store, CheckInBoards boards, Neighbours neighbours, IClock clock)
{
    private static readonly Text NoCohort =
        "You are in no cohort that has a room, so nothing was posted. /cohorts shows those there are.";

    private static readonly Text Gone = "That round is no longer there.";

    /// <summary>Who may read an answer: everyone, her cohort, and the facilitators where they have a room.</summary>
    public static ImmutableArray<Choice> Reading(InteractionContext context) =>
    [
        new Choice(nameof(Readers.Everyone), "Everyone who is in this thread"),
        .. context.Settings.FacilitatorsRoom() is null
            ? (Choice[])[]
            : [new Choice(nameof(Readers.Facilitators), "The facilitators only")],
        .. context.Settings.Has("cohorts")
            ? (Choice[])[new Choice(nameof(Readers.Cohort), "My cohort, in its room")]
            : [],
    ];

    public async Task<Response> Show(
        ShowCheckIn action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(CheckInViews.Board(await boards.ReadAsync(context, cancellationToken)));

    /// <summary>This week's round and the next, for her panel.</summary>
    public async Task<Section?> Mine(InteractionContext context, CancellationToken cancellationToken) =>
        await boards.MineAsync(context, cancellationToken) is { } mine ? CheckInViews.OfMine(mine) : null;

    public Task<Opening> Open(OpenAnswer action, InteractionContext context, CancellationToken cancellationToken) =>
        OpenAsync(action.Round, "", context, cancellationToken);

    public Task<Opening> Outline(OpenOutline action, InteractionContext context, CancellationToken cancellationToken) =>
        OpenAsync(action.Round, "What happened: \nWhat I felt: \nWhat I need: ", context, cancellationToken);

    public async Task<Response> Answer(GiveAnswer form, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var readers = Enum.Parse<Readers>(form.Readers);
        var place = readers switch
        {
            Readers.Facilitators => context.Settings.FacilitatorsRoom(),
            Readers.Cohort => await neighbours.CohortRoom(context.Community, context.Member, cancellationToken),
            Readers.Everyone => (await store.FindAsync(form.Round, cancellationToken))?.AnswersIn,
        };
        if (readers == Readers.Cohort && place is null)
            return Response.Ephemeral(CheckInViews.NotTaken(NoCohort, form.Words));
        var answer = new Answer(
            new AnswerId(context.Cause.Id),
            form.Round,
            context.Community,
            context.Member,
            (NeedTag)form.Need,
            Message: null,
            now)
        {
            Readers = readers,
            Channel = place,
        };
        var decision = await store.AnswerAsync(
            answer,
            context.Cause,
            round => round.Guild == context.Community
                ? CheckInRules.TakeAnswer(round, answer, form.Words, NoteOf(form.Note), now)
                : Decision.Missing<Round>(),
            cancellationToken);
        return Response.Ephemeral(decision switch
        {
            Decision<Round>.Accepted(var round, _) => CheckInViews.Answered(round, answer),
            Decision<Round>.Declined(var why) => CheckInViews.NotTaken(why, form.Words),
            _ => CheckInViews.NotTaken(Gone, form.Words),
        });
    }

    /// <summary>Nothing is looked up and nothing is kept.</summary>
    public static Task<Response> Pass(Pass action, InteractionContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Response.Ephemeral(CheckInViews.Passed));

    /// <summary>The round counts it; who it was is written nowhere.</summary>
    public async Task<Response> Pass(PassRound action, InteractionContext context, CancellationToken cancellationToken)
    {
        await store.PassAsync(action.Round, cancellationToken);
        return Response.Ephemeral(CheckInViews.Passed);
    }

    /// <summary>Her own words as they hang, to be changed.</summary>
    public async Task<Opening> OpenRewrite(
        OpenRewrite action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await store.FindAnswerAsync(action.Answer, cancellationToken) is not { } answer
            || answer.Member != context.Member || answer.Guild != context.Community)
            return CheckInViews.NotYours;
        var note = context.Shown is [var who, ..] && who.Plain.Split(": ", 2) is [_, var words] ? words : "";
        return new Rewrite(
            answer.Id,
            context.Shown.Length > 1 ? context.Shown[1].Plain : "",
            (WhatHelps)(answer.Need ?? NeedTag.Ear),
            note);
    }

    public async Task<Response> Rewrite(Rewrite form, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await store.FindAnswerAsync(form.Answer, cancellationToken) is not { Message: not null } answer
            || answer.Member != context.Member
            || !await store.RewriteAsync(
                answer with { Need = answer.Need is null ? null : (NeedTag)form.Need },
                form.Words,
                NoteOf(form.Note),
                context.Cause,
                clock.GetCurrentInstant(),
                cancellationToken))
            return Response.Ephemeral(CheckInViews.NotTaken(CheckInViews.NotYours, form.Words));
        return Response.Ephemeral(CheckInViews.Changed);
    }

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

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<Text>();
        foreach (var answer in await store.AnswersOfAsync(guild, member, cancellationToken))
            lines.Add(CheckInViews.Exported(answer, await store.FindAsync(answer.Round, cancellationToken)));
        return lines.ToImmutable();
    }

    public Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        store.ForgetAsync(guild, member, clock.GetCurrentInstant(), cancellationToken);

    internal static string? NoteOf(string note) => note.Length == 0 ? null : note;

    private async Task<Opening> OpenAsync(
        RoundId id, string words, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } round || round.Guild != context.Community)
            return Gone;
        return CheckInRules.MayAnswer(round) is Decision<Round>.Declined(var why)
            ? why
            : new GiveAnswer(round.Id, words)
            {
                Wording = (round.MySide
                    ? CheckInViews.MySideOf(nameof(GiveAnswer.Words))
                    : ImmutableDictionary<string, PartWords>.Empty).Add(
                        nameof(GiveAnswer.Readers),
                        new PartWords(Options: await ReadersForAsync(context, cancellationToken))),
            };
    }

    /// <summary>Whoever is in no cohort that has a room is not offered one.</summary>
    private async Task<ImmutableArray<Choice>> ReadersForAsync(
        InteractionContext context, CancellationToken cancellationToken) =>
        await neighbours.CohortRoom(context.Community, context.Member, cancellationToken) is null
            ? Reading(context).RemoveAll(each => each.Value == nameof(Readers.Cohort))
            : Reading(context);
}
