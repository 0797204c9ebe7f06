using System.Diagnostics;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.RateLimits;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Load;

/// <summary>One load run, from the world to the last line.</summary>
internal sealed class LoadRun(LoadLine line, TextWriter output)
{
    private const double Steeper = 1.5;
    private const int Halvings = 3;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenIdentifies = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Drain = InteractionActs.AnswerWithin + TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _time = TimeProvider.System;
    private AnswerDesk? _desk;

    public async Task RunAsync()
    {
        await using var discord = await LocalDiscord.StartAsync(new SandboxOptions
        {
            Url = line.Url,
            World = line.World,
            RefuseUnknownFields = line.Client == LoadClient.Bot,
            RateLimits = new RateLimitOptions { Off = true },
            Gateway = new GatewayOptions { GuildsPerShardAdvised = line.PerShard },
            Logs = true,
            FirstLook = context => _desk is { } desk ? desk.TakeAsync(context) : ValueTask.FromResult(false),
        });
        await output.WriteLineAsync(discord.Describe().ToJsonString());
        _desk = new AnswerDesk(discord.World);
        if (line.Client != LoadClient.Anyone) discord.Gateway.WriteAhead(discord.World.Bot.Id);
        await using var client = line.Client switch
        {
            LoadClient.Bot => ClientProgram.Bot(discord, line.Program),
            LoadClient.Answerer => ClientProgram.Answerer(discord, line.Mute),
            LoadClient.Peer => ClientProgram.Peer(discord, line.Program!),
            LoadClient.Anyone => null,
        };
        var starts = client is null || line.Client == LoadClient.Answerer ? [] : await StartsAsync(discord, client);
        if (line.Act == LoadAct.Nothing)
        {
            await output.WriteLineAsync(new JsonObject { ["world"] = line.World, ["starts"] = starts }.ToJsonString());
            return;
        }
        using var gauge = (client?.Id ?? line.Pid) is { } id ? new ProcessGauge(id) : null;
        await ReadyAsync(discord, gauge);
        discord.Limits.IsOff = !line.Limits;
        var templates = line.Act == LoadAct.Commit
            ? await new CommitActs(discord.World).PrepareAsync(discord.Stopping)
            : discord.World.Do(() => ReadActs.Of(discord.World, line.Command));
        var stretch = new Stretch(_time, _desk, templates, discord.Gateway, gauge);
        var report = await MeasureAsync(stretch, discord.Stopping);
        report["starts"] = starts;
        await output.WriteLineAsync(report.ToJsonString());
    }

    private async Task<JsonObject> MeasureAsync(Stretch stretch, CancellationToken stopping)
    {
        var warm = line.WarmUp > TimeSpan.Zero ? await stretch.RunAsync(line.Rate, line.WarmUp, stopping) : null;
        var steps = line.FindMax
            ? await FindMaxAsync(stretch, stopping)
            : [await stretch.RunAsync(line.Rate, line.Length, stopping)];
        var best = steps.LastOrDefault(step => step.Holds) ?? steps[^1];
        var report = best.Describe();
        report.Insert(0, "world", line.World);
        report.Insert(1, "act", line.Act.ToString().ToLowerInvariant());
        report["rss_mb_after_warm_up"] = warm?.Client is { } client ? Math.Round(client.Memory / 1048576d, 1) : null;
        report["max_rate"] = line.FindMax && best.Holds ? steps.Where(step => step.Holds).Max(step => step.Rate) : null;
        if (line.FindMax) report["steps"] = new JsonArray([.. steps.Select(step => (JsonNode)step.Describe())]);
        return report;
    }

    /// <summary>Half as much again until it no longer holds, then between the last two.</summary>
    private async Task<List<LoadStep>> FindMaxAsync(Stretch stretch, CancellationToken stopping)
    {
        var steps = new List<LoadStep>();
        var (holds, breaks) = (0, line.Rate);
        while (steps.Count == 0 || steps[^1].Holds)
        {
            steps.Add(await stretch.RunAsync(breaks, line.Length, stopping));
            if (steps[^1].Holds) (holds, breaks) = (breaks, (int)(breaks * Steeper) + 1);
        }
        for (var i = 0; i < Halvings && holds > 0; i++)
        {
            var between = (holds + breaks) / 2;
            steps.Add(await stretch.RunAsync(between, line.Length, stopping));
            if (steps[^1].Holds) holds = between;
            else breaks = between;
        }
        return steps;
    }

    /// <summary>The client hears of every community, has told its commands, and has been quiet for a moment.</summary>
    private async Task ReadyAsync(LocalDiscord discord, ProcessGauge? gauge)
    {
        while (!discord.World.Do(() => discord.World.Application.Commands.Count > 0
            || discord.World.Application.GuildCommands.Count > 0)
            || !discord.GuildsHeard)
        {
            if (gauge is { Alive: false }) throw new InvalidOperationException("The client ended before it was ready.");
            await Task.Delay(Breath, _time, discord.Stopping);
        }
        await Task.Delay(TimeSpan.FromSeconds(2), _time, discord.Stopping);
    }

    private async Task<JsonArray> StartsAsync(LocalDiscord discord, ClientProgram client)
    {
        var first = await StartAsync(discord, client);
        if (line.Restarts == 0) return [first];
        var starts = new JsonArray();
        for (var i = 0; i < line.Restarts; i++)
        {
            await client.EndAsync();
            await Task.Delay(BetweenIdentifies, _time, discord.Stopping);
            client.StartAgain();
            starts.Add(await StartAsync(discord, client));
        }
        return starts;
    }

    /// <summary>From the process and from its newest connection until all communities are there; then memory.</summary>
    private async Task<JsonObject> StartAsync(LocalDiscord discord, ClientProgram client)
    {
        using var gauge = new ProcessGauge(client.Id);
        while (!client.Ready.IsCompleted)
        {
            if (!gauge.Alive) throw new InvalidOperationException("The client ended before it was ready.");
            gauge.Look();
            await Task.WhenAny(client.Ready, Task.Delay(Glance, _time, discord.Stopping));
        }
        var (ready, atReady) = (await client.Ready, gauge.End());
        await Task.Delay(Settle, _time, discord.Stopping);
        var settled = gauge.End();
        return new JsonObject
        {
            ["process_to_ready_ms"] = Milliseconds(client.StartedAt, ready),
            ["connect_to_ready_ms"] = Milliseconds(discord.Gateway.Counters.ConnectedAt, ready),
            ["cpu_ms_when_ready"] = Math.Round(atReady.Cpu.TotalMilliseconds),
            ["rss_mb_when_ready"] = Math.Round(atReady.Memory / 1048576d, 1),
            ["rss_mb"] = Math.Round(settled.Memory / 1048576d, 1),
            ["peak_rss_mb"] = Math.Round(settled.Peak / 1048576d, 1),
        };

        double Milliseconds(long from, long to) => Math.Round(_time.GetElapsedTime(from, to).TotalMilliseconds, 1);
    }

    /// <summary>Sends for a while at one rate, and waits for what is still on its way.</summary>
    private sealed class Stretch(
        TimeProvider time, AnswerDesk desk, List<InteractionTemplate> templates, GatewayHub gateway,
        ProcessGauge? client)
    {
        private long _turn;

        public async Task<LoadStep> RunAsync(int rate, TimeSpan length, CancellationToken stopping)
        {
            desk.Turn();
            client?.Begin();
            using var own = Process.GetCurrentProcess();
            var cpu = own.TotalProcessorTime;
            var glanced = time.GetTimestamp();
            var sent = await new Pace(time, desk, Send).RunAsync(rate, length, Look, stopping);
            var ended = time.GetTimestamp();
            while (desk.Open > 0 && time.GetElapsedTime(ended) < Drain) await Task.Delay(Breath, time, stopping);
            own.Refresh();
            var (late, deferred, reading) = (desk.Late, desk.Deferred, client?.End());
            var answers = desk.Turn();
            return new LoadStep(
                rate, length, sent, answers.Answered, late, deferred, answers.At(0.5), answers.At(0.99), answers.At(1),
                reading, own.TotalProcessorTime - cpu);

            void Look()
            {
                if (time.GetElapsedTime(glanced) < Glance) return;
                glanced = time.GetTimestamp();
                client?.Look();
            }
        }

        private void Send(string id, string token, long number)
        {
            var template = templates[(int)(_turn++ % templates.Count)];
            gateway.Publish("INTERACTION_CREATE", template.Guild, template.Fill(id, token));
        }
    }
}
