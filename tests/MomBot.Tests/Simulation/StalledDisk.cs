using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Simulation;

/// <summary>
/// A community whose bot writes to a disk that is sometimes slow: reads come at once, and what is to be written waits
/// for a commit, which comes when the test says so, some seconds of its time later.
/// </summary>
internal sealed class StalledDisk : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>Another than the village was made with, whose ids it would draw again.</summary>
    private const int Seed = 7;

    private readonly string _folder = SimulatedVillage.Home();
    private readonly SimulationLog _log = new(LogLevel.Error);
    private readonly FakeTimeProvider _time;
    private readonly SimulatedGateway _gateway;
    private readonly SimulatedBot _bot;
    private readonly Crowd _crowd;

    public StalledDisk(SimulatedVillage village)
    {
        var weather = new Weather(new Random(1), crash: null);
        _time = new FakeTimeProvider(village.At);
        Discord = new SimulatedDiscord(new Random(1), _time.GetUtcNow, weather);
        Discord.CopyFrom(village.Discord);
        _gateway = new SimulatedGateway(Discord, new Random(1));
        Discord.Told += _gateway.Tell;
        village.CopyTo(_folder);
        _bot = SimulatedBot.StartAsync(_folder, Seed, new TurnTaking(weather), _time, Discord, _log)
            .GetAwaiter().GetResult(); // Nothing of a simulation may leave its thread.
        _gateway.Start();
        _crowd = new Crowd(new Random(1), Discord, _bot.Router, _time.GetUtcNow);
        Settle();
    }

    public SimulatedDiscord Discord { get; }

    /// <summary>What must never be, and what broke.</summary>
    public IEnumerable<string> Wrongs =>
        Discord.Wrongs.Concat(_log.Lines).Concat(_bot.Broken() is { } broken ? [broken.ToString()] : []);

    /// <summary>Somebody presses a button, on a message or on what only they see; nothing has come of it yet.</summary>
    public Asked Press(ulong who, BotAction action, Posted? on = null) => Do(
        who, 3, new JsonObject { ["component_type"] = 2, ["custom_id"] = _bot.Router.Codec.Write(action) }, on);

    public Asked Command(ulong who, string name) =>
        Do(who, 2, new JsonObject { ["id"] = "1", ["name"] = name, ["type"] = 1 }, null);

    /// <summary>The gateway breaks and comes back, and tells some things again.</summary>
    public void BreakGateway()
    {
        _gateway.Disconnect(null);
        Read();
    }

    /// <summary>Whatever does not have to be written happens; no time passes.</summary>
    public void Read()
    {
        _bot.TakeIn(_gateway.Take());
        _bot.Turns.RunReads();
    }

    /// <summary>Time passes, and nothing reaches the disk.</summary>
    public void Stall(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= Tick)
        {
            _time.Advance(Tick);
            _bot.Pump();
            Read();
        }
    }

    /// <summary>One commit comes through, with all that waited for it when it began.</summary>
    public void Commit(TimeSpan takes)
    {
        var waiting = _bot.Turns.Unwritten;
        Stall(takes);
        _bot.Turns.RunWrites(waiting);
        Read();
    }

    /// <summary>The disk is well again: everything comes to its end.</summary>
    public void Settle()
    {
        do
        {
            Commit(Tick);
        }
        while (!_bot.IsIdle || !_bot.OutboxIsQuiet);
    }

    /// <summary>What is committed.</summary>
    public long Number(string sql)
    {
        using var database = new SqliteConnection(
            $"Data Source={Path.Combine(_folder, "mombot.db")};Mode=ReadOnly;Pooling=False");
        return database.ExecuteScalar<long>(sql);
    }

    public int Count(string table) => (int)Number($"select count(*) from {table}");

    public void Dispose()
    {
        _bot.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    private Asked Do(ulong who, int type, JsonObject data, Posted? on)
    {
        _gateway.Tell("INTERACTION_CREATE", _crowd.Tell(who, type, data, on, "").Json);
        Read();
        return Discord.Asked.Values.Last();
    }
}
