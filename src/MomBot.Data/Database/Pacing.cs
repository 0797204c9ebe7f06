namespace MomBot.Data.Database;

/// <summary>
/// Decides when each read and each unit of work has its turn, and what becomes of it. There is none in a running bot; a
/// simulation brings one, and with it the order of everything that happens at once, full disks, and the end of the
/// process before or after any commit.
/// </summary>
public abstract class Pacing
{
    /// <summary>Runs the work when its turn has come.</summary>
    /// <param name="name">The store and the method that asks: the name of a point at which things can go wrong.</param>
    /// <param name="writes">Whether it is a unit of work, and not a read.</param>
    public abstract Task<T> TakeAsync<T>(string name, bool writes, Func<Task<T>> work);

    /// <summary>Where a piece of work was written down, such as <c>OutboxStore.BeginAsync</c>.</summary>
    internal static string NameOf(Delegate work)
    {
        var home = work.Method.DeclaringType;
        while (home?.DeclaringType is { } outer)
            home = outer;
        var method = work.Method.Name;
        var end = method.IndexOf('>', StringComparison.Ordinal);
        return $"{home?.Name}.{(end > 0 ? method[1..end] : method)}";
    }
}
