using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>The pinned door card of each help channel.</summary>
public sealed class HelpDoorStore(Connections connections)
{
    /// <summary>The channel needs a door card; once for each channel of a community.</summary>
    public Task WantDoorAsync(
        GuildId guild, ChannelId channel, bool inForum, Instant now, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            var wanted = await unit.ExecuteAsync("""
                insert into help_doors (guild_id, channel_id) values (@guild, @channel)
                on conflict (guild_id) do update set channel_id = excluded.channel_id, message_id = null
                  where help_doors.channel_id <> excluded.channel_id
                """, new { guild, channel }).ConfigureAwait(false);
            if (wanted > 0)
                await unit.SaveAsync(new HelpEvent.DoorWanted(guild, channel, inForum, now)).ConfigureAwait(false);
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

    /// <summary>The door card could not be hung: choosing the channel once more tries again.</summary>
    public Task LetGoOfDoorAsync(GuildId guild, ChannelId channel, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(
            "delete from help_doors where guild_id = @guild and channel_id = @channel and message_id is null",
            new { guild, channel }), cancellationToken);
}
