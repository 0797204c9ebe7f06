using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Facilitators;
using MomBot.Data.Moderation;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Moderation;

/// <summary>A report from its form to its end.</summary>
public sealed class ReportHandlers(
    ReportStore reports, RestrictionStore restrictions, CommunityStore communities, IClock clock)
{
    public async Task<Response> Report(
        SendReport form, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var report = new Report(
            context.Cause.Id, context.Community, context.Member, form.Channel, form.Message, form.Words.Trim(),
            ReportState.Open, null, now, 1);
        var place = community.Find("channel", "moderators-room") ?? community.Find("channel", "facilitators-room");
        ChannelId? room = place is null ? null : new ChannelId(place.DiscordId);
        await reports.AddAsync(
            report, context.Cause, new ModerationEvent.Reported(report, room, now), cancellationToken);
        return Response.Ephemeral(ModerationViews.Thanks());
    }

    public async Task<Response> List(
        ShowReports action, InteractionContext context, CancellationToken cancellationToken)
    {
        var card = await Panel(context, cancellationToken);
        return action.Turns ? Response.Update(card) : Response.Ephemeral(card);
    }

    public Task<Response> Take(TakeReport action, InteractionContext context, CancellationToken cancellationToken) =>
        Change(
            action.Report,
            "report taken",
            report => ReportRules.Take(report, context.Member),
            context,
            cancellationToken);

    public Task<Response> Close(CloseReport form, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return Change(
            form.Report,
            "report closed",
            report => ReportRules.Close(report, context.Member, form.Note, now),
            context,
            cancellationToken);
    }

    /// <summary>Nothing waits for somebody who takes days off.</summary>
    public Task GiveBack(FacilitatorEvent.WentAway away, CancellationToken cancellationToken) => reports.PassOnAsync(
        away.Guild, away.Owner, null, CauseOf("reports.back", away), cancellationToken);

    public Task HandOver(FacilitatorEvent.HandedOver handed, CancellationToken cancellationToken) =>
        reports.PassOnAsync(
            handed.Guild, handed.Owner, handed.To, CauseOf("reports.over", handed), cancellationToken);

    private static Cause CauseOf(string what, FacilitatorEvent happened) =>
        new(what, happened.Owner.Value ^ happened.At.ToUnixTimeMilliseconds());

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
    [
        .. (await reports.ByAsync(guild, member, cancellationToken))
            .Select(report => T($"You reported a message on {report.ReportedAt} ({State(report.State)}): {report.Words}")),
        .. (await restrictions.ListAsync(guild, cancellationToken)).Where(each => each.Member == member)
            .Select(each => T($"You are kept from {each.Feature} since {each.Since}: {each.Reason}")),
    ];

    private static Text State(ReportState state) => state switch
    {
        ReportState.Open => "nobody has it yet",
        ReportState.Taken => "somebody sees to it",
        ReportState.Closed => "closed",
    };

    public async Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        await reports.ForgetAsync(guild, member, cancellationToken);
        await restrictions.ForgetAsync(guild, member, cancellationToken);
    }

    private async Task<Response> Change(
        long id,
        string act,
        Func<Report, Decision<Report>> decide,
        InteractionContext context,
        CancellationToken cancellationToken)
    {
        var decision = await reports.ChangeAsync(
            context.Community, id, context.Cause, new LogEntry(context.Community, act, context.Member, null), decide,
            cancellationToken);
        var panel = await Panel(context, cancellationToken);
        return decision is Decision<Report>.Declined(var why)
            ? Response.Update(panel, new Card(why))
            : Response.Update(panel);
    }

    private async Task<Card> Panel(InteractionContext context, CancellationToken cancellationToken) =>
        ModerationViews.Reports(context.Community, await reports.OpenAsync(context.Community, cancellationToken));
}
