using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace MomBot.Data.Database;

/// <summary>SQLite: one file, one writer.</summary>
public sealed class SqliteDialect(string databaseFile) : Dialect
{
    /// <summary>
    /// Run on the only connection that writes; it alone moves pages from the log into the file. It does so every 16 MB:
    /// each time everybody waits, and a page that was changed often meanwhile is moved, and sealed, once.
    /// </summary>
    internal const string WriterPragmas = """
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma wal_autocheckpoint = 4000;
        pragma secure_delete = on;
        """ + ReaderPragmas;

    /// <summary>Run on every connection.</summary>
    internal const string ReaderPragmas = """

        pragma busy_timeout = 5000;
        pragma foreign_keys = on;
        pragma trusted_schema = off;
        pragma cell_size_check = on;
        pragma mmap_size = 0;
        """;

    // See SQLite docs: Result and Error Codes.
    private const int Permission = 3, Busy = 5, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13;
    private const int CannotOpen = 14, NotADatabase = 26, BadSeal = InputOutput | (32 << 8);

    public override string Name => "sqlite";

    public override string ForUpdate => "";

    public override bool MaySucceedAgain(DbException error) => false;

    public override bool IsDamage(DbException error) => error is SqliteException sqlite
        && (sqlite.SqliteErrorCode is Corrupt or NotADatabase || sqlite.SqliteExtendedErrorCode == BadSeal);

    public override string? Explain(DbException error) => (error as SqliteException)?.SqliteErrorCode switch
    {
        Corrupt or NotADatabase =>
            $"The database {databaseFile} is damaged: stop the bot, keep a copy of it, and restore the last backup.",
        _ when IsDamage(error) =>
            $"A part of the database {databaseFile} is damaged, by its disk or by another program, and is not used: "
            + "stop the bot, keep a copy of it, and restore the last backup.",
        Permission or ReadOnly or CannotOpen =>
            $"The database {databaseFile} cannot be written to: give the account that runs MomBot write access to it.",
        Busy => $"The database {databaseFile} is held by another program: close whatever else has it open.",
        InputOutput => $"The disk under {databaseFile} did not answer; this was not saved: check the disk.",
        Full => $"The disk under {databaseFile} is full; this was not saved: make room, and it goes on by itself.",
        _ => null,
    };
}
