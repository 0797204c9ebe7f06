using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.Moderation;

/// <summary>Somebody is kept from a part of the bot, with a reason that she reads.</summary>
public sealed record Restriction(GuildId Guild, MemberId Member, string Feature, string Reason, Instant Since);

/// <summary>
/// Who is kept from what. Asked at every press, so what was read of a community is kept in memory.
/// </summary>
public sealed class RestrictionStore(Connections connections)
{
    private readonly ConcurrentDictionary<GuildId, ImmutableArray<Restriction>> _known = [];

    public async Task<Restriction?> FindAsync(
        GuildId guild, MemberId member, string feature, CancellationToken cancellationToken) =>
        (await ListAsync(guild, cancellationToken).ConfigureAwait(false))
        .FirstOrDefault(each => each.Member == member && each.Feature == feature);

    public async Task<ImmutableArray<Restriction>> ListAsync(GuildId guild, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(guild, out var known))
            return known;
        var rows = await connections.ReadAsync(connection => connection.QueryAsync<Row>(
            "select member_id as member, feature, reason, since from restrictions where guild_id = @guild",
            new { guild }), cancellationToken).ConfigureAwait(false);
        var protector = connections.Installation.FieldProtector;
        return _known[guild] =
        [
            .. rows.Select(row => new Restriction(
                guild, row.Member, row.Feature,
                protector.Reveal(row.Reason, guild, row.Member, "restrictions", row.Feature, row.Member.Value),
                row.Since)),
        ];
    }

    /// <summary>Keeps her from it, and notes who did.</summary>
    public Task RestrictAsync(Restriction restriction, MemberId by, CancellationToken cancellationToken) => SaveAsync(
        restriction.Guild,
        async unit =>
        {
            await unit.ExecuteAsync("""
                insert into restrictions (guild_id, member_id, feature, reason, since)
                values (@Guild, @Member, @Feature, @reason, @Since)
                on conflict (guild_id, member_id, feature) do update set reason = excluded.reason
                """, new
            {
                restriction.Guild,
                restriction.Member,
                restriction.Feature,
                restriction.Since,
                reason = unit.FieldProtector.Protect(
                    restriction.Reason, restriction.Guild, restriction.Member, "restrictions", restriction.Feature,
                    restriction.Member.Value),
            }).ConfigureAwait(false);
            await ModerationLog.AppendAsync(unit, new LogEntry(
                restriction.Guild, $"restricted from {restriction.Feature}", by, restriction.Member))
                .ConfigureAwait(false);
            await unit.SaveAsync(new ModerationEvent.Restricted(
                restriction.Guild, restriction.Member, restriction.Feature, restriction.Reason, restriction.Since))
                .ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Lets her in again; false: she was not kept out.</summary>
    public Task<bool> LiftAsync(
        GuildId guild, MemberId member, string feature, MemberId by, Instant now,
        CancellationToken cancellationToken) =>
        SaveAsync(guild, async unit =>
        {
            var lifted = await unit.ExecuteAsync(
                "delete from restrictions where guild_id = @guild and member_id = @member and feature = @feature",
                new { guild, member, feature }).ConfigureAwait(false) == 1;
            if (!lifted)
                return false;
            await ModerationLog.AppendAsync(unit, new LogEntry(guild, $"let into {feature} again", by, member))
                .ConfigureAwait(false);
            await unit.SaveAsync(new ModerationEvent.Lifted(guild, member, feature, now)).ConfigureAwait(false);
            return true;
        }, cancellationToken);

    /// <summary>What she was kept from goes with her: whoever comes back begins anew.</summary>
    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) => SaveAsync(
        guild,
        unit => unit.ExecuteAsync(
            "delete from restrictions where guild_id = @guild and member_id = @member", new { guild, member }),
        cancellationToken);

    private Task SaveAsync(GuildId guild, Func<UnitOfWork, Task> work, CancellationToken cancellationToken) =>
        SaveAsync(guild, async unit =>
        {
            await work(unit).ConfigureAwait(false);
            return true;
        }, cancellationToken);

    private async Task<T> SaveAsync<T>(
        GuildId guild, Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken)
    {
        var answer = await connections.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        _known.TryRemove(guild, out _);
        return answer;
    }

    [method: ExplicitConstructor]
    private sealed record Row(MemberId Member, string Feature, byte[] Reason, Instant Since);
}
