using Dapper;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Dispatch;
using MomBot.Features.CheckIns;
using MomBot.Interactions;
using MomBot.Tests.Features.Privacy;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

/// <summary>
/// A year of 40 communities in 20 zones with the whole bot: its handlers, stores, sweep and outbox. It is away for
/// minutes to days, its clock jumps and comes back, facilitators change their schedules, hold a hard day, send early.
/// No round is posted twice, never two of a schedule at once, none at night, and every date is accounted for.
/// </summary>
public class AYearOfRoundsTests
{
    private const int Communities = 40;
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 0, 0);
    private static readonly Instant End = Start + Duration.FromDays(365);
    private static readonly MemberId Host = new(1001);

    private static readonly string[] Zones =
    [
        "Europe/London", "Europe/Dublin", "Europe/Berlin", "Europe/Madrid", "Africa/Casablanca", "Africa/Cairo",
        "Africa/Lagos", "America/New_York", "America/Los_Angeles", "America/Lima", "America/Sao_Paulo",
        "America/St_Johns", "Asia/Kolkata", "Asia/Manila", "Asia/Tokyo", "Asia/Beirut", "Australia/Sydney",
        "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Auckland",
    ];

    private readonly Random _random = new(20_260_105);
    private readonly Dictionary<RhythmId, (Rhythm Rhythm, DateTimeZone Zone, Instant Since)> _meant = [];
    private readonly HashSet<(long, LocalDate)> _owed = [];
    private readonly Dictionary<RoundId, int> _posted = [];
    private readonly List<string> _sent = [];
    private int _outages, _jumps, _falls, _edits, _early;

    [Fact]
    public async Task NothingComesTwice_NothingInABurst_NothingAtNight_AndEveryMissIsAccountedFor()
    {
        await using var village = await VillageDatabase.OpenAsync();
        village.Sent = row => _sent.Add(row.Then ?? "");
        village.SetClock(Start);
        for (var number = 1; number <= Communities; number++)
            await FoundAsync(village, Guild(number), Zones[number % Zones.Length]);

        var now = Start;
        while (now < End)
        {
            village.SetClock(now);
            await SweepAsync(village);
            now += await LiveAsync(village, now);
        }

        village.SetClock(End);
        await SweepAsync(village);
        foreach (var id in _meant.Keys)
            Owe(id, End);
        var known = (await village.RowsAsync<Known>("""
            select rhythm_id as schedule, local_date as date from check_in_rounds where status <> 'Planned'
            union all
            select schedule_id as schedule, local_date as date from occurrences where state = 'Missed'
            """)).Select(row => (row.Schedule, row.Date)).ToHashSet();
        Assert.Empty(_owed.Where(each => !known.Contains(each)).Take(5));
        Assert.All(_posted, each => Assert.Equal(1, each.Value));
        var held = await village.CountAsync("select count(*) from check_in_rounds where status = 'Held'");
        var missed = await village.CountAsync("select count(*) from occurrences where state = 'Missed'");
        Assert.True(
            _outages > 50 && _jumps > 50 && _falls > 50 && _edits > 300 && _early > 20,
            $"{_outages} outages, {_jumps} jumps ahead, {_falls} back, {_edits} edits, {_early} sent early");
        Assert.True(
            _posted.Count > 600 && held > 200 && missed > 50,
            $"{_posted.Count} posted, {held} held, {missed} missed");
    }

    /// <summary>How long until the next look at it.</summary>
    private async Task<Duration> LiveAsync(VillageDatabase village, Instant now)
    {
        switch (_random.Next(30))
        {
            case 0:
                _outages++;
                await village.RestartAsync();
                return Duration.FromMinutes(_random.Next(5, _random.Next(5) == 0 ? 17 * 24 * 60 : 4 * 24 * 60));
            case 1:
                _jumps++;
                return await JumpAsync(village, now + Duration.FromMinutes(_random.Next(1, 180)));
            case 2:
                _falls++;
                return await JumpAsync(village, now - Duration.FromMinutes(_random.Next(1, 36 * 60)));
            case < 12:
                await EditAsync(village, Guild(1 + _random.Next(Communities)), now);
                break;
        }

        return Duration.FromMinutes(30 + _random.Next(240));
    }

    /// <summary>For one sweep the clock is ahead or behind, then it is right again.</summary>
    private async Task<Duration> JumpAsync(VillageDatabase village, Instant to)
    {
        village.SetClock(to);
        await SweepAsync(village);
        return Duration.FromMinutes(20);
    }

    private async Task SweepAsync(VillageDatabase village)
    {
        await village.SweepAsync();
        var together = new HashSet<RhythmId>();
        foreach (var round in await PostedAsync(village))
        {
            Assert.True(together.Add(round.Rhythm), $"Two rounds of a schedule at once: {round.Rhythm.Value}");
            var hour = village.Now.InZone(_meant[round.Rhythm].Zone).Hour;
            Assert.True(hour is >= 7 and < 21, $"A round at {hour} in {_meant[round.Rhythm].Zone.Id}");
        }
    }

    /// <summary>The rounds whose card went out since the last look.</summary>
    private async Task<List<Round>> PostedAsync(VillageDatabase village)
    {
        var rounds = new List<Round>();
        foreach (var then in _sent)
        {
            if (village.Get<ActionRouter>().Codec.Read(then) is not RoundPosted(var id))
                continue;
            _posted[id] = _posted.GetValueOrDefault(id) + 1;
            rounds.Add((await village.Get<CheckInStore>().FindAsync(id, default))!);
        }

        _sent.Clear();
        return rounds;
    }

    private async Task EditAsync(VillageDatabase village, GuildId guild, Instant now)
    {
        var id = RhythmId.FirstOf(guild);
        var (rhythm, zone, _) = _meant[id];
        Owe(id, now);
        _edits++;
        var next = LocalSchedule.Next(rhythm.Times, zone, now).Date;
        switch (_random.Next(8))
        {
            case 0:
                await village.PressAsync(
                    new RestDates(id, [new ConfigKey($"{next:uuuu-MM-dd}")]),
                    guild, Host);
                break;
            case 1:
                await village.PressAsync(new PauseRhythm(id, PauseFor.TwoWeeks), guild, Host);
                break;
            case 2:
                await village.PressAsync(new WakeRhythm(id), guild, Host);
                break;
            case 3:
                await village.PressAsync(new MoveRound(id, next, (RhythmDay)_random.Next(1, 8), Hour()), guild, Host);
                break;
            case 4:
                await village.PressAsync(new HoldHere(id, On: true), guild, Host);
                break;
            case 5:
                _early++;
                await village.PressAsync(new SendNext(id, next), guild, Host);
                await PostedAsync(village); // A facilitator's word stands above the hour.
                break;
            case 6:
                await MoveHouseAsync(village, guild, now);
                break;
            default:
                await village.PressAsync(
                    new SetRhythm(id, (RhythmDay)_random.Next(1, 8), Hour(), Pace.EveryWeek, _random.Next(6) > 0),
                    guild, Host);
                break;
        }

        await NoteAsync(village, guild, now);
    }

    private async Task MoveHouseAsync(VillageDatabase village, GuildId guild, Instant now)
    {
        var zone = Zones[_random.Next(Zones.Length)];
        await village.Get<CommunityStore>().ChangeAsync(
            guild,
            new Cause("moves", _random.NextInt64()),
            community => Decision.Accept(
                community with { Zone = zone }, new CommunityEvent.SettingsChanged(guild, default, now)),
            default);
        await village.SettleAsync();
    }

    private async Task FoundAsync(VillageDatabase village, GuildId guild, string zone)
    {
        await village.Get<CommunityStore>().ChangeAsync(
            guild,
            new Cause("founds", guild.Value),
            community => Decision.Accept((community with { Zone = zone, ZoneChosen = true })
                .With(new Place("channel", CheckInPlaces.Channel, guild.Value + 1, Ours: true, "check-ins"))
                .With(new Place("channel", CheckInPlaces.Room, guild.Value + 2, Ours: true, "facilitators"))),
            default);
        await village.Get<CheckInStore>().StartAsync(guild, zone, Start, default);
        await village.PressAsync(
            new SetRhythm(RhythmId.FirstOf(guild), (RhythmDay)_random.Next(1, 8), Hour(), Pace.EveryWeek),
            guild, Host);
        await NoteAsync(village, guild, Start);
    }

    /// <summary>What the schedule says from now on.</summary>
    private async Task NoteAsync(VillageDatabase village, GuildId guild, Instant now)
    {
        var community = await village.Get<CommunityStore>().FindAsync(guild, default);
        var rhythm = (await village.Get<CheckInStore>().RhythmAsync(RhythmId.FirstOf(guild), default))!;
        _meant[rhythm.Id] = (rhythm, community.ZoneOf(rhythm), now);
    }

    /// <summary>Every date whose time has come under a schedule as it stood.</summary>
    private void Owe(RhythmId id, Instant now)
    {
        var (rhythm, zone, since) = _meant[id];
        if (!rhythm.On)
            return;
        for (var next = LocalSchedule.Next(rhythm.Times, zone, since);
            next.Due <= now;
            next = LocalSchedule.Next(rhythm.Times, zone, next.Due))
            _owed.Add((id.Value, next.Date));
    }

    private string Hour() => $"{_random.Next(7, 21):00}:00";

    private static GuildId Guild(int number) => new(number * 1000);

    [method: ExplicitConstructor]
    private sealed record Known(long Schedule, LocalDate Date);
}
