using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace MomBot.Data.Database;

/// <summary>
/// A SQLite connection that keeps what it has prepared. Reading a statement takes SQLite longer than running it, and
/// the same few come again and again. For one caller at a time, as every connection here is.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>A statement takes about ten kilobytes; a feature's day has fewer than a hundred.</summary>
    private const int MostKept = 128;

    private readonly Dictionary<string, KeptStatement> _kept = new(StringComparer.Ordinal);
    private long _turn;

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    internal KeptStatement Take(string sql)
    {
        if (!_kept.TryGetValue(sql, out var statement))
        {
            MakeRoom();
            _kept[sql] = statement = new KeptStatement(New(sql));
        }
        else if (statement.IsTaken)
        {
            return new KeptStatement(New(sql)); // Asked inside itself; given up afterwards.
        }

        (statement.IsTaken, statement.Turn) = (true, ++_turn);
        statement.Command.Transaction = Transaction;
        return statement;
    }

    /// <param name="failed">It broke: nobody knows how it was left.</param>
    internal void GiveBack(KeptStatement statement, bool failed)
    {
        var known = _kept.TryGetValue(statement.Command.CommandText, out var kept) && kept == statement;
        if (known && !failed)
        {
            statement.Command.Parameters.Clear();
            statement.IsTaken = false;
            return;
        }

        if (known)
            _kept.Remove(statement.Command.CommandText);
        statement.Command.Dispose();
    }

    private SqliteCommand New(string sql)
    {
        var command = CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>The one that was not used for the longest time goes.</summary>
    private void MakeRoom()
    {
        if (_kept.Count < MostKept)
            return;
        var oldest = _kept.Where(each => !each.Value.IsTaken).MinBy(each => each.Value.Turn);
        if (oldest.Key is null)
            return;
        _kept.Remove(oldest.Key);
        oldest.Value.Command.Dispose();
    }
}

/// <summary>A prepared statement, and when it was last used.</summary>
internal sealed class KeptStatement(SqliteCommand command)
{
    public SqliteCommand Command { get; } = command;

    public bool IsTaken { get; set; }

    public long Turn { get; set; }
}
