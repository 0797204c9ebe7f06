using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Database;

public class TypeHandlersTests
{
    [Fact]
    public void EveryIdType_IsKnownToDapper()
    {
        TypeHandlers.Register();
        var ids = typeof(GuildId).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces()
            .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))).ToList();

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.True(SqlMapper.HasTypeHandler(id), $"{id.Name} is missing in TypeHandlers."));
    }

    [EveryDatabase]
    public async Task EveryType_ComesBackAsItWas_AndNullAsNull(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await database.ExecuteAsync("""
            create table things (member bigint, moment bigint, day text, time text, lasting bigint, truth boolean,
              day_of_week text)
            """);
        var things = new Things(
            Some.Maya, Some.Morning, new LocalDate(2026, 2, 3), new LocalTime(7, 5), Duration.FromSeconds(90), true,
            IsoDayOfWeek.Friday);
        await InsertAsync(things);
        await InsertAsync(new Things(null, null, null, null, null, null, null));

        var read = await database.Connections.ReadAsync(connection => connection.QueryAsync<Things>(
            "select * from things where member is not null"), default);
        Assert.Equal(things, Assert.Single(read));
        Assert.Equal("07:05", await database.ScalarAsync<string>("select time from things where time is not null"));
        Assert.Equal("2026-02-03", await database.ScalarAsync<string>("select day from things where day is not null"));
        Assert.Equal(1, await database.ScalarAsync<long>("""
            select count(*) from things where member is null and moment is null and day is null and time is null
            """));

        Task<int> InsertAsync(Things row) => database.ExecuteAsync("""
            insert into things (member, moment, day, time, lasting, truth, day_of_week)
            values (@Member, @Moment, @Day, @Time, @Lasting, @Truth, @DayName)
            """, new
        {
            row.Member, row.Moment, row.Day, row.Time, row.Lasting, row.Truth, DayName = row.DayOfWeek?.ToString(),
        });
    }

    [method: ExplicitConstructor]
    private sealed record Things(
        MemberId? Member, Instant? Moment, LocalDate? Day, LocalTime? Time, Duration? Lasting, bool? Truth,
        IsoDayOfWeek? DayOfWeek);
}
