using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Events;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>What somebody wrote into a form and did not get posted, or not whole: kept for a day.</summary>
/// <param name="Request">The request the words were held back from; 0: none was made.</param>
/// <param name="For">Whom she asks for; none: herself.</param>
/// <param name="Days">The days she chose, on the way to naming people.</param>
public sealed record HelpDraft(
    GuildId Guild,
    MemberId Member,
    HelpRequestId Request,
    string Category,
    string What,
    string Details,
    When When,
    string Audience,
    bool Quiet,
    bool Widen,
    bool TwoHands,
    MemberId? For,
    ImmutableArray<LocalDate> Days,
    Instant At)
{
    /// <summary>What a meal train is to leave out.</summary>
    public string KeepOut { get; init; } = "";

    /// <summary>What was ticked and answered, line by line.</summary>
    public ImmutableArray<string> Facts { get; init; } = [];

    /// <summary>What is asked for are the words the category has ready, not her own.</summary>
    public bool Ready { get; init; }

    /// <summary>It is for meals over some weeks; none: it is not.</summary>
    public HelpTrainWish? Train { get; init; }

    public static Duration Kept { get; } = Duration.FromHours(24);
}

/// <summary>How often, when and with what at the door, as a form has it.</summary>
public sealed record HelpTrainWish(string Rhythm, string Window, ImmutableArray<string> Extras);

/// <summary>Drafts, sealed for whom they belong to.</summary>
public sealed class HelpDraftStore(Connections connections)
{
    public Task SaveAsync(HelpDraft draft, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync("""
            insert into help_drafts (guild_id, member_id, request_id, words, at)
            values (@Guild, @Member, @Request, @words, @At)
            on conflict (guild_id, member_id, request_id) do update set words = excluded.words, at = excluded.at
            """, new
        {
            draft.Guild,
            draft.Member,
            draft.Request,
            words = unit.FieldProtector.Protect(
                JsonSerializer.Serialize(draft, EventJson.Options),
                draft.Guild,
                draft.Member,
                "help_drafts",
                "words",
                draft.Request.Value),
            draft.At,
        }), cancellationToken);

    /// <summary>
    /// The draft that has not been posted (0), or what was held back from a request; none: a day ago.
    /// </summary>
    public async Task<HelpDraft?> FindAsync(
        GuildId guild, MemberId member, HelpRequestId request, Instant now, CancellationToken cancellationToken)
    {
        var after = now - HelpDraft.Kept;
        var words = await connections.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<byte[]>("""
            select words from help_drafts
            where guild_id = @guild and member_id = @member and request_id = @request and at > @after
            """, new { guild, member, request, after }), cancellationToken).ConfigureAwait(false);
        var json = words is null
            ? ""
            : connections.Installation.FieldProtector.Reveal(
                words, guild, member, "help_drafts", "words", request.Value);
        return json.Length == 0 ? null : JsonSerializer.Deserialize<HelpDraft>(json, EventJson.Options);
    }

    public Task RemoveAsync(
        GuildId guild, MemberId member, HelpRequestId request, CancellationToken cancellationToken) =>
        connections.WriteAsync(unit => unit.ExecuteAsync(
            "delete from help_drafts where guild_id = @guild and member_id = @member and request_id = @request",
            new { guild, member, request }), cancellationToken);

    /// <summary>Removes what is older than a day, of everyone.</summary>
    public Task SweepAsync(Instant now, CancellationToken cancellationToken)
    {
        var before = now - HelpDraft.Kept;
        return connections.WriteAsync(
            unit => unit.ExecuteAsync("delete from help_drafts where at <= @before", new { before }),
            cancellationToken);
    }
}
