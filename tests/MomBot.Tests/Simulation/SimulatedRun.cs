using Microsoft.Extensions.Logging;
using MomBot.Tests.Support;

namespace MomBot.Tests.Simulation;

/// <summary>
/// One seed: some minutes or weeks of a community, with people, a clock, a wire and a disk that the seed draws, and a
/// process that dies and starts again. The same seed is the same run.
/// </summary>
internal sealed class SimulatedRun
{
    private const int Steps = 130, Restless = 5000;

    /// <summary>How long everything has after the last trouble: longer than any wait for another try.</summary>
    private static readonly TimeSpan ToTheEnd = TimeSpan.FromHours(3);

    private readonly Random _random;
    private readonly string _folder;
    private readonly Weather _weather;
    private readonly SimulatedDiscord _discord;
    private readonly SimulatedGateway _gateway;
    private readonly SimulationLog _log;
    private readonly List<string>? _trace;
    private readonly int _seed;
    private ulong _print = 14_695_981_039_346_656_037;
    private FakeTimeProvider _time;
    private SimulatedBot _bot = null!;
    private Crowd _crowd = null!;
    private int _lives, _checked;

    private SimulatedRun(int seed, SimulatedVillage village, string folder, string? crash, bool traced, LogLevel log)
    {
        _log = new SimulationLog(log);
        _seed = seed;
        _random = new Random(seed);
        _folder = folder;
        _trace = traced ? [] : null;
        _time = new FakeTimeProvider(village.At);
        _weather = new Weather(_random, crash) { MayCrashAnywhere = seed % 5 == 4 };
        _discord = new SimulatedDiscord(_random, () => _time.GetUtcNow(), _weather);
        _discord.CopyFrom(village.Discord);
        _gateway = new SimulatedGateway(_discord, _random);
        _discord.Told += _gateway.Tell;
        _discord.Ended += () => _bot.Turns.End();
        village.CopyTo(folder);
    }

    public static Result Run(
        int seed, SimulatedVillage village, string folder, string? crash = null, bool traced = false,
        LogLevel log = LogLevel.Error)
    {
        var run = new SimulatedRun(seed, village, folder, crash, traced, log);
        string? wrong;
        try
        {
            wrong = run.Run();
        }
        catch (Exception error)
        {
            wrong = error.ToString();
        }
        finally
        {
            run.End();
        }

        if (wrong is not null)
            run._trace?.Add(wrong);
        return new Result(seed, wrong, run._print, run._weather, run._trace, run._log.Lines, run._crowd.Gone.Count);
    }

    private string? Run()
    {
        Start();
        using var must = new Invariants(_folder);
        _weather.Roughness = (_seed % 4) switch { 0 => 0, 1 => 0.2, 2 => 1, _ => 0.6 };
        for (var step = 0; step < Steps; step++)
        {
            Step();
            if (_bot.Turns.IsOver)
                Restart();
            if (_bot.Turns.Written == _checked)
                continue;
            _checked = _bot.Turns.Written;
            if (Wrong(must.Always()) is { } wrong)
                return wrong;
            foreach (var member in must.Forgotten)
                _crowd.Gone.Add((ulong)member);
        }

        _weather.Roughness = 0;
        _discord.DoWhatIsLate(all: true);
        Drain();
        for (var end = _time.GetUtcNow() + ToTheEnd;
            _time.GetUtcNow() < end && must.NextDue() is { } due && due <= end;)
        {
            var wait = due - _time.GetUtcNow(); // None: it stands behind something else in its lane.
            _time.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(20));
            Drain();
            if (Wrong(must.Always()) is { } wrong)
                return wrong;
        }

        return Wrong(must.InTheEnd(_time.GetUtcNow(), _weather).Concat(must.NeverTwice(_discord.PostedAgain)));
    }

    private void Step()
    {
        var draw = _random.Next(100);
        if (_bot.Turns.Count > 0 && (draw < 70 || (draw >= 92 && _weather.Roughness == 0)))
        {
            Note(_bot.Turns.RunOne(_random.Next(_bot.Turns.Count)));
            Breathe();
        }
        else if (draw < 80)
        {
            if (_crowd.Act() is var (json, what))
            {
                Note(what);
                _gateway.Tell("INTERACTION_CREATE", json);
            }
        }
        else if (draw < 92)
        {
            _bot.Pump();
            if (_random.Next(3) == 0)
                _bot.Sweep();
        }
        else if (draw < 97)
        {
            PassTime();
        }
        else
        {
            Trouble();
        }

        _bot.TakeIn(_gateway.Take());
    }

    private void PassTime()
    {
        _discord.DoWhatIsLate(all: false);
        var by = _random.Next(6) switch
        {
            0 => TimeSpan.FromMilliseconds(_random.Next(2000)),
            1 => TimeSpan.FromSeconds(_random.Next(120)),
            2 => TimeSpan.FromMinutes(_random.Next(90)),
            3 => TimeSpan.FromHours(_random.Next(30)),
            4 => TimeSpan.FromDays(_random.Next(9)),
            _ => TimeSpan.FromSeconds(61),
        };
        Note($"time passes: {by}");
        _time.Advance(by);
        _bot.Sweep();
        _bot.Tidy();
    }

    /// <summary>Calls take their time, so that the limits of Discord are never met by accident.</summary>
    private void Breathe()
    {
        for (; _discord.Calls > 0; _discord.Calls--)
            _time.Advance(TimeSpan.FromMilliseconds(30));
    }

    private void Trouble()
    {
        if (_weather.Roughness == 0)
            return;
        switch (_random.Next(4))
        {
            case 0:
                Note("the gateway breaks");
                _gateway.Disconnect(_random.Next(2) == 0 ? null : 4000);
                break;
            case 1 when _discord.Messages.Where(each => each.ShownTo is null && !each.Gone).ToArray()
                is { Length: > 0 } there:
                var gone = there[_random.Next(there.Length)];
                Note($"a moderator takes {gone.Id} down");
                _discord.ModeratorTakesDown(gone);
                break;
            case 2 when _weather.MayCrashAnywhere:
                Note("the process is killed");
                _bot.Turns.End();
                break;
            default:
                _discord.DoWhatIsLate(all: false);
                break;
        }
    }

    /// <summary>What is due is done, and all that follows from it.</summary>
    private void Drain()
    {
        _bot.Sweep();
        for (var rounds = 0; rounds == 0 || !_bot.OutboxIsQuiet; rounds++)
        {
            if (rounds > Restless)
                throw new InvalidOperationException("The outbox does not come to rest.");
            Settle();
            _bot.Pump();
            Settle();
        }
    }

    /// <summary>Everything that is under way comes to its end.</summary>
    private void Settle()
    {
        for (var turns = 0; ; turns++)
        {
            if (turns > Restless)
                throw new InvalidOperationException("It does not come to rest.");
            _bot.TakeIn(_gateway.Take());
            if (_bot.Turns.Count > 0)
                Note(_bot.Turns.RunOne(_random.Next(_bot.Turns.Count)));
            else if (!_bot.IsIdle)
                _time.Advance(TimeSpan.FromSeconds(1));
            else
                return;
            Breathe();
            if (_bot.Turns.IsOver)
                Restart();
        }
    }

    private string? Wrong(IEnumerable<string> found)
    {
        if (_discord.Wrongs.Count > 0)
            return _discord.Wrongs[0];
        if (_bot.Broken() is { } broken)
            return broken.ToString();
        _log.Lines.RemoveAll(line => line.Contains(nameof(TimeoutException), StringComparison.Ordinal)); // It was slow.
        if (_log.Lines.Count > 0 && !_weather.Disturbed && _log.From == LogLevel.Error)
            return $"An error of our own on a calm day: {_log.Lines[0]}";
        return found.FirstOrDefault();
    }

    private void Restart()
    {
        Note($"the process ends ({string.Join(", ", _weather.EndedAt.TakeLast(1))}) and starts again");
        End();
        _time = new FakeTimeProvider(_time.GetUtcNow());
        Start();
        _checked = -1;
    }

    private void Start()
    {
        _bot = SimulatedBot.StartAsync(
            _folder, _seed + (7919 * _lives++), new TurnTaking(_weather), _time, _discord, _log)
            .GetAwaiter().GetResult(); // Nothing of a simulation may leave its thread.
        _gateway.Start();
        _bot.TakeIn(_gateway.Take());
        _crowd = new Crowd(_random, _discord, _bot.Router, () => _time.GetUtcNow());
    }

    private void End() => _bot.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void Note(string what)
    {
        foreach (var letter in what)
            _print = (_print ^ letter) * 1_099_511_628_211;
        _trace?.Add($"{_time.GetUtcNow():MM-dd HH:mm:ss.fff} {what}");
    }

    /// <summary>How it went.</summary>
    /// <param name="Wrong">What must not be; null: nothing.</param>
    /// <param name="Print">Of everything that happened, in its order.</param>
    public sealed record Result(
        int Seed, string? Wrong, ulong Print, Weather Weather, List<string>? Trace, List<string> Log, int Forgotten);
}
