using Microsoft.Data.Sqlite;

namespace MomBot.Data.Pages;

/// <summary>
/// The database file with a seal at the end of each page: SQLite itself would read a page with a flipped bit as if
/// nothing were, and say so to a parent. Here such a page is an error, whatever of it is asked for.
/// </summary>
internal static class SealedPages
{
    /// <summary>
    /// Where a database file says how many bytes at the end of each page are not SQLite's. See SQLite docs: Database
    /// File Format.
    /// </summary>
    private const int ReservedAt = 20;

    private const int HeaderSize = 100;

    /// <summary>How a connection names the file, so that every page is sealed and looked at with this key.</summary>
    public static string Source(string file, ReadOnlySpan<byte> key)
    {
        SealingVfs.Register();
        return $"{Plain(file)}?vfs={SealingVfs.Name}&{SealingVfs.KeyParameter}={Convert.ToHexStringLower(key)}";
    }

    /// <summary>Leaves room for the seals in a database that is about to be made.</summary>
    public static void Reserve(SqliteConnection connection) => SealingVfs.Reserve(connection.Handle!);

    /// <summary>Seals pages that never were: the database is written anew beside itself, and takes its place.</summary>
    public static void Seal(string file, ReadOnlySpan<byte> key)
    {
        if (!File.Exists(file) || !IsPlain(file))
            return;
        var anew = file + ".sealed.part";
        File.Delete(anew);
        using (var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Plain(file), Pooling = false }.ToString()))
        {
            connection.Open();
            SealingVfs.Reserve(connection.Handle!);
            using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate); vacuum into @anew";
            command.Parameters.AddWithValue("@anew", Source(anew, key));
            command.ExecuteNonQuery();
        }

        using (var made = new FileStream(anew, FileMode.Open, FileAccess.ReadWrite))
            made.Flush(flushToDisk: true);
        File.Move(anew, file, overwrite: true);
    }

    private static bool IsPlain(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> header = stackalloc byte[HeaderSize];
        return stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) == HeaderSize
            && header[ReservedAt] == 0;
    }

    /// <summary>The path as SQLite reads it in a name that has parameters.</summary>
    private static string Plain(string file)
    {
        var path = Path.GetFullPath(file).Replace('\\', '/');
        var escaped = path.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("?", "%3f", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
        return escaped.StartsWith('/') ? $"file:{escaped}" : $"file:///{escaped}";
    }
}
