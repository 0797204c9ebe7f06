using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What else there is on a round: a reminder, one's own answers, a story, a question to one's stage.</summary>
public sealed class CheckInMoreHandlers(
    CheckInStore store,
    MemberStore members,
    ImmutableArray<StageEntry> stages,
    Neighbours neighbours,
    IClock clock)
{
    private static readonly Duration ThreeHours = Duration.FromHours(3);
    private static readonly Duration ADay = Duration.FromHours(24);

    private static readonly Text NoRoom = "There is no room for that here yet.";

    public async Task<Response> More(
        ShowMore action, InteractionContext context, CancellationToken cancellationToken) =>
        await store.FindAsync(action.Round, cancellationToken) is { } round && round.Guild == context.Community
            ? Response.Ephemeral(CheckInViews.More(round, await RoomsAsync(context, cancellationToken)))
            : Response.Ephemeral("That round is no longer there.");

    /// <summary>Only she who asks is reminded, once, and never in the quiet hours.</summary>
    public async Task<Response> Nudge(
        AskForNudge action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(action.Round, cancellationToken) is not { Status: RoundStatus.Open } round
            || round.Guild != context.Community)
            return Response.Ephemeral(CheckInViews.RoundIsOver);
        var now = clock.GetCurrentInstant();
        var due = CheckInRules.OutsideQuietHours(
            now + (action.When == NudgeWhen.InThreeHours ? ThreeHours : ADay), context.Zone);
        await store.SayAsync(
            new CheckInEvent.NudgeAsked(round, context.Member, due, now), context.Cause, cancellationToken);
        return Response.Ephemeral(CheckInViews.NudgeComes);
    }

    /// <summary>On a tender day: away for the rest of it, as the bot sees it.</summary>
    public async Task<Response> Quiet(
        QuietToday action, InteractionContext context, CancellationToken cancellationToken)
    {
        var today = clock.GetCurrentInstant().InZone(context.Zone).Date;
        await members.ChangeAsync(
            context.Community,
            context.Member,
            context.Cause,
            member => Decision.Accept(member.AwayUntil >= today ? member : member with { AwayUntil = today }),
            cancellationToken);
        return Response.Ephemeral(CheckInViews.QuietNow);
    }

    public async Task<Response> Mine(
        ShowMine action, InteractionContext context, CancellationToken cancellationToken) =>
        Response.Ephemeral(CheckInViews.Mine(
            await store.AnswersOfAsync(context.Community, context.Member, cancellationToken)));

    public static Modal OpenStory(OpenStory action, InteractionContext context) => new TellStory();

    public Task<Response> Tell(TellStory form, InteractionContext context, CancellationToken cancellationToken) =>
        TellAsync(
            context.Settings.CheckInChannel(),
            form.Words,
            CheckInHandlers.NoteOf(form.Note),
            NeedTag.Ear,
            StoryKind.Story,
            context,
            cancellationToken);

    public static Modal OpenQuestion(OpenStageQuestion action, InteractionContext context) =>
        context.Settings.TellsOnlyMySide(action.Stage.Value)
            ? new AskStage(action.Stage) { Wording = CheckInViews.MySideOf(nameof(AskStage.Words)) }
            : new AskStage(action.Stage);

    public async Task<Response> Ask(AskStage form, InteractionContext context, CancellationToken cancellationToken) =>
        await TellAsync(
            (await RoomsAsync(context, cancellationToken)).FirstOrDefault(each => each.Stage == form.Stage)?.Room,
            form.Words,
            null,
            NeedTag.Idea,
            StoryKind.Question,
            context,
            cancellationToken);

    /// <summary>
    /// The stages she is in, as this community has them, which have a room: she has its role, or, where it is private
    /// and has none, it has let her in.
    /// </summary>
    private async Task<ImmutableArray<StageRoom>> RoomsAsync(
        InteractionContext context, CancellationToken cancellationToken)
    {
        var here = context.Settings;
        var hers = await neighbours.StagesOf(context.Community, context.Member, cancellationToken);
        return
        [
            .. StageList.Of(stages, here.StageShapes, here.StageOrder).Shown
                .Where(stage => stage.Private
                    ? hers.Contains(stage.Key)
                    : here.Find("role", $"stage:{stage.Key}") is { } role
                        && context.Roles.Contains(new RoleId(role.DiscordId)))
                .Select(stage => (Stage: stage, Room: here.Find("channel", $"stage:{stage.Key}")))
                .Where(each => each.Room is not null)
                .Select(each => new StageRoom(
                    new ConfigKey(each.Stage.Key), each.Stage.Name, new ChannelId(each.Room!.DiscordId))),
        ];
    }

    private async Task<Response> TellAsync(
        ChannelId? channel,
        string words,
        string? note,
        NeedTag need,
        StoryKind kind,
        InteractionContext context,
        CancellationToken cancellationToken)
    {
        if (channel is null)
            return Response.Ephemeral(CheckInViews.NotTaken(NoRoom, words));
        var now = clock.GetCurrentInstant();
        var answer = new Answer(
            new AnswerId(context.Cause.Id), default, context.Community, context.Member, need, Message: null, now)
        {
            Channel = channel,
        };
        await store.TellAsync(
            new CheckInEvent.Told(answer, words, note, kind, now)
            {
                MySide = context.Settings.TellsOnlyMySide(context.Settings.StageOf(channel)),
            },
            context.Cause,
            cancellationToken);
        return Response.Ephemeral(CheckInViews.Answered(null, answer));
    }
}
