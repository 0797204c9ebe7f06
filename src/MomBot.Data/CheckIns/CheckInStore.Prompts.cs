using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>
/// Themes of a community's own, and pages to read on. A suggestion is sealed for who made it, an accepted theme for the
/// community.
/// </summary>
public sealed partial class CheckInStore
{
    private const string SelectPrompt = """
        select id, guild_id as guild, member_id as member, key, depth, adult_life, light, tags, stages, words, status,
          at, version
        from check_in_prompts
        """;

    /// <summary>All themes of a community's own, suggested and retired ones too, the oldest first.</summary>
    public Task<ImmutableArray<OwnPrompt>> PromptsAsync(GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<PromptRow>(
                $"{SelectPrompt} where guild_id = @guild order by id", new { guild }).ConfigureAwait(false);
            return rows.Select(Open).OfType<OwnPrompt>().ToImmutableArray();
        }, cancellationToken);

    public Task<OwnPrompt?> PromptAsync(PromptId id, GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(connection => PromptAsync(connection, null, id, guild), cancellationToken);

    /// <summary>Makes a theme as the rule decides; once for each cause.</summary>
    public Task<Decision<OwnPrompt>> AddPromptAsync(
        OwnPrompt prompt, Cause cause, Func<Decision<OwnPrompt>> decide, CancellationToken cancellationToken) =>
        connections.InsertAsync(
            cause,
            unit => PromptAsync(unit.Connection, unit.Transaction, prompt.Id, prompt.Guild),
            decide,
            InsertAsync,
            cancellationToken);

    /// <summary>Changes a theme as the rule decides; one that is declined is removed.</summary>
    public Task<Decision<OwnPrompt>> ChangePromptAsync(
        PromptId id,
        GuildId guild,
        Cause cause,
        Func<OwnPrompt, Decision<OwnPrompt>> decide,
        CancellationToken cancellationToken) => connections.ChangeAsync<OwnPrompt>(
            cause,
            unit => PromptAsync(unit.Connection, unit.Transaction, id, guild),
            decide,
            SaveAsync,
            cancellationToken);

    /// <summary>Takes in many themes at once, all or none; one of a known key takes that one's place.</summary>
    public Task ImportAsync(
        GuildId guild, ImmutableArray<OwnPrompt> prompts, Cause cause, CancellationToken cancellationToken) =>
        connections.WriteAsync(async unit =>
        {
            if (!await unit.FirstTimeAsync(cause).ConfigureAwait(false))
                return;
            foreach (var prompt in prompts)
            {
                await unit.ExecuteAsync(
                    "delete from check_in_prompts where guild_id = @guild and key = @Key", new { guild, prompt.Key })
                    .ConfigureAwait(false);
                await InsertAsync(unit, prompt with { Id = new PromptId(unit.Ids.Next()) }).ConfigureAwait(false);
            }
        }, cancellationToken);

    /// <summary>The pages to read on, by theme.</summary>
    public Task<ImmutableDictionary<string, string>> LinksAsync(GuildId guild, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<LinkRow>(
                "select theme, link from check_in_links where guild_id = @guild", new { guild }).ConfigureAwait(false);
            return rows.ToImmutableDictionary(row => row.Theme, row => row.Link);
        }, cancellationToken);

    /// <summary>Sets the page of a theme; none: it has none here.</summary>
    public Task LinkAsync(GuildId guild, string theme, string? link, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => link is null
                ? unit.ExecuteAsync(
                    "delete from check_in_links where guild_id = @guild and theme = @theme", new { guild, theme })
                : unit.ExecuteAsync("""
                    insert into check_in_links (guild_id, theme, link) values (@guild, @theme, @link)
                    on conflict (guild_id, theme) do update set link = excluded.link
                    """, new { guild, theme, link }),
            cancellationToken);

    /// <summary>What somebody suggested and nobody has answered yet.</summary>
    public async Task<ImmutableArray<OwnPrompt>> SuggestionsOfAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken) =>
    [
        .. (await PromptsAsync(guild, cancellationToken).ConfigureAwait(false)).Where(prompt => prompt.By == member),
    ];

    private static Task RemoveSuggestionsAsync(UnitOfWork unit, GuildId guild, MemberId member) => unit.ExecuteAsync(
        "delete from check_in_prompts where member_id = @member and guild_id = @guild", new { guild, member });

    private async Task<OwnPrompt?> PromptAsync(
        DbConnection connection, DbTransaction? transaction, PromptId id, GuildId guild) =>
        await connection.QuerySingleOrDefaultAsync<PromptRow>(
            $"{SelectPrompt} where id = @id and guild_id = @guild", new { id, guild }, transaction)
            .ConfigureAwait(false) is { } row ? Open(row) : null;

    private static async Task<bool> InsertAsync(UnitOfWork unit, OwnPrompt prompt) => await unit.ExecuteAsync("""
        insert into check_in_prompts (id, guild_id, member_id, key, depth, adult_life, light, tags, stages, words,
          status, at, version)
        values (@Id, @Guild, @member, @Key, @Depth, @AdultLife, @Light, @Tags, @Stages, @words, @status, @At, 1)
        on conflict do nothing
        """, Parameters(unit, prompt)).ConfigureAwait(false) == 1;

    private static async Task<bool> SaveAsync(UnitOfWork unit, OwnPrompt before, OwnPrompt next) =>
        await unit.ExecuteAsync(
            next.Status == PromptStatus.Declined
                ? "delete from check_in_prompts where id = @Id and version = @Version"
                : """
                  update check_in_prompts set member_id = @member, depth = @Depth, adult_life = @AdultLife,
                    light = @Light, tags = @Tags, stages = @Stages, words = @words, status = @status,
                    version = @Version + 1
                  where id = @Id and version = @Version
                  """,
            Parameters(unit, next with { Version = before.Version })).ConfigureAwait(false) == 1;

    private static object Parameters(UnitOfWork unit, OwnPrompt prompt)
    {
        var owner = prompt.By ?? default;
        return new
        {
            prompt.Id,
            prompt.Guild,
            member = owner,
            prompt.Key,
            prompt.Depth,
            prompt.AdultLife,
            prompt.Light,
            prompt.Tags,
            prompt.Stages,
            words = unit.FieldProtector.Protect(
                JsonSerializer.Serialize(prompt.Words), prompt.Guild, owner, "check_in_prompts", "words",
                prompt.Id.Value),
            status = prompt.Status.ToString(),
            prompt.At,
            prompt.Version,
        };
    }

    /// <returns>None: whoever suggested it has been forgotten.</returns>
    private OwnPrompt? Open(PromptRow row)
    {
        var words = connections.Installation.FieldProtector.Reveal(
            row.Words, row.Guild, row.Member, "check_in_prompts", "words", row.Id.Value);
        return words.Length == 0 ? null : new OwnPrompt(
            row.Id,
            row.Guild,
            row.Member.Value == 0 ? null : row.Member,
            row.Key,
            (int)row.Depth,
            row.AdultLife,
            row.Light,
            row.Tags,
            row.Stages,
            JsonSerializer.Deserialize<PromptWords>(words)!,
            Enum.Parse<PromptStatus>(row.Status),
            row.At,
            (int)row.Version);
    }

    [method: ExplicitConstructor]
    private sealed record PromptRow(
        PromptId Id,
        GuildId Guild,
        MemberId Member,
        string Key,
        long Depth,
        bool AdultLife,
        bool Light,
        string Tags,
        string Stages,
        byte[] Words,
        string Status,
        Instant At,
        long Version);

    [method: ExplicitConstructor]
    private sealed record LinkRow(string Theme, string Link);
}
