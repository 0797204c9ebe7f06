namespace MomBot.Tests.Simulation;

/// <summary>What goes wrong in one run, drawn from its seed: from a calm day to a storm.</summary>
internal sealed class Weather(Random random, string? crash)
{
    private string? _crash = crash;
    private int _fullFor;
    private int _passes = crash is null ? 0 : Math.Max(0, random.Next(6) - 3);

    /// <summary>How rough the wire and the disk are, from 0 (nothing goes wrong) to 1.</summary>
    public double Roughness
    {
        get;
        set
        {
            field = value;
            _fullFor = 0;
        }
    }

    /// <summary>Whether the process may die at a point that nobody chose.</summary>
    public bool MayCrashAnywhere { get; init; }

    /// <summary>Points passed, and those at which the process ended.</summary>
    public Dictionary<string, int> Passed { get; } = [];

    public HashSet<string> EndedAt { get; } = [];

    /// <summary>How often Discord said no for good, and how often nobody could know what became of a call.</summary>
    public int Refusals { get; set; }

    public int Doubts { get; set; }

    /// <summary>Whether anything at all has gone wrong: then our own apologies are no wonder.</summary>
    public bool Disturbed { get; private set; }

    public bool EndsAt(string point)
    {
        Passed[point] = Passed.GetValueOrDefault(point) + 1;
        var chosen = point == _crash && _passes-- <= 0;
        if (!chosen && !(MayCrashAnywhere && random.NextDouble() < 0.004 * Roughness))
            return false;
        if (chosen)
            _crash = null;
        EndedAt.Add(point);
        Disturbed = true;
        Doubts++;
        return true;
    }

    public bool DiskIsFull(string name)
    {
        // A full disk is full for a while.
        if (_fullFor > 0 ? --_fullFor == 0 : random.NextDouble() >= 0.02 * Roughness)
            return false;
        if (_fullFor == 0)
            _fullFor = random.Next(1, 6);
        Passed[$"{name}: disk full"] = Passed.GetValueOrDefault($"{name}: disk full") + 1;
        return Disturbed = true;
    }

    /// <summary>What becomes of one call to Discord.</summary>
    public Fate FateOf(string call)
    {
        if (random.NextDouble() >= 0.15 * Roughness)
            return Fate.Well;
        Disturbed = true;
        var fate = (Fate)random.Next(1, 7);
        if (fate is Fate.Lost or Fate.AnswerLost or Fate.Late or Fate.Down)
            Doubts++;
        if (fate is Fate.Refused or Fate.Unknown)
            Refusals++;
        return fate;
    }
}

/// <summary>What can become of a call.</summary>
internal enum Fate
{
    Well,
    Lost,
    AnswerLost,

    /// <summary>Given up by whoever called, and done a while later.</summary>
    Late,
    Down,
    Refused,
    Unknown,
}
