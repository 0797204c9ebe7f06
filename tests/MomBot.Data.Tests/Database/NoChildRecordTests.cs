using System.Text.RegularExpressions;
using Dapper;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Database;

/// <summary>No table holds anything about a child: no name, no date, no sex, no diagnosis, no school.</summary>
public partial class NoChildRecordTests
{
    /// <summary>How many were minded at once: a number that a price is made from, about nobody.</summary>
    private static readonly string[] Counts = ["care_sits.children", "care_sits.before_children"];

    [EveryDatabase]
    public async Task NoTableHasAColumnAboutAChild(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);

        Assert.Empty(await AboutChildrenAsync(database));
    }

    [EveryDatabase]
    public async Task EachSuchColumnWouldBeFound(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        string[] planted =
        [
            "child_name", "baby", "kid_id", "birth_date", "born_on", "birthday", "dob", "due_date", "arrival_date",
            "sex", "gender", "diagnosis", "condition", "school", "nursery", "age_months",
        ];
        var columns = string.Join(", ", planted.Select(name => $"{name} text"));
        await database.ExecuteAsync($"create table planted ({columns})");

        Assert.Equal(
            planted.Select(name => $"planted.{name}").Order(), (await AboutChildrenAsync(database)).Order());
    }

    private static async Task<IReadOnlyList<string>> AboutChildrenAsync(TestDatabase database)
    {
        var columns = await database.Connections.ReadAsync(
            connection => connection.QueryAsync<string>(database.Kind == DatabaseKind.Sqlite
                ? "select t.name || '.' || c.name from sqlite_master t join pragma_table_info(t.name) c "
                    + "where t.type = 'table'"
                : "select table_name || '.' || column_name from information_schema.columns "
                    + "where table_schema = current_schema()"),
            default);
        return [.. columns.Where(name => AboutAChild().IsMatch(name.Split('.')[1])).Except(Counts)];
    }

    [GeneratedRegex(
        @"(^|_)(child|children|baby|babies|kid|kids|infant|birth|born|birthday|dob|due_date|arrival|sex|gender"
        + @"|diagnosis|diagnoses|condition|disability|school|nursery|kindergarten|age)(_|$)")]
    private static partial Regex AboutAChild();
}
