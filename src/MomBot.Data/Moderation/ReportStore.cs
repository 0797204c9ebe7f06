using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.Moderation;

/// <summary>What was reported. Each step a moderator takes is saved together with its entry in the log.</summary>
public sealed class ReportStore(Connections connections)
{
    private const string Select = """
        select id, guild_id as guild, reporter_id as reporter, channel_id as channel, message_id as message, words,
          state, taken_by, reported_at, version
        from reports
        """;

    /// <summary>How long a closed report is kept, for the day somebody asks again.</summary>
    private static readonly Duration KeptAfterClosing = Duration.FromDays(90);

    public Task<Decision<Report>> AddAsync(
        Report report, Cause cause, DomainEvent reported, CancellationToken cancellationToken) =>
        connections.InsertAsync(
            cause,
            unit => FindAsync(unit, report.Guild, report.Id),
            () => Decision.Accept(report, reported),
            InsertAsync,
            cancellationToken);

    /// <summary>Lets a rule decide; what a moderator does is in the log or is not done.</summary>
    public Task<Decision<Report>> ChangeAsync(
        GuildId guild,
        long id,
        Cause cause,
        LogEntry entry,
        Func<Report, Decision<Report>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync(
            cause,
            unit => FindAsync(unit, guild, id),
            decide,
            async (unit, _, next) => await SaveAsync(unit, next).ConfigureAwait(false)
                && await ModerationLog.AppendAsync(unit, entry).ConfigureAwait(false),
            cancellationToken);

    /// <summary>What waits, the longest first.</summary>
    public Task<ImmutableArray<Report>> OpenAsync(GuildId guild, CancellationToken cancellationToken) => ListAsync(
        $"{Select} where guild_id = @guild and state <> 'Closed' order by id limit 25", new { guild },
        cancellationToken);

    /// <summary>What she reported.</summary>
    public Task<ImmutableArray<Report>> ByAsync(
        GuildId guild, MemberId reporter, CancellationToken cancellationToken) => ListAsync(
        $"{Select} where guild_id = @guild and reporter_id = @reporter order by id", new { guild, reporter },
        cancellationToken);

    /// <summary>What one of them had in hand is another's now, or open for all again; the log knows of it.</summary>
    public Task PassOnAsync(
        GuildId guild, MemberId from, MemberId? to, Cause cause, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var state = (to is null ? ReportState.Open : ReportState.Taken).ToString();
            if (await unit.FirstTimeAsync(cause).ConfigureAwait(false)
                && await unit.ExecuteAsync("""
                    update reports set state = @state, taken_by = @to, version = version + 1
                    where guild_id = @guild and taken_by = @from and state = 'Taken'
                    """, new { guild, from, to, state }).ConfigureAwait(false) > 0)
                await ModerationLog.AppendAsync(
                    unit, new LogEntry(guild, to is null ? "reports given back" : "reports handed over", from, to))
                    .ConfigureAwait(false);
        }, cancellationToken);

    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync(
                "delete from reports where guild_id = @guild and reporter_id = @member", new { guild, member })
                .ConfigureAwait(false);
            await unit.ExecuteAsync(
                "update reports set taken_by = null where guild_id = @guild and taken_by = @member",
                new { guild, member }).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Removes what was closed more than ninety days ago.</summary>
    public Task SweepAsync(Instant now, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync(
            "delete from reports where closed_at < @before", new { before = now - KeptAfterClosing }),
        cancellationToken);

    private static async Task<bool> InsertAsync(UnitOfWork unit, Report report) => await unit.ExecuteAsync("""
        insert into reports (id, guild_id, reporter_id, channel_id, message_id, words, state, reported_at, version)
        values (@Id, @Guild, @Reporter, @Channel, @Message, @words, @state, @ReportedAt, 1) on conflict do nothing
        """, new
    {
        report.Id,
        report.Guild,
        report.Reporter,
        report.Channel,
        report.Message,
        words = report.Words.Length == 0
            ? null
            : unit.FieldProtector.Protect(
                report.Words, report.Guild, report.Reporter, "reports", "words", report.Id),
        state = report.State.ToString(),
        report.ReportedAt,
    }).ConfigureAwait(false) == 1;

    private static async Task<bool> SaveAsync(UnitOfWork unit, Report next) => await unit.ExecuteAsync("""
        update reports set state = @state, taken_by = @TakenBy, version = version + 1,
          closed_at = case when @state = 'Closed' then @Now else null end
        where id = @Id and version = @Version
        """, new { next.Id, next.Version, next.TakenBy, state = next.State.ToString(), unit.Now })
        .ConfigureAwait(false) == 1;

    private async Task<Report?> FindAsync(UnitOfWork unit, GuildId guild, long id) =>
        (await unit.QuerySingleOrDefaultAsync<Row>(
            $"{Select} where id = @id and guild_id = @guild", new { id, guild }).ConfigureAwait(false))
        ?.ToReport(connections.Installation);

    private async Task<ImmutableArray<Report>> ListAsync(
        string sql, object args, CancellationToken cancellationToken) =>
    [
        .. (await connections.ReadAsync(connection => connection.QueryAsync<Row>(sql, args), cancellationToken)
            .ConfigureAwait(false)).Select(row => row.ToReport(connections.Installation)),
    ];

    [method: ExplicitConstructor]
    private sealed record Row(
        long Id, GuildId Guild, MemberId Reporter, ChannelId Channel, MessageId Message, byte[]? Words, string State,
        MemberId? TakenBy, Instant ReportedAt, long Version)
    {
        public Report ToReport(Installation at) => new(
            Id, Guild, Reporter, Channel, Message,
            Words is null ? "" : at.FieldProtector.Reveal(Words, Guild, Reporter, "reports", "words", Id),
            Enum.Parse<ReportState>(State), TakenBy, ReportedAt, (int)Version);
    }
}
