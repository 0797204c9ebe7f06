using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Data.Stages;

/// <summary>Where the months are kept that people chose to have kept: sealed with their own key.</summary>
public sealed class MonthStore(Connections connections)
{
    private const char Between = ' ';
    private static readonly YearMonthPattern Months = YearMonthPattern.Iso;

    public Task<ImmutableArray<MemberMonth>> OfAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        ListAsync("guild_id = @guild and member_id = @member", new { guild, member }, cancellationToken);

    public Task<ImmutableArray<MemberMonth>> AllAsync(GuildId guild, CancellationToken cancellationToken) =>
        ListAsync("guild_id = @guild", new { guild }, cancellationToken);

    /// <summary>Keeps it; once for each id.</summary>
    public Task KeepAsync(MemberMonth month, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync("""
            insert into member_months (id, guild_id, member_id, month, offered)
            values (@Id, @Guild, @Member, @words, @Offered) on conflict do nothing
            """, new
        {
            month.Id,
            month.Guild,
            month.Member,
            words = unit.FieldProtector.Protect(
                string.Create(CultureInfo.InvariantCulture, $"{Months.Format(month.Month)}{Between}{month.WeeksEarly}"),
                month.Guild, month.Member, "member_months", "month", month.Id),
            month.Offered,
        }), cancellationToken);

    /// <summary>It is gone, and with it everything that would have come of it.</summary>
    public Task RemoveAsync(GuildId guild, MemberId member, long id, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(
            "delete from member_months where guild_id = @guild and member_id = @member and id = @id",
            new { guild, member, id }), cancellationToken);

    /// <summary>She is out of a stage: what led there, or was to lead on from there, is gone.</summary>
    public Task LeftAsync(GuildId guild, MemberId member, string stage, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(
            "delete from member_months where guild_id = @guild and member_id = @member and offered = @stage",
            new { guild, member, stage }), cancellationToken);

    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(
            "delete from member_months where guild_id = @guild and member_id = @member", new { guild, member }),
            cancellationToken);

    /// <summary>
    /// Notes what is offered to whom, so that it is offered once, and when to look again; once for each cause.
    /// </summary>
    public Task OfferAsync(
        Cause cause,
        ImmutableArray<MemberMonth> moved,
        ImmutableArray<StageEvent> events,
        CancellationToken cancellationToken) => connections.WriteAsync(async unit =>
        {
            if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            foreach (var each in moved)
            {
                await unit.ExecuteAsync(
                    "update member_months set offered = @Offered where id = @Id", new { each.Id, each.Offered })
                    .ConfigureAwait(false);
            }

            foreach (var happened in events)
                await unit.SaveAsync(happened).ConfigureAwait(false);
        }, cancellationToken);

    private async Task<ImmutableArray<MemberMonth>> ListAsync(
        string where, object args, CancellationToken cancellationToken)
    {
        var rows = await connections.ReadAsync(connection => connection.QueryAsync<Row>(
            $"""
            select id, guild_id as guild, member_id as member, month, offered from member_months
            where {where} order by id
            """,
            args), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(Read).OfType<MemberMonth>()];
    }

    private MemberMonth? Read(Row row)
    {
        var parts = connections.Installation.FieldProtector.Reveal(
            row.Month, row.Guild, row.Member, "member_months", "month", row.Id).Split(Between);
        return parts is [var month, var weeks]
            ? new MemberMonth(
                row.Id, row.Guild, row.Member, Months.Parse(month).Value,
                int.Parse(weeks, CultureInfo.InvariantCulture), row.Offered)
            : null;
    }

    [method: ExplicitConstructor]
    private sealed record Row(long Id, GuildId Guild, MemberId Member, byte[] Month, string Offered);
}
