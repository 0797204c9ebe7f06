using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.Stages;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Stages;

/// <summary>Where a person meets her stages: load, decide, save, answer. Nothing here decides anything.</summary>
public sealed class StageHandlers(
    StageStore store,
    MonthStore months,
    AheadStore ahead,
    CommunityStore communities,
    StageCatalog catalog,
    StageViews views,
    IClock clock)
{
    /// <summary>
    /// The panel. What Discord holds is taken as it is, choices follow what the community changed, and what had to wait
    /// is tried again.
    /// </summary>
    public async Task<Response> Open(OpenStages action, InteractionContext context, CancellationToken cancellationToken)
    {
        var (panel, _) = await Change(
            context,
            (stages, offered, has, now) => StageRules.InTurn(
                stages,
                each => context.Mine.IsOut ? Decision.Accept(each) : StageRules.Seen(each, offered, has, now),
                each => StageRules.Regroup(each, offered, catalog.ListOf(context.Community), mayAsk: false, now),
                each => StageRules.Retry(
                    each,
                    offered,
                    row => StageCatalog.ObstacleOf(row, context.View) is null,
                    has,
                    now,
                    settled: !context.IsArriving)),
            cancellationToken);
        return Response.Ephemeral(views.Panel(panel));
    }

    public async Task<Response> Choose(
        ChooseStages action, InteractionContext context, CancellationToken cancellationToken)
    {
        var chosen = action.Stages.Select(key => key.Value).ToImmutableHashSet();
        var (panel, before) = await Change(
            context,
            (stages, offered, has, now) => StageRules.Choose(stages, offered, chosen, has, now),
            cancellationToken);
        return Response.Update(views.Panel(panel, before));
    }

    /// <summary>One more, and everything else as it is: what is offered is never instead of what she has.</summary>
    public async Task<Response> Take(TakeStage action, InteractionContext context, CancellationToken cancellationToken)
    {
        var (panel, before) = await Change(
            context,
            (stages, offered, has, now) => StageRules.Choose(
                stages,
                offered,
                [.. stages.All.Where(each => each.Chosen).Select(each => each.Stage), action.Stage.Value],
                has,
                now),
            cancellationToken);
        return Response.Update(views.Panel(panel, before));
    }

    /// <summary>The panel, drawn anew.</summary>
    public async Task<Response> Panel(InteractionContext context, CancellationToken cancellationToken)
    {
        var (panel, _) = await Change(
            context, (stages, _, _, _) => Decision.Accept(stages), cancellationToken);
        return Response.Update(views.Panel(panel));
    }

    public async Task<Response> Leave(
        LeaveStage action, InteractionContext context, CancellationToken cancellationToken)
    {
        await months.LeftAsync(context.Community, context.Member, action.Stage.Value, cancellationToken);
        var (panel, before) = await Change(
            context, (stages, _, _, now) => StageRules.Leave(stages, action.Stage.Value, now), cancellationToken);
        return Response.Update(views.Panel(panel, before));
    }

    /// <summary>Her stages, for her panel.</summary>
    public async Task<Section?> Mine(InteractionContext context, CancellationToken cancellationToken)
    {
        var stages = await store.FindAsync(context.Community, context.Member, cancellationToken);
        var offered = catalog.Of(await communities.FindAsync(context.Community, cancellationToken), context.View);
        return offered.Length == 0 ? null : views.Mine(stages);
    }

    public Task MemberLeft(MemberEvent.Left left, CancellationToken cancellationToken) => store.ChangeAsync(
        left.Guild,
        left.Owner,
        new Cause("stages.left", left.Owner.Value ^ left.At.ToUnixTimeMilliseconds()),
        stages => StageRules.Rest(stages, left.At),
        cancellationToken);

    /// <summary>Discord took the roles when she left; they are given once more, now that she says so.</summary>
    public async Task MemberReturned(MemberEvent.Returned returned, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(
            returned.Guild,
            returned.Owner,
            new Cause("stages.returned", returned.Owner.Value ^ returned.At.ToUnixTimeMilliseconds()),
            stages => StageRules.Return(stages, returned.Arriving, returned.At),
            cancellationToken);
        await store.WantRetryAsync(returned.Guild, returned.At, cancellationToken);
    }

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
    [
        .. (await store.FindAsync(guild, member, cancellationToken)).All.Where(stage => stage.Chosen).Select(stage =>
            T($"You chose the stage {catalog.NameOf(guild, stage.Stage):ours}. {RoleOf(stage)}")),
    ];

    private static Text RoleOf(MemberStage stage) => stage.State switch
    {
        StageState.Given when stage.GrantedBy == GrantedBy.Person => "You had its role already.",
        StageState.Given => "I gave you its role.",
        StageState.Wanted or StageState.Leaving => "Its role is on its way.",
        StageState.Held or StageState.Arriving => "Its role is not given yet.",
    };

    public Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        store.ForgetAsync(guild, member, clock.GetCurrentInstant(), cancellationToken);

    /// <summary>Nothing is given as long as Discord's own questions for newcomers are not answered.</summary>
    private ImmutableArray<StagePlace> Offered(Community community, InteractionContext context) =>
        context.IsArriving
            ? [.. catalog.Of(community, context.View).Select(place => place with { Obstacle = StageObstacle.Arriving })]
            : catalog.Of(community, context.View);

    private delegate Decision<MemberStages> Decide(
        MemberStages stages, ImmutableArray<StagePlace> offered, ImmutableHashSet<RoleId> has, Instant now);

    private async Task<(StagePanel Panel, MemberStages Before)> Change(
        InteractionContext context,
        Decide decide,
        CancellationToken cancellationToken)
    {
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var offered = Offered(community, context);
        var now = clock.GetCurrentInstant();
        MemberStages? before = null;
        var decision = await store.ChangeAsync(
            context.Community,
            context.Member,
            context.Cause,
            stages => decide(before = stages, offered, [.. context.Roles], now),
            cancellationToken);
        var stages = decision is Decision<MemberStages>.Accepted(var next, _)
            ? next
            : await store.FindAsync(context.Community, context.Member, cancellationToken);
        var panel = new StagePanel(offered, stages, context.IsAdmin)
        {
            Months = await months.OfAsync(context.Community, context.Member, cancellationToken),
            KeepsMonths = community.StageDates,
            MayBeAsked = await ahead.MayBeAskedAsync(context.Community, context.Member, cancellationToken),
            Ahead = AheadRules.AheadOf(stages, catalog.ListOf(community)),
        };
        return (panel, before ?? stages);
    }
}
