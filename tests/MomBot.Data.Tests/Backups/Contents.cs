using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Tests.Backups;

/// <summary>Everything in a database as one hash, and each table by itself.</summary>
internal static class Contents
{
    public static async Task<string> HashAsync(Connections connections)
    {
        var tables = connections.Installation.Dialect is SqliteDialect
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
            : "select table_name from information_schema.tables where table_schema = current_schema() order by 1";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in await connections.ReadAsync(connection => connection.QueryAsync<string>(tables), default))
        {
            var rows = await connections.ReadAsync(
                connection => connection.QueryAsync($"select * from {table}"), default);
            foreach (var row in rows.Cast<IDictionary<string, object?>>().Select(Line).Order(StringComparer.Ordinal))
                hash.AppendData(Encoding.UTF8.GetBytes(table + row));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Line(IDictionary<string, object?> row) => string.Join(
        '|',
        row.Select(cell => cell.Value switch
        {
            byte[] bytes => Convert.ToHexString(bytes),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        }));
}
