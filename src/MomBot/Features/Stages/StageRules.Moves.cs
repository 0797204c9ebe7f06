using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Stages;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.Stages;

/// <summary>What becomes of somebody's stages when the community changes its own, or Discord her roles.</summary>
public static partial class StageRules
{
    /// <summary>What Discord says may be older than what the bot has just done.</summary>
    private static readonly Duration Lag = Duration.FromSeconds(5);

    private static readonly Duration GivingBack = Duration.FromMinutes(10);

    /// <summary>One rule after the other, and what all of them tell.</summary>
    public static Decision<MemberStages> InTurn(
        MemberStages stages, params ReadOnlySpan<Func<MemberStages, Decision<MemberStages>>> rules)
    {
        var (next, events) = (stages, ImmutableArray.CreateBuilder<DomainEvent>());
        foreach (var rule in rules)
        {
            if (rule(next) is not Decision<MemberStages>.Accepted(var after, var told))
                continue;
            next = after;
            events.AddRange(told);
        }

        return Accept(next, events.ToImmutable());
    }

    /// <summary>
    /// Choices follow their stages: into what theirs was merged into, and back when that is undone. What was split off
    /// is offered once. Nobody is moved as long as the other room cannot open.
    /// </summary>
    /// <param name="mayAsk">Whether she hears of what was split; else it counts as asked.</param>
    public static Decision<MemberStages> Regroup(
        MemberStages stages, ImmutableArray<StagePlace> offered, StageList list, bool mayAsk, Instant now)
    {
        var (next, events) = (stages, ImmutableArray.CreateBuilder<DomainEvent>());
        foreach (var row in stages.All.Where(row => row.Chosen))
        {
            if (Open(list.HomeOf(row.Stage)) is { } home && home.Key != row.Stage)
                Merge(row, home);
            else if (row.Brought.Any(key => list.HomeOf(key) != row.Stage))
                Part(row);
        }

        Offer();
        return Accept(next, events.ToImmutable());

        StagePlace? Open(string key) => offered.FirstOrDefault(place => place.Key == key && place.IsOpen);

        void Put(string stage, MemberStage? after) => next = Step(next, stage, next.Find(stage), after, events, now);

        // Whoever is still at Discord's own questions waits in the other stage as well.
        void Take(StagePlace home, MemberStage from, ImmutableArray<string> brought)
        {
            var place = from.State == StageState.Arriving ? home with { Obstacle = StageObstacle.Arriving } : home;
            var there = next.Find(place.Key);
            var own = there is not { Chosen: true } ? ImmutableArray<string>.Empty
                : there.Brought.IsEmpty ? [place.Key] : there.Brought;
            Put(place.Key, Want(there, place, IsGiven(there)) with { Brought = Only(place.Key, own.Union(brought)) });
        }

        void Merge(MemberStage row, StagePlace home)
        {
            Take(home, row, row.Brought.IsEmpty ? [row.Stage] : row.Brought);
            Put(row.Stage, Drop(row));
        }

        void Part(MemberStage row)
        {
            ImmutableArray<string> apart = [.. row.Brought.Where(key => list.HomeOf(key) != row.Stage)];
            if (apart.Any(key => Open(list.HomeOf(key)) is null))
                return;
            foreach (var key in apart)
                Take(Open(list.HomeOf(key))!, row, [key]);
            ImmutableArray<string> left = [.. row.Brought.Except(apart)];
            Put(row.Stage, left.IsEmpty ? Drop(row) : row with { Brought = Only(row.Stage, left) });
        }

        void Offer()
        {
            var fresh = new List<string>();
            foreach (var row in next.All.Where(row => row is { Chosen: true, State: StageState.Given }))
            {
                ImmutableArray<string> beside =
                    [.. list.SplitOff(row.Stage).Where(key => !row.Asked.Contains(key) && Open(key) is not null)];
                if (beside.IsEmpty)
                    continue;
                next = next.With(row.Stage, row with { Asked = [.. row.Asked, .. beside] });
                fresh.AddRange(beside.Where(key => next.Find(key) is not { Chosen: true }));
            }

            if (fresh.Count > 0 && mayAsk)
                events.Add(new StageEvent.SplitOffered([.. fresh.Distinct()], stages.Guild, stages.Member, now));
        }
    }

    /// <summary>
    /// What Discord holds is the truth: a role she has is a stage of hers, one that is gone is not. Nothing is given
    /// or taken because of it.
    /// </summary>
    /// <param name="at">When Discord said so.</param>
    public static Decision<MemberStages> Seen(
        MemberStages stages, ImmutableArray<StagePlace> offered, ImmutableHashSet<RoleId> has, Instant at) =>
        Accept(offered.Where(place => !place.Private).Aggregate(stages, (next, place) =>
        {
            var row = next.Find(place.Key);
            return next.With(place.Key, (row, has.Contains(place.Role)) switch
            {
                (null, true) or ({ State: StageState.Held or StageState.Arriving, Chosen: true }, true) =>
                    Fresh(row, place) with
                    {
                        GrantedBy = GrantedBy.Person, State = StageState.Given, Since = at,
                    },
                ({ State: StageState.Given, Private: false }, false)
                    when row.Role == place.Role && at > row.Since + Lag => null,
                _ => row,
            });
        }));

    /// <summary>Back from a pause: what came off for it comes back, and is not taken for gone meanwhile.</summary>
    public static Decision<MemberStages> Resume(MemberStages stages, Instant at) => Accept(stages with
    {
        All =
        [
            .. stages.All.Select(row => row.State == StageState.Given ? row with { Since = at + GivingBack } : row),
        ],
    });

    /// <summary>
    /// She left, and Discord took her roles: what she had chosen waits, to be given by the bot if she comes back and
    /// says so. Discord does not close a room that let her in by name; the bot does.
    /// </summary>
    public static Decision<MemberStages> Rest(MemberStages stages, Instant at)
    {
        ImmutableArray<ChannelId> rooms =
        [
            .. stages.All.Where(row => row is { Private: true, State: not StageState.Arriving }
                    and not { State: StageState.Held, Chosen: true })
                .Select(row => row.Room),
        ];
        return Accept(
            stages with
            {
                All =
                [
                    .. stages.All.Where(row => row.Chosen)
                        .Select(row => row with { State = StageState.Held, GrantedBy = GrantedBy.Bot }),
                ],
            },
            rooms.IsEmpty
                ? []
                : [new StageEvent.Forgotten([], stages.Guild, stages.Member, at) { Rooms = rooms }]);
    }

    /// <summary>She is back and wants it as it was: what rests is given again, by the bot this time.</summary>
    /// <param name="arriving">Discord's own questions for newcomers come first, once more.</param>
    public static Decision<MemberStages> Return(MemberStages stages, bool arriving, Instant at) => Accept(stages with
    {
        All =
        [
            .. stages.All.Where(row => row.Chosen).Select(row => row.State switch
            {
                StageState.Wanted or StageState.Arriving => row,
                StageState.Given when row.Since >= at => row,
                _ => row with
                {
                    State = arriving ? StageState.Arriving : StageState.Held,
                    GrantedBy = GrantedBy.Bot,
                },
            }),
        ],
    });

    /// <summary>Whoever is in a stage by her own choice alone brought nothing.</summary>
    private static ImmutableArray<string> Only(string own, IEnumerable<string> brought) =>
        brought.ToImmutableArray() is var all && all is [var only] && only == own ? [] : all;

    private static bool IsGiven(MemberStage? row) => row is { State: StageState.Given };
}
