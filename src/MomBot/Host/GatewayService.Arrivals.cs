using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Discord.Gateway;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using Channel = System.Threading.Channels.Channel;

namespace MomBot.Host;

/// <summary>What is done for each community that arrives.</summary>
public sealed partial class GatewayService
{
    private async Task SayWhenAllAreHereAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReadyAsync(stoppingToken).ConfigureAwait(false);
        // What was only needed to begin with goes back to the machine, once.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Log.AllHere(_logger, guilds.Count, (long)wire.GetElapsedTime(_started).TotalMilliseconds);
        await Task.Delay(Timeout.InfiniteTimeSpan, wire, stoppingToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Each community that arrives is given its commands, unless it has them; a few at a time, since a host of
    /// thousands has them all arrive at once. What happened there meanwhile is looked at behind that.
    /// </summary>
    private async Task ReceiveArrivalsAsync(IReadOnlyList<GatewayClient> shards, CancellationToken stoppingToken)
    {
        var received = Channel.CreateUnbounded<GuildId>();
        var looking = LookBackAsync(received.Reader, shards, stoppingToken);
        await Parallel.ForEachAsync(
            _arrivals.Reader.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = stoppingToken },
            async (guild, cancellationToken) =>
            {
                await GiveCommandsAsync(guild, cancellationToken).ConfigureAwait(false);
                readiness.GuildArrived((ulong)guild.Value);
                received.Writer.TryWrite(guild);
            }).ConfigureAwait(false);
        await looking.ConfigureAwait(false);
    }

    private async Task LookBackAsync(
        ChannelReader<GuildId> received, IReadOnlyList<GatewayClient> shards, CancellationToken cancellationToken)
    {
        await foreach (var guild in received.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await FindAgainAsync(guild, cancellationToken).ConfigureAwait(false);
            await LookForLeaversAsync(guild, shards, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task GiveCommandsAsync(GuildId guild, CancellationToken cancellationToken)
    {
        try
        {
            await commands.RegisterAsync(guild, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DiscordException || connections.MayPass(error))
        {
            Log.CommandsNotRegistered(_logger, guild.Value, error);
            await happenings.AddAsync(
                new CommunityEvent.FeaturesChanged(guild, default, people.GetCurrentInstant()), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>A community that had sent us away and asks us back finds everything as it was.</summary>
    private async Task FindAgainAsync(GuildId guild, CancellationToken cancellationToken)
    {
        try
        {
            if ((await communities.FindAsync(guild, cancellationToken).ConfigureAwait(false)).SentAway)
                await happenings.AddAsync(
                    new CommunityEvent.AskedBack(guild, default, people.GetCurrentInstant()), cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (Exception error) when (connections.MayPass(error))
        {
            Log.LeaversUnknown(_logger, guild.Value, error);
        }
    }

    /// <summary>Nobody told us either which communities sent us away meanwhile: those Discord does not name.</summary>
    private async Task LookForThoseWeLeftAsync(HashSet<long> here, int shard)
    {
        using var handling = activity.Handling();
        try
        {
            foreach (var guild in await communities.IdsAsync(last.Over).ConfigureAwait(false))
            {
                if (ShardOf(guild) == shard && !here.Contains(guild.Value)
                    && !(await communities.FindAsync(guild, last.Over).ConfigureAwait(false)).SentAway)
                    await happenings.AddAsync(SentAway(guild.Value), last.Over).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping; the next start looks again.
        }
        catch (Exception error) when (connections.MayPass(error))
        {
            Log.LeaversUnknown(_logger, 0, error);
        }
    }

    /// <summary>See Discord docs: Gateway, "Sharding".</summary>
    private int ShardOf(GuildId guild) => (int)(((ulong)guild.Value >> 22) % (ulong)_shards);

    /// <summary>Nobody told us of those who left while we were away: we ask about everybody we know here.</summary>
    private async Task LookForLeaversAsync(
        GuildId guild, IReadOnlyList<GatewayClient> shards, CancellationToken cancellationToken)
    {
        try
        {
            var shard = shards[ShardOf(guild)];
            var asked = await known.InAsync(guild, cancellationToken).ConfigureAwait(false);
            foreach (var some in asked.Chunk(AskedAtOnce))
                shard.AskForMembers(
                    new Snowflake((ulong)guild.Value), [.. some.Select(who => new Snowflake((ulong)who.Value))]);
        }
        catch (Exception error) when (connections.MayPass(error))
        {
            Log.LeaversUnknown(_logger, guild.Value, error);
        }
    }
}
