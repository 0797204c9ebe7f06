using Microsoft.Data.Sqlite;
using MomBot.Data.Database;

namespace MomBot.Tests.Simulation;

/// <summary>
/// Holds every read and every unit of work until the simulation lets it run: one at a time, in an order drawn from the
/// seed. So whatever can happen at once happens here in some order, and the same one each time.
/// </summary>
internal sealed class TurnTaking(Weather weather) : Pacing
{
    private readonly List<Waiting> _waiting = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>Whether the process is gone: what it still asks for is never answered.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Everything runs at once, as it comes: while the world is made.</summary>
    public bool AtOnce { get; set; }

    public int Count => _waiting.Count;

    /// <summary>How many units of work had their turn.</summary>
    public int Written { get; private set; }

    /// <summary>The process ends here and now.</summary>
    public void End()
    {
        IsOver = true;
        _waiting.Clear();
    }

    public override Task<T> TakeAsync<T>(string name, bool writes, Func<Task<T>> work)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException($"{name} asks on another thread: the seed's order is lost.");
        var turn = new Waiting<T>(this, name, writes, work);
        if (IsOver)
            return turn.Answer;
        if (AtOnce)
            turn.Run();
        else
            _waiting.Add(turn);
        return turn.Answer;
    }

    /// <summary>How many units of work wait; on a disk that stalls they wait for long.</summary>
    public int Unwritten => _waiting.Count(turn => turn.Writes);

    /// <summary>Lets every read have its turn, and what follows from it; what writes waits on.</summary>
    public void RunReads()
    {
        while (_waiting.FindIndex(turn => !turn.Writes) is var read and >= 0)
            RunOne(read);
    }

    /// <summary>Lets so many units of work have their turn, the first that came first.</summary>
    public void RunWrites(int count)
    {
        for (; count > 0; count--)
            RunOne(_waiting.FindIndex(turn => turn.Writes));
    }

    /// <summary>Lets one of those who wait have its turn; says which.</summary>
    public string RunOne(int which)
    {
        var turn = _waiting[which];
        _waiting.RemoveAt(which);
        turn.Run();
        return turn.Name;
    }

    private abstract class Waiting(string name, bool writes)
    {
        public string Name => name;

        public bool Writes => writes;

        public abstract void Run();
    }

    private sealed class Waiting<T>(TurnTaking turns, string name, bool writes, Func<Task<T>> work)
        : Waiting(name, writes)
    {
        // Whoever waits goes on here, on this thread, before the next turn.
        private readonly TaskCompletionSource<T> _answer = new();

        public Task<T> Answer => _answer.Task;

        public override void Run()
        {
            if (Writes && turns.EndsAt($"{Name}: before"))
                return;
            turns.Written += Writes ? 1 : 0;
            Task<T> done;
            try
            {
                if (Writes && turns.DiskIsFullFor(Name))
                    throw new SqliteException("database or disk is full", 13);
                done = work();
                done.GetAwaiter().GetResult();
            }
            catch (Exception error)
            {
                _answer.SetException(error);
                return;
            }

            if (Writes && turns.EndsAt($"{Name}: after"))
                return;
            _answer.SetResult(done.Result);
        }
    }

    private bool DiskIsFullFor(string name) => weather.DiskIsFull(name);

    private bool EndsAt(string point)
    {
        if (!weather.EndsAt(point))
            return false;
        End();
        return true;
    }
}
