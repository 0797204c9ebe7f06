using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace MomBot.EndToEndTests.Killing;

/// <summary>What the database knows about one community, in lines, for whoever reads a failed round.</summary>
internal static class Remains
{
    private static readonly (string Title, string Sql)[] Questions =
    [
        ("occurrences", """
            select o.* from occurrences o join schedules s on s.id = o.schedule_id
            where s.guild_id = @guild order by o.due desc limit 3
            """),
        ("rounds", """
            select id, local_date, theme, status, held, channel_id, message_id, version from check_in_rounds
            where guild_id = @guild order by local_date desc limit 3
            """),
        ("events not told", """
            select id, family, at, told_at, error from events where guild_id = @guild and told_at is null
            """),
        ("outbox", """
            select id, kind, lane, state, attempts, not_before, first_attempt_at, finished_at, message_id, error
            from outbox where guild_id = @guild order by id desc limit 8
            """),
        ("outcomes not heard", "select * from outcomes where guild_id = @guild and heard_at is null"),
    ];

    public static string Of(string dataFolder, string guild)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(dataFolder, "mombot.db"),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        var told = new StringBuilder($"Community {guild}\n");
        foreach (var (title, sql) in Questions)
        {
            told.Append("  ").AppendLine(title);
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("@guild", long.Parse(guild, CultureInfo.InvariantCulture));
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                told.Append("    ").AppendJoin(", ", Enumerable.Range(0, rows.FieldCount)
                    .Select(column => $"{rows.GetName(column)}={rows.GetValue(column)}")).AppendLine();
            }
        }

        return told.ToString();
    }
}
