using System.Globalization;
using MomBot.Data.Database;

namespace MomBot.Benchmarks.Inside;

/// <summary>
/// What a year leaves behind: a round with five answers a week in each community, what the clock notes, and of the last
/// two weeks two requests that were met.
/// </summary>
internal static class History
{
    private const long Ids = 6_000_000_000_000_000_000;
    private const long AYear = 100_000_000;

    /// <summary>Ten days after it is over a request goes by itself: two weeks are there at most.</summary>
    private const int RequestsAreKept = 2;

    public static async Task AddYearAsync(BotInside bot, int year, int communities, int weeks = 52)
    {
        for (var week = 0; week < weeks; week++)
        {
            var at = BotInside.Start.AddDays(-7 * (((year - 1) * 52) + week + 1));
            var from = Ids + (year * AYear * 10) + (week * 10_000_000L);
            var isRecent = year == 1 && week < RequestsAreKept;
            await bot.Connections.WriteAsync(unit => AddWeekAsync(unit, at, from, communities, isRecent), default);
        }
    }

    private static async Task AddWeekAsync(
        UnitOfWork unit, DateTimeOffset at, long from, int communities, bool isRecent)
    {
        var (day, ms) = (at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), at.ToUnixTimeMilliseconds());
        var last = communities - 1;
        var numbers = $"with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < {last}) ";
        var guild = $"{Crowd.First.Value} + n";
        await unit.ExecuteAsync($"""
            {numbers}
            insert into occurrences (id, schedule_id, local_date, slot, due, state, tzdb, version)
            select {from} + n, id + n, '{day}', 0, {ms}, 'Done', 'TZDB: 2026a', 3
            from (select id from schedules where guild_id = {Crowd.First.Value} limit 1), numbers
            """);
        await unit.ExecuteAsync($"""
            {numbers}
            insert into check_in_rounds (id, guild_id, rhythm_id, local_date, format, theme, prompt, choice, status,
              channel_id, message_id, answers_in, window_hours, closes_at, my_side, answers, passes, version)
            select {from} + n, {guild}, {guild}, '{day}', 'Question', 'small-wins',
              'What went better this week than you had feared, however small it was?', 'Fresh', 'Closed', {from} + n,
              {from} + n, {from} + n, 72, {ms}, false, 5, 2, 6 from numbers
            """);
        for (var answer = 0; answer < 5; answer++)
        {
            await unit.ExecuteAsync($"""
                {numbers}
                insert into check_in_answers (id, round_id, guild_id, member_id, readers, channel_id, message_id,
                  answered_at, me_too, with_you, heard, listed)
                select {from} + {(answer + 1) * 1_000_000} + n, {from} + n, {guild}, {Crowd.Maya.Value} + {answer} + n,
                  'Everyone', {from} + n, {from} + n, {ms}, 1, 1, true, false from numbers
                """);
        }

        for (var request = 0; request < 2 && isRecent; request++)
            await AddRequestAsync(unit, numbers, from + (request * 1_000_000L), ms, day);
    }

    private static async Task AddRequestAsync(UnitOfWork unit, string numbers, long from, long ms, string day)
    {
        var columns = await unit.QueryAsync<string>("select name from pragma_table_info('help_requests')");
        var values = columns.Select(column => column switch
        {
            "id" => $"{from} + n",
            "guild_id" => $"{Crowd.First.Value} + n",
            "status" => "'Done'",
            "asked_at" or "ends_at" => $"{ms}",
            "what" or "details" => "zeroblob(120)",
            _ => column,
        });
        await unit.ExecuteAsync($"""
            {numbers}
            insert into help_requests ({string.Join(", ", columns)})
            select {string.Join(", ", values)} from help_requests, numbers where id = {Crowd.Request(0).Value}
            """);
        await unit.ExecuteAsync($"""
            {numbers}
            insert into help_slots (request_id, number, date, starts_at, ends_at, seats)
            select {from} + n, 1, '{day}', {ms}, {ms}, 1 from numbers
            """);
        await unit.ExecuteAsync($"""
            {numbers}
            insert into help_claims (request_id, number, slot, seat, helper_id, state, at, fine)
            select {from} + n, 1, 1, 1, {Crowd.Maya.Value} + 9 + n, 'Delivered', {ms}, true from numbers
            """);
    }
}
