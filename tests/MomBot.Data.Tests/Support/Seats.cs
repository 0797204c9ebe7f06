using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Tests.Support;

/// <summary>A seat that one person can hold.</summary>
[method: ExplicitConstructor]
public sealed record Seat(long Id, long Holder, int Version);

/// <summary>The store of an imaginary feature, as the real ones are written.</summary>
public sealed class Seats(Connections connections)
{
    public const long First = 1;

    public static async Task<Seats> CreateAsync(TestDatabase database)
    {
        await database.ExecuteAsync(
            "create table seats (id bigint not null primary key, holder bigint not null, version bigint not null)");
        await database.ExecuteAsync("insert into seats (id, holder, version) values (1, 0, 1)");
        return new Seats(database.Connections);
    }

    public Task<Decision<Seat>> ClaimAsync(long press) => ChangeAsync(press, seat => seat.Holder == 0
        ? Decision.Accept(seat with { Holder = press }, Some.Said($"claimed by {press}"))
        : Decision.Decline<Seat>("Someone got there first."));

    public Task<Decision<Seat>> ChangeAsync(long press, Func<Seat, Decision<Seat>> decide) => connections.ChangeAsync(
        Some.Press(press), unit => FindAsync(unit, First), decide, SaveAsync, default);

    public Task<Decision<Seat>> MakeAsync(long id) => connections.InsertAsync(
        Some.Press(id),
        unit => FindAsync(unit, id),
        () => Decision.Accept(new Seat(id, Holder: 0, Version: 1), Some.Said($"made {id}")),
        async (unit, seat) => await unit.ExecuteAsync(
            "insert into seats (id, holder, version) values (@Id, @Holder, @Version) on conflict do nothing",
            seat) == 1, default);

    private static Task<Seat?> FindAsync(UnitOfWork unit, long id) =>
        unit.QuerySingleOrDefaultAsync<Seat>("select id, holder, version from seats where id = @id", new { id });

    private static async Task<bool> SaveAsync(UnitOfWork unit, Seat before, Seat next) => await unit.ExecuteAsync(
        "update seats set holder = @Holder, version = version + 1 where id = @Id and version = @Version",
        new { next.Id, next.Holder, before.Version }) == 1;
}
