using System.Data.Common;
using Dapper;
using MomBot.Data.Communities;
using MomBot.Data.Database;

namespace MomBot.Data.Setup;

/// <summary>Where the progress of setting up is kept: one run for each community.</summary>
public sealed class SetupStore(Connections connections)
{
    private const char Comma = ',';

    /// <summary>The run; a community that nobody has set up yet is fresh, never missing.</summary>
    public Task<SetupRun> FindAsync(GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => LoadAsync(connection, null, guild), cancellationToken);

    /// <summary>Lets a rule decide about the run and saves what it decided.</summary>
    public Task<Decision<SetupRun>> ChangeAsync(
        GuildId guild, Cause cause, Func<SetupRun, Decision<SetupRun>> decide, CancellationToken cancellationToken) =>
        connections.ChangeAsync<SetupRun>(
            cause,
            async unit => await LoadAsync(unit.Connection, unit.Transaction, guild).ConfigureAwait(false),
            decide,
            SaveAsync,
            cancellationToken);

    private async Task<SetupRun> LoadAsync(DbConnection connection, DbTransaction? transaction, GuildId guild)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            "select stages, press, token, version, page, left_out, make_new from setup_runs where guild_id = @guild",
            new { guild }, transaction)
            .ConfigureAwait(false);
        if (row is null)
            return SetupRun.Fresh(guild);
        var steps = await connection.QueryAsync<StepRow>("""
            select kind, key, name, topic, only_role as "only", state, why, is_private as private, target,
              category
            from setup_steps
            where guild_id = @guild order by number
            """, new { guild }, transaction).ConfigureAwait(false);
        return new SetupRun(
            guild,
            row.Stages is { } stages ? [.. stages.Split(Comma, StringSplitOptions.RemoveEmptyEntries)] : null,
            row.Press,
            row.Token is { } token
                ? connections.Installation.FieldProtector.Reveal(
                    token, guild, default, "setup_runs", "token", guild.Value)
                : "",
            [.. steps.Select(step => step.ToStep())],
            (int)row.Version)
        {
            Page = row.Page,
            LeftOut = [.. (row.LeftOut ?? "").Split(Comma, StringSplitOptions.RemoveEmptyEntries)],
            MakeNew = [.. row.MakeNew.Split(Comma, StringSplitOptions.RemoveEmptyEntries)],
        };
    }

    private static async Task<bool> SaveAsync(UnitOfWork unit, SetupRun before, SetupRun next)
    {
        var saved = await unit.ExecuteAsync(before.Version == 0
            ? """
              insert into setup_runs (guild_id, stages, press, token, version, page, left_out, make_new)
              values (@Guild, @stages, @Press, @token, 1, @Page, @leftOut, @makeNew) on conflict do nothing
              """
            : """
              update setup_runs set stages = @stages, press = @Press, token = @token, version = @Version + 1,
                page = @Page, left_out = @leftOut, make_new = @makeNew
              where guild_id = @Guild and version = @Version
              """, new
        {
            next.Guild,
            stages = next.Stages is { } stages ? string.Join(Comma, stages) : null,
            next.Press,
            token = next.Token.Length == 0
                ? null
                : unit.FieldProtector.Protect(next.Token, next.Guild, default, "setup_runs", "token", next.Guild.Value),
            before.Version,
            next.Page,
            leftOut = string.Join(Comma, next.LeftOut),
            makeNew = string.Join(Comma, next.MakeNew),
        }).ConfigureAwait(false);
        if (saved == 0)
            return false;
        await SettingsHistory.NoteAsync(
            unit, next.Guild, SettingLines.Changes(SetupRunLines.Of(before), SetupRunLines.Of(next)))
            .ConfigureAwait(false);
        if (before.Steps != next.Steps)
            await SaveStepsAsync(unit, next).ConfigureAwait(false);
        return true;
    }

    private static async Task SaveStepsAsync(UnitOfWork unit, SetupRun run)
    {
        await unit.ExecuteAsync("delete from setup_steps where guild_id = @Guild", new { run.Guild })
            .ConfigureAwait(false);
        for (var number = 0; number < run.Steps.Length; number++)
        {
            var step = run.Steps[number];
            await unit.ExecuteAsync("""
                insert into setup_steps (guild_id, kind, key, number, name, topic, only_role, state, why, is_private,
                  target, category)
                values (@Guild, @Kind, @Key, @number, @Name, @Topic, @Only, @state, @Why, @Private, @Target, @Category)
                """, new
            {
                run.Guild,
                step.Kind,
                step.Key,
                number,
                step.Name,
                step.Topic,
                step.Only,
                state = step.State.ToString(),
                step.Why,
                step.Private,
                step.Target,
                step.Category,
            }).ConfigureAwait(false);
        }
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        string? Stages, long Press, byte[]? Token, long Version, string? Page, string? LeftOut, string MakeNew);

    [method: ExplicitConstructor]
    private sealed record StepRow(
        string Kind, string Key, string Name, string Topic, RoleId? Only, string State, string? Why, bool Private,
        long? Target, string? Category)
    {
        public SetupStep ToStep() => new(Kind, Key, Name, Topic, Only, Enum.Parse<StepState>(State), Why)
        {
            Private = Private,
            Target = Target,
            Category = Category,
        };
    }
}
