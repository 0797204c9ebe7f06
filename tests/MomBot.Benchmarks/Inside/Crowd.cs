using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.HelpRequests;
using MomBot.Data.Sealing;
using NodaTime;

namespace MomBot.Benchmarks.Inside;

/// <summary>
/// Many communities with a check-in each Monday at nine and an open request. One is made through the features, as
/// people would; the others are copies of its rows.
/// </summary>
internal static class Crowd
{
    public static readonly GuildId First = new(1_000_000_000_000_000_000);
    public static readonly MemberId Maya = new(2_000_000_000_000_000_000);

    private const long FirstChannel = 3_000_000_000_000_000_000;
    private const long FirstRequest = 4_000_000_000_000_000_000;

    /// <summary>Columns that differ from copy to copy, each by the copy's number.</summary>
    private static readonly (string Table, string[] Moved)[] Tables =
    [
        ("communities", ["guild_id"]),
        ("places", ["guild_id", "discord_id"]),
        ("feature_switches", ["guild_id"]),
        ("check_in_schedules", ["id", "guild_id"]),
        ("schedules", ["id", "guild_id"]),
        ("occurrences", ["id", "schedule_id"]),
        ("help_requests", ["id", "guild_id", "channel_id"]),
        ("help_slots", ["request_id"]),
    ];

    public static GuildId Guild(int number) => new(First.Value + number);

    public static HelpRequestId Request(int number) => new(FirstRequest + number);

    public static async Task MakeAsync(BotInside bot, int communities)
    {
        var now = Instant.FromDateTimeOffset(BotInside.Start);
        var place = new Place("channel", "check-ins", FirstChannel, Ours: false, "check-ins");
        await bot.The<CommunityStore>().ChangeAsync(
            First, new Cause("bench", 1),
            community => Decision.Accept(
                community with { Zone = "Europe/London", ZoneChosen = true, Places = [place] },
                new CommunityEvent.PlaceFound(place, First, Maya, now)),
            default);
        await bot.TellAllAsync();
        await bot.The<HelpRequestStore>().AddAsync(Ask(now), new Cause("bench", 2), [], default);
        await bot.Connections.WriteAsync(
            unit => unit.ExecuteAsync("""
                update check_in_schedules set times = 'weeks 1 Monday 2024-01-01 at 09:00';
                update schedules set times = 'weeks 1 Monday 2024-01-01 at 09:00', action = 'checkins.due:';
                update occurrences set local_date = '2026-11-02', due = @due;
                """, new { due = Monday }), default);
        await CopyAsync(bot, 1, communities - 1);
        CutKeys(bot, communities);
    }

    /// <summary>
    /// Each community has its key already, as any has in which something happened before; made singly, each would be a
    /// commit of its own.
    /// </summary>
    private static void CutKeys(BotInside bot, int communities)
    {
        var keys = bot.Connections.Installation.Keys;
        using var connection = new SqliteConnection($"Data Source={keys.Path};Pooling=false");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        for (var number = 1; number < communities; number++)
        {
            var (guild, id) = (Guild(number).Value, RandomNumberGenerator.GetBytes(MemberKey.IdSize));
            var place = new byte[16 + id.Length];
            BinaryPrimitives.WriteInt64BigEndian(place, guild);
            id.CopyTo(place, 16);
            var wrapped = keys.Master.Wrap(RandomNumberGenerator.GetBytes(MasterKey.Size), place);
            connection.Execute(
                "insert into member_keys (guild_id, member_id, id, wrapped) values (@guild, 0, @id, @wrapped)",
                new { guild, id, wrapped }, transaction);
        }

        transaction.Commit();
    }

    /// <summary>Monday, nine o'clock in London.</summary>
    public static Instant Monday => Instant.FromUtc(2026, 11, 2, 9, 0);

    /// <summary>Adds copies of the first community.</summary>
    public static async Task CopyAsync(BotInside bot, int from, int to)
    {
        for (var next = from; next <= to; next += 1_000)
        {
            var last = Math.Min(next + 999, to);
            await bot.Connections.WriteAsync(
                async unit =>
                {
                    foreach (var (table, moved) in Tables)
                        await CopyAsync(unit, table, moved, next, last);
                }, default);
        }
    }

    private static async Task CopyAsync(UnitOfWork unit, string table, string[] moved, int from, int to)
    {
        var columns = await unit.QueryAsync<string>($"select name from pragma_table_info('{table}')");
        // Numbers that the clock gave lie side by side: copies of them are counted from the beginning.
        var values = columns.Select(column => (table, column) is ("occurrences", "id")
            ? "n * 1000 + id % 1000"
            : moved.Contains(column) ? $"{column} + n" : column);
        var first = table switch
        {
            "help_slots" => $"request_id = {FirstRequest}",
            "help_requests" => $"id = {FirstRequest}",
            "occurrences" => $"schedule_id in (select id from schedules where guild_id = {First.Value})",
            _ => $"guild_id = {First.Value}",
        };
        await unit.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
            with recursive numbers (n) as (select {from} union all select n + 1 from numbers where n < {to})
            insert into {table} ({string.Join(", ", columns)})
            select {string.Join(", ", values)} from {table}, numbers where {first}
            """));
    }

    private static HelpRequest Ask(Instant now) => new(
        Request(0), First, Maya, null, HelpKind.Hands, "meals", "A meal", HelpPlace.Doorstep, "", "", "", "",
        When.Tomorrow, Audience.Everyone, Quiet: false, MayWiden: true, Enough: false, HelpStatus.Open,
        FollowUp: false, "", new ChannelId(FirstChannel), Shown: true, null, null, now, now + Duration.FromDays(30), [],
        [
            new Slot(
                1, new LocalDate(2026, 11, 20), now + Duration.FromDays(19), now + Duration.FromDays(20), 1),
        ],
        [], 1);
}
