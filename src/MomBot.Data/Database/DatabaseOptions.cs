using System.Security.Cryptography;

namespace MomBot.Data.Database;

/// <summary>
/// Where the bot keeps what it remembers: a SQLite file in the data folder, or a PostgreSQL database.
/// </summary>
/// <param name="DataFolder">Holds the lock, the keys, and (without PostgreSQL) the database file.</param>
/// <param name="PostgresConnectionString">When set, rows live there instead; its search path says which schema.</param>
public sealed record DatabaseOptions(string DataFolder, string? PostgresConnectionString = null)
{
    /// <summary>What the SQLite database is called in its folder.</summary>
    public const string DatabaseName = "mombot.db";

    /// <summary>The SQLite database.</summary>
    public string DatabaseFile => Path.Combine(DataFolder, DatabaseName);

    /// <summary>Held by the one process that uses the data folder.</summary>
    public string LockFile => Path.Combine(DataFolder, "bot.lock");

    /// <summary>The master key, unless <see cref="MasterKey"/> holds it. Back it up apart from the database.</summary>
    public string KeyFile => Path.Combine(DataFolder, "keys", "master.key");

    /// <summary>The keys of all people, closed by the master key.</summary>
    public string KeysFile => Path.Combine(DataFolder, "keys", "keys.db");

    /// <summary>Where backups are kept, seven days each.</summary>
    public string BackupsFolder => Path.Combine(DataFolder, "backups");

    /// <summary>The master key itself in base64, for hosts that keep it away from the data; a secret.</summary>
    public string? MasterKey { get; init; }

    /// <summary>Draws markers and the tails of ids; seeded by tests so that a run can be repeated.</summary>
    public Random Random { get; init; } = new(RandomNumberGenerator.GetInt32(int.MaxValue));

    /// <summary>Who says when what happens; none but in a simulation.</summary>
    public Pacing? Pacing { get; init; }
}
