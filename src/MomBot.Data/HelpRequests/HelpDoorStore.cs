using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>The pinned door card of each help channel.</summary>
public sealed class HelpDoorStore(Connections connections)
{
    /// <summary>
    /// The channel needs a door card; once for each channel. One that hangs already is looked for in Discord.
    /// </summary>
    public Task WantDoorAsync(
        GuildId guild, ChannelId channel, bool inForum, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var wanted = await unit.ExecuteAsync(
                "insert into help_doors (guild_id, channel_id) values (@guild, @channel) on conflict do nothing",
                new { guild, channel }).ConfigureAwait(false);
            if (wanted > 0)
            {
                await unit.SaveAsync(new HelpEvent.DoorWanted(guild, channel, inForum, now)).ConfigureAwait(false);
                return;
            }

            var hangs = await unit.QueryAsync<MessageId>("""
                select message_id from help_doors
                where guild_id = @guild and channel_id = @channel and message_id is not null
                """, new { guild, channel }).ConfigureAwait(false);
            foreach (var message in hangs)
            {
                await unit.SaveAsync(new HelpEvent.DoorSought(guild, channel, message, inForum, now))
                    .ConfigureAwait(false);
            }
        }, cancellationToken);

    /// <summary>The door card hangs; it is pinned next.</summary>
    public Task HangDoorAsync(
        GuildId guild,
        ChannelId channel,
        MessageId message,
        bool inForum,
        Instant now,
        CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var hung = await unit.ExecuteAsync("""
                update help_doors set message_id = @message
                where guild_id = @guild and channel_id = @channel and message_id is null
                """, new { guild, channel, message }).ConfigureAwait(false);
            if (hung > 0)
                await unit.SaveAsync(new HelpEvent.DoorPlaced(guild, channel, message, inForum, now))
                    .ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Somebody deleted this door card: another is wanted, once.</summary>
    /// <param name="log">Where the bot says so; none: nowhere.</param>
    public Task LoseDoorAsync(
        GuildId guild,
        ChannelId channel,
        MessageId message,
        bool inForum,
        ChannelId? log,
        Instant now,
        CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var lost = await unit.ExecuteAsync("""
                update help_doors set message_id = null
                where guild_id = @guild and channel_id = @channel and message_id = @message
                """, new { guild, channel, message }).ConfigureAwait(false);
            if (lost > 0)
                await unit.SaveAsync(new HelpEvent.DoorGone(guild, channel, inForum, log, now)).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>The door card could not be hung: the next look tries again.</summary>
    public Task LetGoOfDoorAsync(GuildId guild, ChannelId channel, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(
            "delete from help_doors where guild_id = @guild and channel_id = @channel and message_id is null",
            new { guild, channel }), cancellationToken);
}
