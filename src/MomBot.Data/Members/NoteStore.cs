using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Members;

/// <summary>A word that could not reach somebody, kept until her next press.</summary>
/// <param name="Id">The number of the outbox row it comes from, so that it is kept once.</param>
/// <param name="Card">Drawn, as JSON; sealed at rest.</param>
public sealed record Note(long Id, GuildId Guild, MemberId Member, string Card);

/// <summary>Words that wait for a person's next press.</summary>
public sealed class NoteStore(Connections connections)
{
    public Task LeaveAsync(Note note, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync("""
            insert into notes (id, guild_id, member_id, card) values (@Id, @Guild, @Member, @card)
            on conflict do nothing
            """, new
        {
            note.Id,
            note.Guild,
            note.Member,
            card = unit.FieldProtector.Protect(note.Card, note.Guild, note.Member, "notes", "card", note.Id),
        }), cancellationToken);

    public Task<ImmutableArray<Note>> ForAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync<Row>(
                "select id, card from notes where member_id = @member and guild_id = @guild order by id",
                new { guild, member }).ConfigureAwait(false);
            var protector = connections.Installation.FieldProtector;
            return rows
                .Select(row => new Note(
                    row.Id, guild, member, protector.Reveal(row.Card, guild, member, "notes", "card", row.Id)))
                .Where(note => note.Card.Length > 0)
                .ToImmutableArray();
        }, cancellationToken);

    /// <summary>She has read it.</summary>
    public Task RemoveAsync(long id, CancellationToken cancellationToken) => connections.WriteAsync(
        unit => unit.ExecuteAsync("delete from notes where id = @id", new { id }), cancellationToken);

    public Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            unit => unit.ExecuteAsync(
                "delete from notes where member_id = @member and guild_id = @guild", new { guild, member }),
            cancellationToken);

    [method: ExplicitConstructor]
    private sealed record Row(long Id, byte[] Card);
}
