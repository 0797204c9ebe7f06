using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Communities;

/// <summary>How communities are set up. Every answer needs this, so what was read is kept in memory.</summary>
public sealed class CommunityStore(Connections connections)
{
    private const string Columns =
        "guild_id as id, zone, zone_chosen, language, version, agreement, stage_dates, stage_order, sent_away";
    private const string PlaceColumns = "kind, key, discord_id, ours, name, is_forum";

    private readonly ConcurrentDictionary<GuildId, Community> _known = [];

    /// <summary>The community, never older than what was last saved through this store.</summary>
    public async Task<Community> FindAsync(GuildId guild, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(guild, out var known))
            return known;
        var read = await connections
            .ReadAsync(connection => LoadAsync(connection, null, "", guild), cancellationToken).ConfigureAwait(false);
        return Remember(read);
    }

    /// <summary>What was read before, without waiting; none: nothing yet.</summary>
    public Community? Known(GuildId guild) => _known.GetValueOrDefault(guild);

    /// <summary>
    /// Changes the setup as the rule decides; a community of which nothing is known is fresh, never missing.
    /// </summary>
    public async Task<Decision<Community>> ChangeAsync(
        GuildId guild, Cause cause, Func<Community, Decision<Community>> decide, CancellationToken cancellationToken)
    {
        var decision = await connections.ChangeAsync<Community>(
            cause,
            async unit => await LoadAsync(unit.Connection, unit.Transaction, unit.Dialect.ForUpdate, guild)
                .ConfigureAwait(false),
            before => decide(before) switch
            {
                Decision<Community>.Accepted(var next, var events) when next != before || events.Length > 0 =>
                    Decision.Accept(next with { Version = before.Version + 1 }, events),
                var other => other,
            },
            SaveAsync,
            cancellationToken).ConfigureAwait(false);
        if (decision is Decision<Community>.Accepted(var saved, _))
            Remember(saved);
        return decision;
    }

    /// <summary>What was changed in its settings, the newest first.</summary>
    public Task<ImmutableArray<SettingChange>> HistoryAsync(
        GuildId guild, int take, CancellationToken cancellationToken) =>
        SettingsHistory.ListAsync(connections, guild, take, cancellationToken);

    /// <summary>Every community that has settings.</summary>
    public async Task<IReadOnlyList<Community>> ListAsync(CancellationToken cancellationToken)
    {
        var communities = new List<Community>();
        foreach (var guild in await IdsAsync(cancellationToken).ConfigureAwait(false))
            communities.Add(await FindAsync(guild, cancellationToken).ConfigureAwait(false));
        return communities;
    }

    /// <summary>The numbers of every community that has settings.</summary>
    public Task<IEnumerable<GuildId>> IdsAsync(CancellationToken cancellationToken) => connections.ReadAsync(
        connection => connection.QueryAsync<GuildId>("select guild_id from communities order by guild_id"),
        cancellationToken);

    /// <summary>Its rows are gone: what is in memory of it goes too.</summary>
    public void LetGo(GuildId guild) => _known.TryRemove(guild, out _);

    /// <summary>A slow reader must not put an older version over a newer one.</summary>
    private Community Remember(Community read) =>
        _known.AddOrUpdate(read.Id, read, (_, known) => known.Version > read.Version ? known : read);

    private static async Task<Community> LoadAsync(
        DbConnection connection, DbTransaction? transaction, string forUpdate, GuildId guild)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            $"select {Columns} from communities where guild_id = @guild{forUpdate}", new { guild }, transaction)
            .ConfigureAwait(false);
        if (row is null)
            return Community.Fresh(guild);
        var places = await connection.QueryAsync<Place>(
            $"select {PlaceColumns} from places where guild_id = @guild order by kind, key", new { guild }, transaction)
            .ConfigureAwait(false);
        var features = await connection.QueryAsync<FeatureSwitch>(
            "select name, is_on as \"on\" from feature_switches where guild_id = @guild order by name",
            new { guild }, transaction).ConfigureAwait(false);
        var stages = await connection.QueryAsync<StageLine>(
            "select stage, shape from stage_shapes where guild_id = @guild order by stage", new { guild }, transaction)
            .ConfigureAwait(false);
        return new(row.Id, row.Zone, row.ZoneChosen, row.Language, [.. places], row.Version)
        {
            Features = [.. features],
            Agreement = row.Agreement,
            StageDates = row.StageDates,
            StageLines = [.. stages],
            StageOrder = row.StageOrder,
            SentAway = row.SentAway,
        };
    }

    private static async Task<bool> SaveAsync(UnitOfWork unit, Community before, Community next)
    {
        var saved = await unit.ExecuteAsync(before.Version == 0
            ? """
              insert into communities (guild_id, zone, zone_chosen, language, version, agreement, stage_dates,
                stage_order, sent_away)
              values (@Id, @Zone, @ZoneChosen, @Language, @Version, @Agreement, @StageDates, @StageOrder, @SentAway)
              on conflict do nothing
              """
            : """
              update communities set zone = @Zone, zone_chosen = @ZoneChosen, language = @Language, version = @Version,
                agreement = @Agreement, stage_dates = @StageDates, stage_order = @StageOrder, sent_away = @SentAway
              where guild_id = @Id and version = @Version - 1
              """, new
        {
            next.Id,
            next.Zone,
            next.ZoneChosen,
            next.Language,
            next.Version,
            next.Agreement,
            next.StageDates,
            next.StageOrder,
            next.SentAway,
        }).ConfigureAwait(false);
        if (saved == 0)
            return false;
        await SettingsHistory.NoteAsync(
            unit, next.Id, SettingLines.Changes(SettingLines.Of(before), SettingLines.Of(next))).ConfigureAwait(false);
        await SaveStagesAsync(unit, before, next).ConfigureAwait(false);
        foreach (var gone in before.Places.Except(next.Places))
        {
            await unit.ExecuteAsync(
                "delete from places where guild_id = @Id and kind = @Kind and key = @Key",
                new { next.Id, gone.Kind, gone.Key }).ConfigureAwait(false);
        }

        foreach (var place in next.Places.Except(before.Places))
        {
            await unit.ExecuteAsync("""
                insert into places (guild_id, kind, key, discord_id, ours, name, is_forum)
                values (@Id, @Kind, @Key, @DiscordId, @Ours, @Name, @IsForum)
                """, new
            {
                next.Id,
                place.Kind,
                place.Key,
                place.DiscordId,
                place.Ours,
                place.Name,
                place.IsForum,
            }).ConfigureAwait(false);
        }

        foreach (var gone in before.Features.Where(each => next.Features.All(other => other.Name != each.Name)))
        {
            await unit.ExecuteAsync(
                "delete from feature_switches where guild_id = @Id and name = @Name", new { next.Id, gone.Name })
                .ConfigureAwait(false);
        }

        foreach (var chosen in next.Features.Except(before.Features))
        {
            await unit.ExecuteAsync("""
                insert into feature_switches (guild_id, name, is_on) values (@Id, @Name, @On)
                on conflict (guild_id, name) do update set is_on = excluded.is_on
                """, new { next.Id, chosen.Name, chosen.On }).ConfigureAwait(false);
        }

        return true;
    }

    private static async Task SaveStagesAsync(UnitOfWork unit, Community before, Community next)
    {
        foreach (var gone in before.StageLines.Except(next.StageLines))
        {
            await unit.ExecuteAsync(
                "delete from stage_shapes where guild_id = @Id and stage = @Stage", new { next.Id, gone.Stage })
                .ConfigureAwait(false);
        }

        foreach (var line in next.StageLines.Except(before.StageLines))
        {
            await unit.ExecuteAsync(
                "insert into stage_shapes (guild_id, stage, shape) values (@Id, @Stage, @Shape)",
                new { next.Id, line.Stage, line.Shape }).ConfigureAwait(false);
        }
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        GuildId Id, string Zone, bool ZoneChosen, string Language, int Version, int Agreement, bool StageDates,
        string StageOrder, bool SentAway);
}
