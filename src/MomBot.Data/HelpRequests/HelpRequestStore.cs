using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Moderation;
using MomBot.Data.ScheduledActions;

namespace MomBot.Data.HelpRequests;

/// <summary>Where requests for help are kept: one unit of work a decision.</summary>
public sealed class HelpRequestStore(Connections connections)
{
    private readonly HelpRequestRows _rows = new(connections);

    /// <summary>Saves a new request with its slots; the interaction's number keeps it from being made twice.</summary>
    public Task<Decision<HelpRequest>> AddAsync(
        HelpRequest request,
        Cause cause,
        ImmutableArray<DomainEvent> happened,
        CancellationToken cancellationToken) =>
        connections.InsertAsync(
            cause,
            unit => _rows.FindAsync(unit.Connection, unit.Transaction, request.Id),
            () => Decision.Accept(request, happened),
            HelpRequestRows.InsertAsync,
            cancellationToken);

    /// <summary>Lets a rule decide about a request and saves what it decided.</summary>
    public Task<Decision<HelpRequest>> ChangeAsync(
        HelpRequestId id,
        Cause cause,
        Func<HelpRequest, Decision<HelpRequest>> decide,
        CancellationToken cancellationToken) =>
        connections.ChangeAsync(
            cause,
            unit => _rows.FindAsync(unit.Connection, unit.Transaction, id),
            decide,
            HelpRequestRows.SaveAsync,
            cancellationToken);

    /// <summary>The same for what one of the moderators does: it is in their log, or it is not done.</summary>
    public Task<Decision<HelpRequest>> ModerateAsync(
        HelpRequestId id,
        Cause cause,
        LogEntry entry,
        Func<HelpRequest, Decision<HelpRequest>> decide,
        CancellationToken cancellationToken) =>
        connections.ChangeAsync(
            cause,
            unit => _rows.FindAsync(unit.Connection, unit.Transaction, id),
            decide,
            async (unit, before, next) =>
                await HelpRequestRows.SaveAsync(unit, before, next).ConfigureAwait(false)
                && await ModerationLog.AppendAsync(unit, entry with { Subject = next.Asker }).ConfigureAwait(false),
            cancellationToken);

    public Task<HelpRequest?> FindAsync(HelpRequestId id, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => _rows.FindAsync(connection, null, id), cancellationToken);

    /// <summary>Requests with room that the viewer may see and that are not hers, the longest waiting first.</summary>
    public Task<ImmutableArray<HelpRequest>> OpenAsync(
        HelpSearch search, int skip, int take, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => _rows.ListAsync(connection, HelpRequestRows.OpenTo + """
             order by r.id limit @take offset @skip
            """, search.Parameters(skip, take)), cancellationToken);

    /// <summary>What a person asked for or has a part in, as long as it is not over, the newest first.</summary>
    public Task<ImmutableArray<HelpRequest>> MineAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => _rows.ListAsync(connection, """
            where r.guild_id = @guild and r.status in ('AwaitingYes', 'AwaitingWord', 'Open', 'Paused', 'Frozen')
              and ((r.status <> 'AwaitingYes' and (r.asker_id = @member or r.friend_id = @member))
                or exists (select 1 from help_claims c where c.request_id = r.id and c.helper_id = @member
                  and c.state in ('Offered', 'Standby', 'Promised', 'Delivered')))
            order by r.id desc
            """, new { guild, member }), cancellationToken);

    /// <summary>What a family asked for last, of a kind: what is known of it stands in the form again.</summary>
    public async Task<HelpRequest?> LastAsync(
        GuildId guild, MemberId asker, string category, CancellationToken cancellationToken) =>
        (await connections.ReadAsync(connection => _rows.ListAsync(connection, """
            where r.asker_id = @asker and r.guild_id = @guild and r.category = @category order by r.id desc limit 1
            """, new { guild, asker, category }), cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Every request of a community that is not over, for those who look after the place.</summary>
    public Task<ImmutableArray<HelpRequest>> QueueAsync(GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => _rows.ListAsync(connection, """
            where r.guild_id = @guild and (r.status in ('AwaitingWord', 'Open', 'Paused', 'Frozen') or r.follow_up)
            order by r.id
            """, new { guild }), cancellationToken);

    /// <summary>Everything that is kept with a person in it.</summary>
    public Task<ImmutableArray<HelpRequest>> WithAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => _rows.ListAsync(connection, """
            where r.guild_id = @guild and (r.asker_id = @member or r.friend_id = @member
              or exists (select 1 from help_claims c where c.request_id = r.id and c.helper_id = @member)
              or exists (select 1 from help_named n where n.request_id = r.id and n.member_id = @member))
            order by r.id
            """, new { guild, member }), cancellationToken);

    /// <summary>How many seats somebody took in a community since a moment, kept or delivered.</summary>
    public Task<int> PromisesSinceAsync(
        GuildId guild, MemberId helper, NodaTime.Instant since, CancellationToken cancellationToken) =>
        connections.ReadAsync(
            connection => HelpRequestRows.PromisesSinceAsync(connection, guild, helper, since), cancellationToken);

    /// <summary>How often somebody helped somebody in a year: a number, without anybody's name.</summary>
    public async Task<int> HandsLentAsync(GuildId guild, int year, CancellationToken cancellationToken) =>
        (int)await connections.ReadAsync(connection => connection.ExecuteScalarAsync<long>(
            "select coalesce(sum(hands), 0) from hands_lent where guild_id = @guild and year = @year",
            new { guild, year }), cancellationToken).ConfigureAwait(false);

    /// <summary>Whether somebody reported what was written in a thread, and nobody has seen to it yet.</summary>
    public async Task<bool> IsReportedAsync(GuildId guild, ChannelId thread, CancellationToken cancellationToken) =>
        await connections.ReadAsync(connection => connection.ExecuteScalarAsync<long>(
            "select count(*) from reports where guild_id = @guild and channel_id = @thread and state <> 'Closed'",
            new { guild, thread }), cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Saves that something happened, once for its cause.</summary>
    public Task SayAsync(HelpEvent happened, Cause cause, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                await unit.SaveAsync(happened).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Removes a request altogether, and who was told of it.</summary>
    public Task RemoveAsync(HelpRequestId id, CancellationToken cancellationToken) => connections.WriteAsync(
        async unit =>
        {
            await unit.ExecuteAsync("delete from help_pings where request_id = @id", new { id }).ConfigureAwait(false);
            await unit.ExecuteAsync("delete from help_requests where id = @id", new { id }).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Threads of released seats, which were to be deleted within the day, are deleted now.</summary>
    public Task HastenThreadsAsync(HelpRequestId id, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.HastenAsync(string.Create(CultureInfo.InvariantCulture, $"help:{id.Value}:thread:")),
        cancellationToken);
}

/// <summary>What the viewer of open requests may see, and what she looks for.</summary>
/// <param name="Groups">Place keys of the roles she has.</param>
/// <param name="Area">The key of her area; empty: not said.</param>
/// <param name="OnlyCategory">Empty: all.</param>
/// <param name="OnlyArea">Empty: all.</param>
public sealed record HelpSearch(
    GuildId Guild,
    MemberId Viewer,
    ImmutableArray<string> Groups,
    string Area,
    string OnlyCategory,
    string OnlyArea,
    NodaTime.Instant Now)
{
    internal object Parameters(int skip, int take) => new
    {
        Guild,
        Viewer,
        groups = $" {string.Join(' ', Groups)} ",
        Area,
        OnlyCategory,
        OnlyArea,
        Now,
        skip,
        take,
    };
}
