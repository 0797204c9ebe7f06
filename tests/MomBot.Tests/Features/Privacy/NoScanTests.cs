using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data.CheckIns;
using MomBot.Tests.Support;
using Xunit;

namespace MomBot.Tests.Features.Privacy;

/// <summary>
/// What is asked of the database while people live costs the same in the first community and in the hundred thousandth:
/// each statement finds its rows by an index. Dapper remembers every statement that has run, whatever feature ran it.
/// </summary>
public partial class NoScanTests
{
    /// <summary>Tables that are looked through on purpose, by statements that hold these words.</summary>
    private static readonly ImmutableArray<(string Table, string Words, string Why)> OnPurpose =
    [
        ("migrations", "", "at a start"),
        ("installation", "", "at a start; three rows"),
        ("schedules", "not exists", "once, at a start"),
        ("communities", "order by guild_id", "once, at a start"),
    ];

    [Fact]
    public async Task NoStatementOfADaysLifeLooksThroughATable()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        await village.AdvanceAsync(NodaTime.Duration.FromDays(8));

        using var connection = new SqliteConnection($"Data Source={village.Options.DatabaseFile};Mode=ReadOnly");
        connection.Open();
        var statements = StatementsOf(village)
            .Where(sql => Asks().IsMatch(sql) && !sql.Contains("sqlite_master", StringComparison.Ordinal)).ToList();
        Assert.True(statements.Count > 60, $"Only {statements.Count} statements ran.");
        var scans = statements.SelectMany(sql => ScansOf(connection, sql)).Distinct().ToList();
        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
    }

    /// <summary>A community's rounds become more for ever; those under way stay few, and are found alone.</summary>
    [Theory]
    [InlineData("status in ('Opening', 'Open')", "check_in_rounds_current")]
    [InlineData("status = 'Held'", "check_in_rounds_status")]
    [InlineData("status = 'Planned'", "check_in_rounds_status")]
    public async Task RoundsUnderWayAreFoundWithoutThoseThatAreOver(string words, string index)
    {
        await using var village = await VillageDatabase.OpenAsync();
        var store = village.Get<CheckInStore>();
        await store.CurrentAsync(Some.Guild, 3, default);
        await store.HeldAsync(Some.Guild, 3, default);
        await store.PlannedAsync(Some.Guild, 3, default);

        using var connection = new SqliteConnection($"Data Source={village.Options.DatabaseFile};Mode=ReadOnly");
        connection.Open();
        var sql = Assert.Single(
            StatementsOf(village), each => each.Contains($"and {words} order by", StringComparison.Ordinal));
        Assert.Contains(
            StepsOf(connection, sql), step => step.Contains($"USING INDEX {index} ", StringComparison.Ordinal));
    }

    /// <summary>The first test is only worth something if it sees one.</summary>
    [Fact]
    public async Task AStatementThatLooksThroughATable_IsSeen()
    {
        await using var village = await VillageDatabase.OpenAsync();
        using var connection = new SqliteConnection($"Data Source={village.Options.DatabaseFile};Mode=ReadOnly");
        connection.Open();

        Assert.Single(ScansOf(connection, "select count(*) from outbox where nonce = @nonce"));
        Assert.Empty(ScansOf(connection, "select count(*) from outbox where id = @id"));
        Assert.Empty(ScansOf(connection, "select id from events where told_at is null and error is null order by id"));
    }

    /// <summary>What was asked of this database, each once.</summary>
    private static IEnumerable<string> StatementsOf(VillageDatabase village) => SqlMapper.GetCachedSQL()
        .Where(each => each.Item1.Contains(village.Options.DatabaseFile, StringComparison.Ordinal))
        .Select(each => each.Item2).Distinct();

    private static IEnumerable<string> ScansOf(SqliteConnection connection, string sql)
    {
        var partial = connection
            .Query<string>("select name from sqlite_master where type = 'index' and sql like '% where %'").ToHashSet();
        var tables = connection.Query<string>("select name from sqlite_master where type = 'table'").ToHashSet();
        foreach (var step in StepsOf(connection, sql))
        {
            if (Scan().Match(step) is not { Success: true } scan)
                continue;
            var (alias, index) = (scan.Groups[1].Value, scan.Groups[2].Value);
            var table = tables.Contains(alias) ? alias : Named(sql, alias, tables);
            // An index that only holds what waits is looked through, from its beginning, as a queue.
            if (table is not null && !partial.Contains(index)
                && !OnPurpose.Any(known => known.Table == table && sql.Contains(known.Words, StringComparison.Ordinal)))
                yield return $"{step}: {sql}";
        }
    }

    /// <summary>How SQLite would go about a statement.</summary>
    private static List<string> StepsOf(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "explain query plan " + sql;
        foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct())
            command.Parameters.AddWithValue(name, DBNull.Value);
        using var reader = command.ExecuteReader();
        List<string> steps = [];
        while (reader.Read())
            steps.Add(reader.GetString(3));
        return steps;
    }

    private static string? Named(string sql, string alias, HashSet<string> tables) => tables.FirstOrDefault(
        table => Regex.IsMatch(sql, $@"\b{table}\s+(as\s+)?{alias}\b"));

    [GeneratedRegex(@"^\s*(select|with|update|delete|insert)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")]
    private static partial Regex Scan();
}
