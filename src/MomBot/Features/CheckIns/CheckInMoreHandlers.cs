using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What else there is on a round: a reminder, one's own answers, a story, a question to one's stage.</summary>
public sealed class CheckInMoreHandlers(CheckInStore store, IClock clock)
{
    private static readonly Duration ThreeHours = Duration.FromHours(3);
    private static readonly Duration ADay = Duration.FromHours(24);

    private static readonly Text NoRoom = "There is no room for that here yet.";

    public async Task<Response> More(
        ShowMore action, InteractionContext context, CancellationToken cancellationToken) =>
        await store.FindAsync(action.Round, cancellationToken) is { } round && round.Guild == context.Community
            ? Response.Ephemeral(CheckInViews.More(round, Rooms(context)))
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
        new AskStage(action.Stage);

    public Task<Response> Ask(AskStage form, InteractionContext context, CancellationToken cancellationToken) =>
        TellAsync(
            Rooms(context).FirstOrDefault(each => each.Stage == form.Stage) is { Room.Value: > 0 } found
                ? found.Room
                : null,
            form.Words,
            null,
            NeedTag.Idea,
            StoryKind.Question,
            context,
            cancellationToken);

    /// <summary>The stages whose role she has and which have a room.</summary>
    private static ImmutableArray<(ConfigKey Stage, ChannelId Room)> Rooms(InteractionContext context) =>
    [
        .. context.Settings.Places
            .Where(place => place.Kind == "role" && context.Roles.Contains(new RoleId(place.DiscordId)))
            .Select(place => (Stage: place.Key.Split(':', 2) is ["stage", var key] ? ConfigKey.TryParse(key) : null,
                Room: context.Settings.Find("channel", place.Key)))
            .Where(each => each is { Stage: not null, Room: not null })
            .Select(each => (each.Stage!.Value, new ChannelId(each.Room!.DiscordId))),
    ];

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
        await store.TellAsync(answer, words, note, kind, context.Cause, now, cancellationToken);
        return Response.Ephemeral(CheckInViews.Answered(null, answer));
    }
}
