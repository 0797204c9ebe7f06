using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using MomBot.Tests.Features.Privacy;

namespace MomBot.Tests.Simulation;

/// <summary>
/// What must hold after every step and at the end, read from the database beside the bot. A sentence each for what does
/// not.
/// </summary>
internal sealed class Invariants(string folder) : IDisposable
{
    /// <summary>What asks people's words back out of time: nothing here may outlive its person.</summary>
    private static readonly string[] MayNameHer = ["inbox"];

    private readonly SqliteConnection _database = Open(Path.Combine(folder, "mombot.db"));
    private readonly HashSet<long> _events = [];
    private readonly Dictionary<(long, long), string> _claims = [];
    private readonly HashSet<long> _forgotten = [];
    private bool _isForgetting;
    private string[]? _columns;

    /// <summary>Those who have asked to be forgotten altogether.</summary>
    public IReadOnlyCollection<long> Forgotten => _forgotten;

    /// <summary>When something is due next, sent or done by the clock.</summary>
    public DateTimeOffset? NextDue() => _database.ExecuteScalar<long?>("""
        select min(at) from (
          select min(not_before) as at from outbox where state in ('Pending', 'Sending') union all
          select min(due) from scheduled_actions where not held union all
          select min(due) from occurrences where state in ('Due', 'Taken'))
        """) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    /// <summary>After every step.</summary>
    public IEnumerable<string> Always()
    {
        foreach (var (member, whole) in _database.Query<(long, long)>(
            "select member_id, case when part is null then 1 else 0 end from erasures"))
        {
            _isForgetting = true;
            if (whole == 1)
                _forgotten.Add(member);
        }

        foreach (var seat in _database.Query<string>("""
            select request_id || ' slot ' || slot || ' seat ' || seat from help_claims
            where state in ('Promised', 'Delivered') group by request_id, slot, seat having count(*) > 1
            """))
            yield return $"Two have promised the same seat: request {seat}";
        foreach (var sum in _database.Query<string>("""
            select a.guild_id || ': ' || sum(coalesce(i.got, 0) - coalesce(o.gave, 0)) from care_accounts a
            left join (select to_account, sum(quarters) got from care_entries group by to_account) i
              on i.to_account = a.id
            left join (select from_account, sum(quarters) gave from care_entries group by from_account) o
              on o.from_account = a.id
            group by a.guild_id having sum(coalesce(i.got, 0) - coalesce(o.gave, 0)) <> 0
            """))
            yield return $"The balances of the co-op do not add up to nothing: {sum}";
        foreach (var lost in LostEvents())
            yield return lost;
        foreach (var changed in ChangedClaims())
            yield return changed;
    }

    /// <summary>At the end, when the wire is well and everything had its time.</summary>
    public IEnumerable<string> InTheEnd(DateTimeOffset now, Weather weather)
    {
        foreach (var held in _database.Query<string>(
            "select id || ' ' || family || ': ' || error from events where error is not null"))
            yield return $"An event could not be told: {held}";
        foreach (var open in _database.Query<string>(
            "select id || ' ' || family from events where told_at is null and error is null"))
            yield return $"An event was never told: {open}";
        foreach (var open in _database.Query<string>(
            "select id || ' ' || kind || ' ' || state || ' ' || coalesce(error, '') from outbox "
            + "where state in ('Pending', 'Sending') and not_before <= @now",
            new { now = now.ToUnixTimeMilliseconds() }))
            yield return $"Something was never sent: {open}";
        var parked = _database.Query<string>(
            "select id || ' ' || kind || ' ' || coalesce(error, '') from outbox where state = 'Parked'").AsList();
        if (parked.Count > weather.Doubts)
            yield return $"{parked.Count} wait for a person after {weather.Doubts} doubts: {parked[0]}";
        foreach (var unheard in _database.Query<string>(
            "select id || ' ' || then_action from outcomes where heard_at is null"))
            yield return $"An outcome was never heard: {unheard}";
        foreach (var due in _database.Query<string>(
            "select id || ' ' || action || ' ' || coalesce(error, '') from scheduled_actions "
            + "where due <= @now and not held and (attempts = 0 or @calm)",
            new { now = now.ToUnixTimeMilliseconds() - 1, calm = !weather.Disturbed }))
            yield return $"A due action was forgotten: {due}";
        foreach (var due in _database.Query<string>(
            "select id || ' ' || state from occurrences where due <= @now and state in ('Due', 'Taken')",
            new { now = now.ToUnixTimeMilliseconds() - 1 }))
            yield return $"A due occurrence was forgotten: {due}";
        foreach (var idle in _database.Query<string>("""
            select id || ' ' || action from schedules s where is_on and not exists (
              select 1 from occurrences o where o.schedule_id = s.id and o.state = 'Due')
            """))
            yield return $"A schedule has no next time: {idle}";
        foreach (var trace in Traces())
            yield return trace;
    }

    /// <summary>What would hurt twice is asked about instead.</summary>
    public IEnumerable<string> NeverTwice(IReadOnlyCollection<int> postedAgain) => _database.Query<string>(
        "select id || ' ' || kind from outbox where sensitive and marker in @postedAgain", new { postedAgain })
        .Select(row => $"Something sensitive was posted twice: {row}");

    public void Dispose() => _database.Dispose();

    /// <summary>What was once saved is told, or still there to be told; only forgetting takes it away.</summary>
    private IEnumerable<string> LostEvents()
    {
        var open = _database.Query<(long Id, long Owner, long Told)>(
            "select id, owner_id, case when told_at is null then 0 else 1 end from events").AsList();
        var there = open.Select(each => each.Id).ToHashSet();
        foreach (var id in _events.Where(id => !there.Contains(id)).ToArray())
        {
            _events.Remove(id);
            if (!_isForgetting)
                yield return $"An event that was saved is gone, and nobody was told: {id}";
        }

        foreach (var (id, _, told) in open)
            _ = told == 0 ? _events.Add(id) : _events.Remove(id);
    }

    /// <summary>A promise ends as something, unless its request or its person went.</summary>
    private IEnumerable<string> ChangedClaims()
    {
        var now = _database.Query<(long Request, long Number, string State)>(
            "select request_id, number, state from help_claims")
            .ToDictionary(each => (each.Request, each.Number), each => each.State);
        var requests = _database.Query<long>("select id from help_requests").ToHashSet();
        foreach (var (claim, _) in _claims)
        {
            if (!now.ContainsKey(claim) && requests.Contains(claim.Item1) && !_isForgetting)
                yield return $"A promise is gone: request {claim.Item1} number {claim.Item2}";
        }

        _claims.Clear();
        foreach (var (claim, state) in now)
            _claims[claim] = state;
    }

    /// <summary>Whoever asked to be forgotten is in no column of any table.</summary>
    private IEnumerable<string> Traces()
    {
        foreach (var stuck in _database.Query<string>("select member_id || ' ' || state from erasures"))
            yield return $"Somebody is still not forgotten: {stuck}";
        _columns ??= [.. _database.Query<string>("""
            select m.name || '.' || p.name from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table'
            """).Where(column => !MayNameHer.Contains(column.Split('.')[0]))];
        // An admin may have typed a number that is nobody's; so small a one stands in many places.
        foreach (var member in _forgotten.Where(member => member >= (long)SimulatedDiscord.Owner))
        {
            foreach (var column in _columns)
            {
                var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
                if (_database.ExecuteScalar<long>(
                    $"select count(*) from \"{table}\" where \"{name}\" = @member "
                    + $"or cast(\"{name}\" as text) like @number or cast(\"{name}\" as text) like @base36",
                    new
                    {
                        member,
                        number = string.Create(CultureInfo.InvariantCulture, $"%{member}%"),
                        base36 = $"%{VillageDatabase.Base36(member)}%",
                    }) > 0)
                    yield return $"{member} asked to be forgotten and is in {column}";
            }
        }
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }
}
