using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace MomBot.Data.Database;

/// <summary>PostgreSQL: many writers, each in a transaction of its own.</summary>
public sealed class PostgresDialect(string server) : Dialect
{
    /// <summary>
    /// Taken by the one bot that may use the schema, for as long as its connection lives. The wait is for a bot that
    /// has just ended.
    /// </summary>
    internal const string OneBot = """
        set lock_timeout = '3s';
        select pg_advisory_lock(hashtext('mombot'), hashtext(current_schema()));
        """;

    /// <summary>Gives it back.</summary>
    internal const string NoBot = "select pg_advisory_unlock_all()";

    public override string Name => "postgres";

    public override string ForUpdate => " for update";

    public override bool MaySucceedAgain(DbException error) =>
        error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    public override bool IsDamage(DbException error) =>
        error.SqlState is PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted;

    public override string? Explain(DbException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"PostgreSQL at {server} refused the name or password: correct them in the connection string.",
        PostgresErrorCodes.InvalidCatalogName =>
            $"PostgreSQL at {server} has no such database: "
            + "create it, or correct the connection string in MOMBOT_POSTGRES.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"PostgreSQL at {server} does not let this user write: grant it the schema named in the search path.",
        PostgresErrorCodes.InvalidSchemaName =>
            $"PostgreSQL at {server} has no schema to write to: create the one named in the search path.",
        PostgresErrorCodes.DiskFull =>
            $"The disk of PostgreSQL at {server} is full; this was not saved: make room, and it goes on by itself.",
        PostgresErrorCodes.TooManyConnections =>
            $"PostgreSQL at {server} has no connection left: raise max_connections, or stop other programs.",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            $"PostgreSQL at {server} is read-only (a standby?): connect to the primary.",
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown =>
            $"PostgreSQL at {server} is starting or stopping: try again in a moment.",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            $"PostgreSQL at {server} reports damaged data, which is not used: "
            + "stop the bot and restore the last backup.",
        null when error.InnerException is SocketException or TimeoutException or EndOfStreamException =>
            $"PostgreSQL at {server} cannot be reached: start it, or correct the connection string in MOMBOT_POSTGRES.",
        _ => null,
    };
}
