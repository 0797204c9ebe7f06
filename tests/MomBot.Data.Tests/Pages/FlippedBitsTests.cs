using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.Database;
using MomBot.Data.Pages;
using MomBot.Data.Sealing;
using MomBot.Data.Tests.Support;
using Xunit.Abstractions;

namespace MomBot.Data.Tests.Pages;

/// <summary>
/// A disk that lies: single bits of the database file turn over. Whatever is then read is what was written, or it is
/// not read. MOMBOT_FLIPS says how many.
/// </summary>
public sealed class FlippedBitsTests(ITestOutputHelper output) : IDisposable
{
    private const int Rows = 12;

    private static readonly int Flips =
        int.TryParse(Environment.GetEnvironmentVariable("MOMBOT_FLIPS"), out var flips) ? flips : 1000;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task OfAllThatIsRead_NothingIsWrong_AndWhatWasFlippedIsNoticed()
    {
        await FillAsync();
        using var keys = KeyFile.OpenKeys(_folder.Options);
        var source = SealedPages.Source(_folder.Options.DatabaseFile, keys.PageKey);
        var whole = Read(source) ?? throw new InvalidOperationException("The database is damaged from the start.");
        var random = new Random(20_261_126);
        var (noticed, byLooking, unused) = (0, 0, 0);

        using (var file = new FileStream(
            _folder.Options.DatabaseFile, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0))
        {
            for (var flip = 0; flip < Flips; flip++)
            {
                var (at, bit) = (random.NextInt64(file.Length), (byte)(1 << random.Next(8)));
                Turn(file, at, bit);
                var read = Read(source);
                if (read is null)
                    noticed++;
                else if (read != whole)
                    Assert.Fail($"Something else was read than was written, after bit {bit} of byte {at} turned over.");
                else if (!IsWhole(source))
                    byLooking++;
                else
                    unused++;
                Turn(file, at, bit);
            }
        }

        output.WriteLine($"{Flips} bits: {noticed} noticed when read, {byLooking} when looked for, {unused} in no use");
        Assert.Equal(whole, Read(source));
        Assert.Equal(0, unused);
    }

    [Fact]
    public async Task APageOfAnotherPlace_OrOfAnotherDatabase_IsNoticed()
    {
        await FillAsync();
        using var keys = KeyFile.OpenKeys(_folder.Options);
        var source = SealedPages.Source(_folder.Options.DatabaseFile, keys.PageKey);
        var bytes = await File.ReadAllBytesAsync(_folder.Options.DatabaseFile);

        bytes.AsSpan(5 * 4096, 4096).CopyTo(bytes.AsSpan(6 * 4096));
        await File.WriteAllBytesAsync(_folder.Options.DatabaseFile, bytes);

        Assert.False(IsWhole(source));
        Assert.Null(Read(SealedPages.Source(_folder.Options.DatabaseFile, new byte[32])));
    }

    [Fact]
    public async Task ADatabaseOfBeforeThereWereSeals_IsSealedWhenItIsOpened_AndHoldsWhatItHeld()
    {
        await FillAsync();
        var plain = _folder.File("plain.db");
        using (var keys = KeyFile.OpenKeys(_folder.Options))
        {
            using var connection = Open(SealedPages.Source(_folder.Options.DatabaseFile, keys.PageKey));
            connection.Execute("vacuum into @plain", new { plain });
            using var file = new FileStream(plain, FileMode.Open);
            file.Position = 20;
            Assert.Equal(16, file.ReadByte());
        }

        // As it was made before: no room at the end of its pages, and no note beside the keys.
        var old = _folder.File("old.db");
        using (var connection = new SqliteConnection($"Data Source={old};Pooling=False"))
        {
            connection.Open();
            connection.Execute("create table kept (words text); insert into kept values ('all of it')");
        }

        using var fresh = new TemporaryFolder();
        using var freshKeys = KeyFile.OpenKeys(fresh.Options);
        File.Move(old, fresh.Options.DatabaseFile);
        SealedPages.Seal(fresh.Options.DatabaseFile, freshKeys.PageKey);
        SealedPages.Seal(fresh.Options.DatabaseFile, freshKeys.PageKey); // The second time, nothing is to be done.

        var source = SealedPages.Source(fresh.Options.DatabaseFile, freshKeys.PageKey);
        using (var connection = Open(source))
            Assert.Equal("all of it", connection.QuerySingle<string>("select words from kept"));
        using (var file = new FileStream(fresh.Options.DatabaseFile, FileMode.Open, FileAccess.ReadWrite))
            Turn(file, file.Length - 20, 1);
        Assert.Null(Read(source));
    }

    [Fact]
    public async Task WhatIsDamagedIsNotUsed_TheRestGoesOn_AndItIsKnownSinceWhen()
    {
        await FillAsync();
        using (var keys = KeyFile.OpenKeys(_folder.Options))
        {
            var source = SealedPages.Source(_folder.Options.DatabaseFile, keys.PageKey);
            using var connection = Open(source);
            var page = connection.QuerySingle<long>("select rootpage from sqlite_master where name = 'paused_roles'");
            using var file = new FileStream(
                _folder.Options.DatabaseFile, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            Turn(file, (page * 4096) - 100, 4);
        }

        await using var connections = await Connections.OpenAsync(_folder.Options, new FakeClock(), default);
        Assert.Null(connections.DamagedSince);

        var trouble = await Assert.ThrowsAsync<DataException>(() => connections.ReadAsync(
            connection => connection.QueryAsync("select * from paused_roles"), default));
        await Assert.ThrowsAsync<DataException>(() => connections.WriteAsync(
            unit => unit.ExecuteAsync("delete from paused_roles"), default));

        Assert.Contains("damaged", trouble.Message, StringComparison.Ordinal);
        Assert.NotNull(connections.DamagedSince);
        Assert.False(await connections.LookThroughAsync(default));
        await connections.WriteAsync(
            unit => unit.ExecuteAsync("insert into notes select * from notes where 1 = 0"), default);
        await connections.ReadAsync(connection => connection.QueryAsync("select * from communities"), default);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Something in each table, small and large.</summary>
    private async Task FillAsync()
    {
        await (await Connections.OpenAsync(_folder.Options, new FakeClock(), default)).DisposeAsync();
        using var keys = KeyFile.OpenKeys(_folder.Options);
        using var connection = Open(SealedPages.Source(_folder.Options.DatabaseFile, keys.PageKey));
        connection.Execute("pragma foreign_keys = off; pragma ignore_check_constraints = on");
        var random = new Random(7);
        foreach (var table in Tables(connection).Where(table => table is not ("migrations" or "installation")))
        {
            var columns = connection.Query<(string Name, string Type)>(
                "select name, type from pragma_table_info(@table)", new { table }).AsList();
            for (var row = 1; row <= Rows; row++)
            {
                var values = new DynamicParameters();
                foreach (var (name, type) in columns)
                    values.Add(name, Value(type.ToUpperInvariant(), row, random));
                connection.Execute(
                    $"insert or ignore into {table} ({string.Join(", ", columns.Select(each => each.Name))}) "
                    + $"values ({string.Join(", ", columns.Select(each => "@" + each.Name))})", values);
            }
        }

        connection.Execute("vacuum");
    }

    private static object Value(string type, int row, Random random) => type switch
    {
        "BLOB" => RandomNumberGenerator.GetBytes(random.Next(30, row == Rows ? 9000 : 200)),
        "TEXT" => $"{row} {new string((char)('a' + row), random.Next(40))}",
        "BOOLEAN" => row % 2,
        _ => (long)row * 1_000_003,
    };

    /// <summary>All that the tables hold; null: it could not be read.</summary>
    private static string? Read(string source)
    {
        try
        {
            using var connection = Open(source);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var table in Tables(connection))
            {
                using var reader = connection.ExecuteReader($"select * from {table}");
                while (reader.Read())
                {
                    for (var column = 0; column < reader.FieldCount; column++)
                    {
                        hash.AppendData(reader.GetValue(column) is byte[] bytes
                            ? bytes
                            : Encoding.UTF8.GetBytes(
                                Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) + "|"));
                    }
                }
            }

            return Convert.ToHexString(hash.GetHashAndReset());
        }
        catch (SqliteException error)
        {
            Assert.True(
                new SqliteDialect(source).IsDamage(error) || error.SqliteErrorCode == 10,
                $"{error.Message} {error.SqliteExtendedErrorCode}");
            return null;
        }
    }

    private static bool IsWhole(string source)
    {
        try
        {
            using var connection = Open(source);
            return connection.QueryFirst<string>("pragma quick_check(1)") == "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static List<string> Tables(SqliteConnection connection) => connection.Query<string>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").AsList();

    private static SqliteConnection Open(string source)
    {
        var connection = new SqliteConnection($"Data Source={source};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Turn(FileStream file, long at, byte bit)
    {
        file.Position = at;
        var was = (byte)file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(was ^ bit));
    }
}
