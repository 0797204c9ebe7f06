using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>How it went with what check-ins asked of Discord: load, decide, save.</summary>
public sealed class CheckInOutcomes(
    CheckInStore store, CommunityStore communities, MemberStore members, Neighbours neighbours, IClock clock)
{
    /// <summary>What the bot itself writes into a thread at its beginning.</summary>
    private const int OwnWords = 1;

    public async Task Posted(RoundPosted action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(outcome.Guild, cancellationToken);
        var room = community.FacilitatorsRoom();
        var now = clock.GetCurrentInstant();
        var zone = community.ZoneOf();
        Reach? reach = null;
        if (outcome.Went == Went.Well && await store.FindAsync(action.Round, cancellationToken) is { } posted)
        {
            if (await store.RhythmAsync(posted.Rhythm, cancellationToken) is { } rhythm)
                zone = community.ZoneOf(rhythm);
            if (!RoundFormats.IsQuiet(posted.Format))
                reach = await ReachAsync(community, posted, now.InZone(zone).Date, cancellationToken);
        }

        await store.ChangeAsync(
            action.Round,
            outcome.Cause,
            round => outcome switch
            {
                { Went: Went.Well, Id: { } message } =>
                    CheckInRules.Post(round, new MessageId(message), reach, zone, now),
                { Went: Went.Forbidden } => CheckInRules.NotPosted(round, HeldBecause.NotAllowed, room, now),
                { Went: Went.Dropped } => CheckInRules.NotPosted(round, HeldBecause.Late, room, now),
                { Went: Went.Gone } => CheckInRules.NotPosted(round, HeldBecause.Gone, room, now),
                _ => CheckInRules.NotPosted(round, HeldBecause.Unsure, room, now),
            },
            cancellationToken);
    }

    /// <summary>Whom a round reaches: everyone of its stage, else everyone. Numbers only.</summary>
    private async Task<Reach?> ReachAsync(
        Community community, Round round, LocalDate today, CancellationToken cancellationToken) =>
        community.StageOf(round.Channel) is { } stage
            ? await neighbours.InStage(community.Id, stage, today, cancellationToken)
            : neighbours.People(community.Id) is > 0 and var people
                ? new Reach(people, Math.Min(people, await members.AwayAsync(community.Id, today, cancellationToken)))
                : null;

    public Task Threaded(ThreadOpened action, EffectOutcome outcome, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            action.Round,
            outcome.Cause,
            round => CheckInRules.TakeAnswersIn(
                round,
                outcome is { Went: Went.Well, Id: { } thread } ? new ChannelId(thread) : null,
                clock.GetCurrentInstant()),
            cancellationToken);

    public Task Polled(PollPosted action, EffectOutcome outcome, CancellationToken cancellationToken) =>
        outcome.Went == Went.Forbidden
            ? store.ChangeAsync(
                action.Round,
                outcome.Cause,
                round => CheckInRules.RefusePoll(round, clock.GetCurrentInstant()),
                cancellationToken)
            : Task.CompletedTask;

    public async Task Answered(AnswerPosted action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (outcome is not { Went: Went.Well, Id: { } message })
        {
            await store.LoseAnswerAsync(
                action.Answer, outcome.Went == Went.Held, outcome.Cause, now, cancellationToken);
            return;
        }

        await store.PlaceAnswerAsync(
            action.Answer,
            new AnswerMessage(action.Round, action.Channel, new MessageId(message)),
            outcome.Guild,
            _ => null,
            outcome.Cause,
            now,
            cancellationToken);
    }

    public async Task Told(StoryPosted action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (outcome is not { Went: Went.Well, Id: { } message })
        {
            await store.LoseAnswerAsync(
                action.Answer, outcome.Went == Went.Held, outcome.Cause, now, cancellationToken);
            return;
        }

        await store.PlaceAnswerAsync(
            action.Answer,
            new AnswerMessage(default, action.Channel, new MessageId(message)),
            outcome.Guild,
            answer => new CheckInEvent.StoryHangs(answer, action.Kind, now),
            outcome.Cause,
            now,
            cancellationToken);
    }

    /// <summary>People may simply write in the thread; a round is silent only when nobody did that either.</summary>
    public async Task Counted(ThreadCounted action, EffectOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Went != Went.Well || await store.FindAsync(action.Round, cancellationToken) is not { } round)
            return;
        var community = await communities.FindAsync(outcome.Guild, cancellationToken);
        var somebody = round.Answers > 0 || outcome.Id > OwnWords;
        await store.ChangeRhythmAsync(
            round.Rhythm,
            outcome.Guild,
            outcome.Cause,
            rhythm => RhythmRules.Heard(
                rhythm,
                somebody,
                round.Channel!.Value,
                community.FacilitatorsRoom(),
                community.ZoneOf(rhythm).Id,
                clock.GetCurrentInstant()),
            cancellationToken);
    }
}
