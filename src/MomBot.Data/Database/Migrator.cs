using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;
using NodaTime;

namespace MomBot.Data.Database;

/// <summary>
/// Brings the tables up to date: numbered, forward only, each step checksummed and in its own transaction.
/// </summary>
internal sealed class Migrator(
    DbConnection connection, IReadOnlyList<Migration> migrations, IClock clock)
{
    /// <summary>The migrations inside this assembly that are meant for the dialect, in order.</summary>
    public static IReadOnlyList<Migration> Embedded(Dialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [..
            from resource in assembly.GetManifestResourceNames()
            let parts = resource.Split('.')
            where parts[^1] == "sql" && (parts.Length == 2 || parts[1] == dialect.Name)
            orderby resource
            select new Migration(
                int.Parse(resource.AsSpan(0, 4), CultureInfo.InvariantCulture),
                parts[0][5..],
                Read(assembly, resource))];
    }

    /// <summary>Applies what is missing; says how many that were.</summary>
    /// <param name="before">Runs before the first of them, where there is something to lose.</param>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken, Func<Task>? before = null)
    {
        await connection.ExecuteAsync("""
            create table if not exists migrations (
              number bigint not null primary key,
              name text not null,
              checksum text not null,
              at bigint not null
            )
            """).ConfigureAwait(false);
        var applied = await AppliedAsync().ConfigureAwait(false);
        Refuse(applied);
        var missing = migrations.Where(migration => !applied.ContainsKey(migration.Number)).ToList();
        if (missing.Count > 0 && applied.Count > 0 && before is not null)
            await before().ConfigureAwait(false);
        foreach (var migration in missing)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await ApplyAsync(migration).ConfigureAwait(false);
        }

        return missing.Count;
    }

    /// <summary>How many are missing, looked up without changing anything.</summary>
    public async Task<int> PendingAsync()
    {
        var applied = await AppliedAsync().ConfigureAwait(false);
        Refuse(applied);
        return migrations.Count(migration => !applied.ContainsKey(migration.Number));
    }

    private async Task<Dictionary<int, Applied>> AppliedAsync() =>
        (await connection.QueryAsync<Applied>("select number, name, checksum from migrations").ConfigureAwait(false))
        .ToDictionary(step => step.Number);

    private void Refuse(Dictionary<int, Applied> applied)
    {
        var newest = migrations.Count == 0 ? 0 : migrations.Max(migration => migration.Number);
        if (applied.Values.MaxBy(step => step.Number) is { } last && last.Number > newest)
        {
            throw new DataException(
                $"The database was written by a newer MomBot (step {last.Number:0000} {last.Name}): "
                + "install that version again, or restore the backup made before it.");
        }

        foreach (var migration in migrations)
        {
            if (applied.TryGetValue(migration.Number, out var step) && step.Checksum != migration.Checksum)
            {
                throw new DataException(
                    $"Step {migration.Number:0000} {migration.Name} of the database was changed after it was applied: "
                    + "install an unchanged MomBot.");
            }
        }
    }

    private async Task ApplyAsync(Migration migration)
    {
        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await connection.ExecuteAsync(migration.Sql, transaction: transaction).ConfigureAwait(false);
        await connection.ExecuteAsync(
            "insert into migrations (number, name, checksum, at) values (@Number, @Name, @Checksum, @At)",
            new { migration.Number, migration.Name, migration.Checksum, At = clock.GetCurrentInstant() },
            transaction).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [method: ExplicitConstructor]
    private sealed record Applied(int Number, string Name, string Checksum);
}
