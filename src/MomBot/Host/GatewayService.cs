using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Members;
using MomBot.Data.ScheduledActions;
using MomBot.Discord.Gateway;
using MomBot.Discord.Rest;
using MomBot.Dispatch;
using NodaTime;

namespace MomBot.Host;

/// <summary>
/// Runs the gateway, one client a shard, and hands what arrives to the dispatcher, never on the read loop.
/// </summary>
public sealed class GatewayService(
    BotOptions options,
    DiscordRest discord,
    GuildCache guilds,
    CommandRegistrar commands,
    InteractionDispatcher dispatcher,
    Connections connections,
    ScheduledActionStore later,
    Activity activity,
    Verdict verdict,
    Readiness readiness,
    Liveness liveness,
    IHostApplicationLifetime lifetime,
    TimeProvider wire,
    IClock people,
    ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan DeafAfter = TimeSpan.FromSeconds(90);

    private const int SideBySide = 8;

    private readonly Channel<GuildId> _arrivals = Channel.CreateUnbounded<GuildId>();
    private readonly ILogger _logger = loggers.CreateLogger<GatewayService>();
    private readonly long _started = wire.GetTimestamp();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Log.Starting(_logger, typeof(GatewayService).Assembly.GetName().Version?.ToString(3) ?? "", options.DataFolder);
        if (connections.Installation.Keys.Master is { IsNew: true } key)
            Log.KeyMade(_logger, key.Source);
        try
        {
            await LiveAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (GatewayFatalException fatal)
        {
            Stop(fatal.Message);
        }
        catch (DiscordException refused)
        {
            Stop(StartTrouble.Explain(refused, options.ApiBase));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task LiveAsync(CancellationToken stoppingToken)
    {
        var asked = (
            Gateway: discord.GetGatewayBotAsync(stoppingToken),
            Application: discord.GetApplicationAsync(stoppingToken),
            User: discord.GetCurrentUserAsync(stoppingToken));
        await Task.WhenAll(asked.Gateway, asked.Application, asked.User).ConfigureAwait(false);
        var gateway = await asked.Gateway.ConfigureAwait(false);
        var application = await asked.Application.ConfigureAwait(false);
        guilds.Know(application.Id.Value, (await asked.User.ConfigureAwait(false)).Id.Value);
        var gate = new IdentifyGate(gateway.SessionStartLimit, wire);
        readiness.Expect(gateway.Shards);
        var shards = Enumerable.Range(0, gateway.Shards)
            .Select(shard => Client(gateway.Url, gate, shard, gateway.Shards)).ToList();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] parts =
        [
            RegisterAsync(application.Id.Value, ending.Token),
            BeatAsync(shards, ending.Token),
            SayWhenAllAreHereAsync(ending.Token),
            .. shards.SelectMany(client => new[] { client.RunAsync(ending.Token), ListenAsync(client, ending.Token) }),
        ];
        try
        {
            // The first that fails ends them all; the others would live on without it.
            await foreach (var ended in Task.WhenEach(parts).ConfigureAwait(false))
                await ended.ConfigureAwait(false);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Alive is: every shard has heard a frame lately, heartbeats included.</summary>
    private async Task BeatAsync(IReadOnlyList<GatewayClient> shards, CancellationToken stoppingToken)
    {
        while (true)
        {
            if (shards.All(shard => shard.SinceLastFrame < DeafAfter))
                liveness.Beat();
            await Task.Delay(BeatEvery, wire, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task RegisterAsync(ulong application, CancellationToken stoppingToken)
    {
        await commands.RegisterAsync(application, stoppingToken).ConfigureAwait(false);
        readiness.CommandsRegistered();
        await RegisterArrivalsAsync(stoppingToken).ConfigureAwait(false);
    }

    private async Task SayWhenAllAreHereAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReadyAsync(stoppingToken).ConfigureAwait(false);
        Log.AllHere(_logger, guilds.Count, (long)wire.GetElapsedTime(_started).TotalMilliseconds);
        await Task.Delay(Timeout.InfiniteTimeSpan, wire, stoppingToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Each community that arrives is given its commands, unless it has them; a few at a time, since a host of
    /// thousands has them all arrive at once.
    /// </summary>
    private Task RegisterArrivalsAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _arrivals.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = stoppingToken },
        async (guild, cancellationToken) =>
        {
            try
            {
                await commands.RegisterAsync(guild, cancellationToken).ConfigureAwait(false);
            }
            catch (DataException error)
            {
                Log.CommandsNotRegistered(_logger, guild.Value, error);
            }
            catch (DiscordException error)
            {
                Log.CommandsNotRegistered(_logger, guild.Value, error);
                await connections.WriteAsync(
                    unit => unit.SaveAsync(
                        new CommunityEvent.FeaturesChanged(guild, default, people.GetCurrentInstant())),
                    cancellationToken).ConfigureAwait(false);
            }

            readiness.GuildArrived((ulong)guild.Value);
        });

    private GatewayClient Client(string url, IdentifyGate gate, int shard, int count)
    {
        var set = new GatewayOptions { Token = options.Token, Url = new Uri(url), Shard = shard, ShardCount = count };
        return new GatewayClient(
            set, () => new WebSocketConnection(
                set.Compress), gate, wire, new Random(shard), loggers.CreateLogger<GatewayClient>());
    }

    private async Task ListenAsync(GatewayClient client, CancellationToken stoppingToken)
    {
        await foreach (var dispatch in client.Dispatches.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            if (dispatch.Event is GatewayEvent.InteractionCreated(var interaction))
                _ = ServeAsync(interaction, dispatch, stoppingToken);
            else
                await TakeInAsync(dispatch, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(
        Discord.Wire.Interaction interaction, GatewayDispatch dispatch, CancellationToken stoppingToken)
    {
        using var handling = activity.Handling();
        await dispatcher.HandleAsync(interaction, dispatch.ReceivedAt, stoppingToken).ConfigureAwait(false);
        dispatch.Acknowledge();
    }

    private async Task TakeInAsync(GatewayDispatch dispatch, CancellationToken stoppingToken)
    {
        try
        {
            using var handling = activity.Handling();
            if (dispatch.Event is GatewayEvent.Ready ready)
            {
                readiness.ShardReady(ready.Guilds.Select(guild => guild.Value));
                Log.Ready(_logger, dispatch.Shard, (long)wire.GetElapsedTime(_started).TotalMilliseconds);
            }

            guilds.Apply(dispatch.Event);
            if (dispatch.Event is GatewayEvent.GuildCreated(var arrived))
                await _arrivals.Writer.WriteAsync(new GuildId((long)arrived.Id.Value), stoppingToken)
                    .ConfigureAwait(false);
            if (dispatch.Event is GatewayEvent.MemberAdded(var guild, { User.Id: var back }))
            {
                await later.CancelAsync(
                    MemberEvent.LeaverKey(new GuildId((long)guild.Value), new MemberId((long)back.Value)),
                    stoppingToken).ConfigureAwait(false);
            }

            if (Happening(dispatch.Event) is { } happened)
                await connections.WriteAsync(unit => unit.SaveAsync(happened), stoppingToken).ConfigureAwait(false);
            dispatch.Acknowledge();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.EventBroke(_logger, dispatch.Event.GetType().Name, error);
        }
    }

    /// <summary>What of the gateway features listen to, as an event of ours.</summary>
    private DomainEvent? Happening(GatewayEvent told) => told switch
    {
        GatewayEvent.MemberRemoved(var guild, var user) => new MemberEvent.Left(
            new GuildId((long)guild.Value), new MemberId((long)user.Value), people.GetCurrentInstant()),
        GatewayEvent.RoleChanged(var guild, _) => Moved(guild),
        GatewayEvent.MemberUpdated(var guild, var member) when member.User?.Id.Value == guilds.Bot => Moved(guild),
        _ => null,
    };

    private CommunityEvent.RolesMoved Moved(Discord.Wire.Snowflake guild) =>
        new(new GuildId((long)guild.Value), default, people.GetCurrentInstant());

    private void Stop(string reason)
    {
        verdict.Stop(reason);
        readiness.Failed(reason);
        lifetime.StopApplication();
    }
}
