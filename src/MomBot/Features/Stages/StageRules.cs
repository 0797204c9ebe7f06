using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Stages;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.Stages;

/// <summary>
/// What may happen to somebody's stages: state in, decision out. One call of a stage is on its way at a time, and the
/// next is decided when its outcome is known; so the bot always knows whether it was the bot who gave a role.
/// </summary>
public static partial class StageRules
{
    /// <summary>She chose exactly these of the offered stages; what is not offered stays as it is.</summary>
    /// <param name="has">The roles she has at this very moment.</param>
    public static Decision<MemberStages> Choose(
        MemberStages stages,
        ImmutableArray<StagePlace> offered,
        ImmutableHashSet<string> chosen,
        ImmutableHashSet<RoleId> has,
        Instant now)
    {
        var (next, events) = (stages, ImmutableArray.CreateBuilder<DomainEvent>());
        foreach (var place in offered)
        {
            var before = next.Find(place.Key);
            var after = chosen.Contains(place.Key) ? Want(before, place, has.Contains(place.Role)) : Drop(before);
            next = Step(next, place.Key, before, after, events, now);
        }

        return Accept(next, events.ToImmutable());
    }

    /// <summary>She is out of one stage.</summary>
    public static Decision<MemberStages> Leave(MemberStages stages, string stage, Instant now)
    {
        var events = ImmutableArray.CreateBuilder<DomainEvent>();
        var before = stages.Find(stage);
        return Accept(Step(stages, stage, before, Drop(before), events, now), events.ToImmutable());
    }

    /// <summary>It is known how the giving went.</summary>
    /// <param name="obstacle">Why it could not be given; none: it was.</param>
    /// <param name="hadIt">A person had given it already.</param>
    public static Decision<MemberStages> HearGiven(
        MemberStages stages, string stage, RoleId role, bool waited, StageObstacle? obstacle, Instant now,
        bool hadIt = false)
    {
        var row = stages.Find(stage);
        if (hadIt)
            return Accept(row is { State: StageState.Wanted } && row.Role == role
                ? stages.With(stage, row.Chosen
                    ? row with { State = StageState.Given, GrantedBy = GrantedBy.Person, Since = now }
                    : null)
                : stages);
        if (row is null && obstacle is null)
            return Accept(stages, new StageEvent.Forgotten([role], stages.Guild, stages.Member, now));
        if (row is not { State: StageState.Wanted } || row.Role != role)
            return Accept(stages);
        return (row.Chosen, obstacle) switch
        {
            (true, null) => Accept(
                stages.With(stage, row with { State = StageState.Given, Since = now }),
                waited ? [new StageEvent.Opened(stage, role, stages.Guild, stages.Member, now)] : []),
            (true, { } why) => Accept(
                stages.With(stage, row with { State = StageState.Held }),
                waited ? [] : [Refused(row, true, why, stages, now)]),
            (false, null) => Accept(
                stages.With(stage, row with { State = StageState.Leaving }),
                new StageEvent.Taking(stage, role, Waited: false, stages.Guild, stages.Member, now)
                {
                    Private = row.Private,
                }),
            (false, _) => Accept(stages.With(stage, null)),
        };
    }

    /// <summary>It is known how the taking went.</summary>
    /// <param name="obstacle">Why it could not be taken; none: it is gone.</param>
    /// <param name="place">The stage as it is offered now, should she want to be back in it.</param>
    public static Decision<MemberStages> HearTaken(
        MemberStages stages, string stage, bool waited, StageObstacle? obstacle, StagePlace? place, Instant now)
    {
        if (stages.Find(stage) is not { State: StageState.Leaving } row)
            return Accept(stages);
        return (row.Chosen, obstacle) switch
        {
            (false, null) => Accept(stages.With(stage, null)),
            (false, { } why) => Accept(
                stages.With(stage, row with { State = StageState.Held }),
                waited ? [] : [Refused(row, false, why, stages, now)]),
            (true, null) => Again(stages, row, place, now),
            (true, _) => Accept(stages.With(stage, row with { State = StageState.Given })),
        };
    }

    /// <summary>Roles were moved or chosen anew: what is held is tried again, and a stage follows its role.</summary>
    /// <param name="has">The roles she has, as far as anybody can see now.</param>
    /// <param name="settled">Whether it is known that she is through Discord's own questions.</param>
    public static Decision<MemberStages> Retry(
        MemberStages stages,
        ImmutableArray<StagePlace> offered,
        Func<MemberStage, bool> mayTake,
        ImmutableHashSet<RoleId> has,
        Instant now,
        bool settled = false)
    {
        var (next, events) = (stages, ImmutableArray.CreateBuilder<DomainEvent>());
        foreach (var row in stages.All)
        {
            var place = offered.FirstOrDefault(each => each.Key == row.Stage);
            MemberStage? after = row switch
            {
                { State: StageState.Held, Chosen: false } when mayTake(row) =>
                    row with { State = StageState.Leaving },
                { State: StageState.Held, Chosen: true } when place is not null && has.Contains(place.Role) =>
                    Fresh(row, place) with { GrantedBy = GrantedBy.Person, State = StageState.Given },
                { State: StageState.Held, Chosen: true } when place is { IsOpen: true } =>
                    row with { State = StageState.Wanted, Role = place.Role, Private = place.Private },
                { State: StageState.Arriving } when settled && place is { IsOpen: true } =>
                    Want(row, place, has: false),
                { State: StageState.Given, Chosen: true }
                    when place is { IsOpen: true } && place.Role != row.Role =>
                    Follow(row, place),
                _ => row,
            };
            next = Step(next, row.Stage, row, after, events, now, row.State == StageState.Held);
        }

        return Accept(next, events.ToImmutable());
    }

    private static MemberStage Want(MemberStage? row, StagePlace place, bool has) => row switch
    {
        null or { State: StageState.Held or StageState.Arriving, Chosen: true }
            or { State: StageState.Given, Chosen: false } when has =>
            Fresh(row, place) with { GrantedBy = GrantedBy.Person, State = StageState.Given },
        null or { State: StageState.Held or StageState.Arriving, Chosen: true }
            or { State: StageState.Given, Chosen: false } => Fresh(row, place) with
            {
                State = place.Obstacle switch
                {
                    null => StageState.Wanted,
                    StageObstacle.Arriving => StageState.Arriving,
                    _ => StageState.Held,
                },
            },
        { State: StageState.Wanted or StageState.Leaving } => row with { Chosen = true },
        { State: StageState.Held } => row with { Chosen = true, State = StageState.Given },
        { State: StageState.Given } when has || !place.IsOpen || row.Role != place.Role => row,
        { State: StageState.Given } => Fresh(row, place) with { State = StageState.Wanted },
        _ => row,
    };

    /// <summary>
    /// What a person gave is hers to keep, and no longer a choice; what is on its way is taken once it has arrived.
    /// </summary>
    private static MemberStage? Drop(MemberStage? row) => row switch
    {
        null or { State: StageState.Held or StageState.Arriving, Chosen: true } => null,
        { State: StageState.Given, GrantedBy: GrantedBy.Person } => row with { Chosen = false },
        { State: StageState.Given } => row with { Chosen = false, State = StageState.Leaving },
        _ => row with { Chosen = false },
    };

    /// <summary>The stage has another role now: the bot's own is exchanged, a person's is left alone.</summary>
    private static MemberStage Follow(MemberStage row, StagePlace place) => row.GrantedBy switch
    {
        GrantedBy.Bot => row with { State = StageState.Leaving },
        GrantedBy.Person => Fresh(row, place) with { State = StageState.Wanted },
    };

    private static Decision<MemberStages> Again(MemberStages stages, MemberStage row, StagePlace? place, Instant now)
    {
        var events = ImmutableArray.CreateBuilder<DomainEvent>();
        var after = place is { IsOpen: true }
            ? row with { Role = place.Role, Private = place.Private, State = StageState.Wanted }
            : row with { State = StageState.Held };
        return Accept(Step(stages, row.Stage, row, after, events, now), events.ToImmutable());
    }

    private static MemberStage Fresh(MemberStage? row, StagePlace place) =>
        new(place.Key, place.Role, GrantedBy.Bot, StageState.Held, Chosen: true, row?.Version ?? 0)
        {
            Private = place.Private,
            Brought = row?.Brought ?? [],
            Asked = row?.Asked ?? place.Beside,
        };

    private static StageEvent.Refused Refused(
        MemberStage row, bool chosen, StageObstacle why, MemberStages stages, Instant now) =>
        new(row.Stage, row.Role, chosen, why, stages.Guild, stages.Member, now) { Private = row.Private };

    /// <summary>Going into Wanted or Leaving is what sets Discord in motion, and nothing else is.</summary>
    private static MemberStages Step(
        MemberStages stages,
        string stage,
        MemberStage? before,
        MemberStage? after,
        ImmutableArray<DomainEvent>.Builder events,
        Instant now,
        bool waited = false)
    {
        if (after is not null && after.State != before?.State)
        {
            if (after.State == StageState.Wanted)
            {
                events.Add(new StageEvent.Giving(
                    stage, after.Role, waited, stages.Guild, stages.Member, now)
                {
                    Private = after.Private,
                });
            }
            else if (after.State == StageState.Leaving)
            {
                events.Add(new StageEvent.Taking(
                    stage, after.Role, waited, stages.Guild, stages.Member, now)
                {
                    Private = after.Private,
                });
            }
        }

        return stages.With(stage, after);
    }
}
