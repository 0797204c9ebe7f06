using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace MomBot.Data.Database;

/// <summary>One use of a kept statement: taken when it is run, given back when Dapper disposes of it.</summary>
internal sealed class KeptCommand(KeptConnection connection) : DbCommand
{
    /// <summary>The text and its parameters until then: Dapper writes the text anew for a list among them.</summary>
    private readonly SqliteCommand _draft = new();
    private KeptStatement? _taken;
    private bool _failed;

    [AllowNull]
    public override string CommandText
    {
        get => _draft.CommandText;
        set => _draft.CommandText = value;
    }

    public override int CommandTimeout { get; set; } = connection.DefaultTimeout;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("A command stays with its connection.");
    }

    /// <summary>The connection's own, whatever is said here.</summary>
    protected override DbTransaction? DbTransaction { get; set; }

    protected override DbParameterCollection DbParameterCollection => _draft.Parameters;

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => Run(command => command.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(command => command.ExecuteScalar());

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(ExecuteNonQuery());
    }

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(ExecuteScalar());
    }

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        Run(command => command.ExecuteReader(behavior));

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(
        CommandBehavior behavior, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(ExecuteDbDataReader(behavior));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            GiveBack();
        base.Dispose(disposing);
    }

    private T Run<T>(Func<SqliteCommand, T> run)
    {
        GiveBack();
        _taken = connection.Take(_draft.CommandText);
        foreach (SqliteParameter parameter in _draft.Parameters)
            _taken.Command.Parameters.Add(parameter);
        _taken.Command.CommandTimeout = CommandTimeout;
        try
        {
            return run(_taken.Command);
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    private void GiveBack()
    {
        if (_taken is not { } statement)
            return;
        (_taken, var failed, _failed) = (null, _failed, false);
        connection.GiveBack(statement, failed);
    }
}
