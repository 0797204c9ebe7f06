namespace MomBot.Data.Database;

/// <summary>
/// Something is wrong with where we keep things: one plain sentence with the fix, fit for the host's eyes.
/// </summary>
public class DataException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Another process already uses this data folder.</summary>
public sealed class DataFolderInUseException(string folder, Exception? cause = null) : DataException(
    $"Another MomBot is already running on the data folder {folder}: stop that one first, "
    + "or give this one a folder of its own.",
    cause);

/// <summary>Another process already uses this PostgreSQL database.</summary>
public sealed class DatabaseInUseException(string server) : DataException(
    $"Another MomBot is already running on the database at {server}: stop that one first, "
    + "or give this one a database (or a schema) of its own.");

/// <summary>The row changed between load and save; the unit of work is run again from its start.</summary>
public sealed class StaleRowException() : Exception("The row was changed by someone else in the meantime.");
