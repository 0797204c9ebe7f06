using System.Data.Common;

namespace MomBot.Data.Database;

/// <summary>The few places where SQLite and PostgreSQL differ; everything else is one text for both.</summary>
public abstract class Dialect
{
    /// <summary>The middle of a migration's file name that is meant for this database only.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Ends a <c>select</c> inside a unit of work that is about to change the row: others wait instead of losing.
    /// </summary>
    public abstract string ForUpdate { get; }

    /// <summary>Whether running the whole unit again may well succeed.</summary>
    public abstract bool MaySucceedAgain(DbException error);

    /// <summary>Whether something is not there as it was written, and was therefore not read.</summary>
    public abstract bool IsDamage(DbException error);

    /// <summary>A plain sentence for trouble that the host can mend; null for what is our own mistake.</summary>
    public abstract string? Explain(DbException error);
}
