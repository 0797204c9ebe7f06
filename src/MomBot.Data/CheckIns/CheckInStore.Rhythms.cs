using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.ScheduledActions;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>The schedules of a community, and the hours in which what they bring is held.</summary>
public sealed partial class CheckInStore
{
    private const string SelectRhythm = """
        select id, guild_id as guild, channel_id as channel, format, times, zone, window_hours, is_on as "on", deepest,
          without, silent, mix, version
        from check_in_schedules
        """;

    public Task<Rhythm?> RhythmAsync(RhythmId id, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => RhythmAsync(connection, null, id), cancellationToken);

    /// <summary>All schedules of a community, the first one first.</summary>
    public Task<ImmutableArray<Rhythm>> RhythmsAsync(GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<RhythmRow>(
                $"{SelectRhythm} where guild_id = @guild order by id", new { guild }).ConfigureAwait(false);
            return rows.Select(row => row.ToRhythm()).ToImmutableArray();
        }, cancellationToken);

    /// <summary>Makes a schedule as the rule decides; a second try for the same one answers the first.</summary>
    public Task<Decision<Rhythm>> AddRhythmAsync(
        RhythmId id, Cause cause, Func<Decision<Rhythm>> decide, CancellationToken cancellationToken) =>
        connections.InsertAsync(
            cause,
            unit => RhythmAsync(unit.Connection, unit.Transaction, id),
            decide,
            (unit, rhythm) => InsertAsync(unit, rhythm),
            cancellationToken);

    /// <summary>Changes a schedule as the rule decides; it is missing when it is of another community.</summary>
    public Task<Decision<Rhythm>> ChangeRhythmAsync(
        RhythmId id,
        GuildId guild,
        Cause cause,
        Func<Rhythm, Decision<Rhythm>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync<Rhythm>(
            cause,
            async unit => await RhythmAsync(unit.Connection, unit.Transaction, id).ConfigureAwait(false) is { } there
                && there.Guild == guild ? there : null,
            decide,
            SaveAsync,
            cancellationToken);

    /// <summary>Gives a community that has none the usual schedule.</summary>
    public Task StartAsync(GuildId guild, string zone, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var rhythm = Rhythm.Fresh(guild) with { Version = 1 };
            if (await InsertAsync(unit, rhythm).ConfigureAwait(false))
                await unit.SaveAsync(new CheckInEvent.RhythmSet(rhythm, zone, now)).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>The community's zone has changed: schedules without one of their own are meant in this.</summary>
    public async Task MoveZoneAsync(GuildId guild, string zone, Instant now, CancellationToken cancellationToken)
    {
        var rhythms = await RhythmsAsync(guild, cancellationToken).ConfigureAwait(false);
        await connections.WriteAsync(async unit =>
        {
            foreach (var rhythm in rhythms.Where(each => each.Zone is null))
                await unit.SaveAsync(new CheckInEvent.RhythmSet(rhythm, zone, now)).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Holds what is scheduled in a channel until an instant; none: no longer.</summary>
    public Task HoldAsync(GuildId guild, ChannelId channel, Instant? until, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => until is null
                ? unit.ExecuteAsync(
                    "delete from check_in_holds where guild_id = @guild and channel_id = @channel",
                    new { guild, channel })
                : unit.ExecuteAsync("""
                    insert into check_in_holds (guild_id, channel_id, until) values (@guild, @channel, @until)
                    on conflict (guild_id, channel_id) do update set until = excluded.until
                    """, new { guild, channel, until }),
            cancellationToken);

    /// <summary>Until when what is scheduled in a channel is held; none: it is not.</summary>
    public Task<Instant?> HeldUntilAsync(GuildId guild, ChannelId channel, CancellationToken cancellationToken) =>
        connections.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Instant?>(
                "select until from check_in_holds where guild_id = @guild and channel_id = @channel",
                new { guild, channel }),
            cancellationToken);

    private static async Task<Rhythm?> RhythmAsync(
        DbConnection connection, DbTransaction? transaction, RhythmId id) =>
        (await connection.QuerySingleOrDefaultAsync<RhythmRow>(
            $"{SelectRhythm} where id = @id", new { id }, transaction).ConfigureAwait(false))?.ToRhythm();

    private static async Task<bool> InsertAsync(UnitOfWork unit, Rhythm rhythm) => await unit.ExecuteAsync("""
        insert into check_in_schedules (id, guild_id, channel_id, format, times, zone, window_hours, is_on, deepest,
          without, silent, mix, version)
        values (@Id, @Guild, @Channel, @format, @Times, @Zone, @hours, @On, @Deepest, @Without, @Silent, @mix, 1)
        on conflict do nothing
        """, Parameters(rhythm)).ConfigureAwait(false) == 1;

    private static async Task<bool> SaveAsync(UnitOfWork unit, Rhythm before, Rhythm next) =>
        await unit.ExecuteAsync("""
            update check_in_schedules set channel_id = @Channel, format = @format, times = @Times, zone = @Zone,
              window_hours = @hours, is_on = @On, deepest = @Deepest, without = @Without, silent = @Silent,
              mix = @mix, version = @Version + 1
            where id = @Id and version = @Version
            """, Parameters(next with { Version = before.Version })).ConfigureAwait(false) == 1;

    private static object Parameters(Rhythm rhythm) => new
    {
        rhythm.Id,
        rhythm.Guild,
        rhythm.Channel,
        format = rhythm.Format.ToString(),
        rhythm.Times,
        rhythm.Zone,
        hours = (long)rhythm.Window.TotalHours,
        rhythm.On,
        rhythm.Deepest,
        rhythm.Without,
        rhythm.Silent,
        mix = rhythm.Mix.ToString(),
        rhythm.Version,
    };

    [method: ExplicitConstructor]
    private sealed record RhythmRow(
        RhythmId Id,
        GuildId Guild,
        ChannelId? Channel,
        string Format,
        Timetable Times,
        string? Zone,
        long WindowHours,
        bool On,
        long Deepest,
        string Without,
        long Silent,
        string Mix,
        long Version)
    {
        public Rhythm ToRhythm() => new(
            Id, Guild, Channel, Enum.Parse<RoundFormat>(Format), Times, Zone, Duration.FromHours(WindowHours), On,
            (int)Deepest, Without, (int)Silent, (int)Version)
        {
            Mix = Enum.Parse<Mix>(Mix),
        };
    }
}
