using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Database;
using MomBot.Data.Members;
using MomBot.Discord.Gateway;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using NodaTime;
using Channel = System.Threading.Channels.Channel;

namespace MomBot.Host;

/// <summary>
/// Runs the gateway, one client a shard, and hands what arrives to the dispatcher, never on the read loop.
/// </summary>
public sealed partial class GatewayService(
    BotOptions options,
    DiscordRest discord,
    GuildCache guilds,
    PeopleCounts counts,
    CommandRegistrar commands,
    InteractionDispatcher dispatcher,
    Connections connections,
    Happenings happenings,
    KnownPeople known,
    CommunityStore communities,
    Activity activity,
    LastMoments last,
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

    /// <summary>How long whoever is being answered keeps a stop waiting.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPatience = TimeSpan.FromMinutes(5);

    private const int SideBySide = 8;
    private const int AskedAtOnce = 100;
    private const int ServedAtOnce = 500;

    private readonly Channel<GuildId> _arrivals = Channel.CreateUnbounded<GuildId>();
    private int _shards = 1;
    private readonly SemaphoreSlim _places = new(ServedAtOnce);
    private readonly ILogger _logger = loggers.CreateLogger<GatewayService>();
    private readonly long _started = wire.GetTimestamp();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Log.Starting(_logger, typeof(GatewayService).Assembly.GetName().Version?.ToString(3) ?? "", options.DataFolder);
        if (connections.Installation.Keys.Master is { IsNew: true } key)
            Log.KeyMade(_logger, key.Source);
        discord.Refused += StopForToken;
        var saving = happenings.RunAsync(last.Over);
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
            Stop(StartTrouble.Explain(refused, options.ApiBase), StartTrouble.CodeOf(refused));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        finally
        {
            discord.Refused -= StopForToken;
            lifetime.StopApplication();
            happenings.End();
            await activity.WhenNobodyIsServedAsync(LastAnswers).ConfigureAwait(false);
            await saving.ConfigureAwait(false);
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
        readiness.Expect(_shards = gateway.Shards);
        var shards = Enumerable.Range(0, gateway.Shards)
            .Select(shard => Client(gateway.Url, gate, shard, gateway.Shards)).ToList();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] parts =
        [
            RegisterAsync(application.Id.Value, shards, ending.Token),
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

    /// <summary>Discord may be unwell just for commands: whoever presses a button is served meanwhile.</summary>
    private async Task RegisterAsync(
        ulong application, IReadOnlyList<GatewayClient> shards, CancellationToken stoppingToken)
    {
        for (var patience = FirstPatience; ; patience = patience < LongestPatience / 2 ? patience * 2 : LongestPatience)
        {
            try
            {
                await commands.RegisterAsync(application, stoppingToken).ConfigureAwait(false);
                readiness.CommandsRegistered();
                break;
            }
            catch (DiscordException unwell) when (StartTrouble.CodeOf(unwell) == ExitCode.Broken)
            {
                Log.CommandsWait(_logger, patience.TotalSeconds, unwell);
                await Task.Delay(patience, wire, stoppingToken).ConfigureAwait(false);
            }
        }

        await ReceiveArrivalsAsync(shards, stoppingToken).ConfigureAwait(false);
    }

    private GatewayClient Client(string url, IdentifyGate gate, int shard, int count)
    {
        var set = new GatewayOptions { Token = options.Token, Url = new Uri(url), Shard = shard, ShardCount = count };
        return new GatewayClient(
            set, () => new WebSocketConnection(
                set.Compress), gate, wire, new Random(RandomNumberGenerator.GetInt32(int.MaxValue)),
            loggers.CreateLogger<GatewayClient>());
    }

    /// <summary>Only looks and passes on: whatever waits for a database or for Discord waits elsewhere.</summary>
    private async Task ListenAsync(GatewayClient client, CancellationToken stoppingToken)
    {
        await foreach (var dispatch in client.Dispatches.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            if (dispatch.Event is GatewayEvent.InteractionCreated(var interaction))
                _ = ServeAsync(interaction, dispatch.ReceivedAt);
            else
                await TakeInAsync(dispatch, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(Interaction interaction, long receivedAt)
    {
        using var handling = activity.Handling();
        try
        {
            await _places.WaitAsync(last.Over).ConfigureAwait(false);
            try
            {
                await dispatcher.HandleAsync(interaction, receivedAt, last.Over).ConfigureAwait(false);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // It took too long at the end; she presses once more.
        }
        catch (Exception error)
        {
            Log.EventBroke(_logger, nameof(GatewayEvent.InteractionCreated), error);
        }
    }

    private async Task TakeInAsync(GatewayDispatch dispatch, CancellationToken stoppingToken)
    {
        guilds.Apply(dispatch.Event);
        counts.Hear(dispatch.Event);
        switch (dispatch.Event)
        {
            case GatewayEvent.Ready ready:
                readiness.ShardReady(ready.Guilds.Select(guild => guild.Value));
                _ = LookForThoseWeLeftAsync([.. ready.Guilds.Select(guild => (long)guild.Value)], dispatch.Shard);
                Log.Ready(_logger, dispatch.Shard, (long)wire.GetElapsedTime(_started).TotalMilliseconds);
                break;
            case GatewayEvent.GuildCreated(var arrived):
                _arrivals.Writer.TryWrite(new GuildId((long)arrived.Id.Value));
                break;
            case GatewayEvent.MembersMissing(var from, var gone):
                foreach (var who in gone)
                    await happenings.AddAsync(Left(from, who), stoppingToken).ConfigureAwait(false);
                break;
        }

        if (Happening(dispatch.Event) is { } happened)
            await happenings.AddAsync(happened, stoppingToken).ConfigureAwait(false);
    }

    private void StopForToken() => Stop(DiscordError.BadToken);

    private void Stop(string reason, int code = ExitCode.WrongSetup)
    {
        verdict.Stop(reason, code);
        readiness.Failed(reason);
        lifetime.StopApplication();
    }
}
