using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.ScheduledActions;
using NodaTime;
using static MomBot.Data.Decision;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>What may happen to a schedule of rounds: state in, decision out.</summary>
public static class RhythmRules
{
    /// <summary>After so many rounds in a row that nobody answered, a schedule rests by itself.</summary>
    public const int SilentRounds = 3;

    private const int MostRhythms = 20;

    public static Decision<Rhythm> Add(Rhythm rhythm, int known, string zone, Instant now) =>
        known >= MostRhythms
            ? Decline<Rhythm>(T($"There are {known} schedules here already. Turn one into what you need instead."))
            : Accept(rhythm with { Version = 1 }, new CheckInEvent.RhythmSet(rhythm with { Version = 1 }, zone, now));

    /// <summary>Another day, hour or pace, on or off. What was said of single dates goes with it.</summary>
    public static Decision<Rhythm> Set(
        Rhythm rhythm, IsoDayOfWeek day, LocalTime at, Pace pace, bool on, string zone, Instant now)
    {
        var isSameRule = Paces.Of(rhythm.Times.Rule) == pace && Paces.DayOf(rhythm.Times.Rule) == day;
        var rule = isSameRule ? rhythm.Times.Rule : Paces.RuleFor(pace, day, Today(zone, now));
        var times = isSameRule && rhythm.Times.At == at ? rhythm.Times : new Timetable(rule, at);
        return Change(rhythm, rhythm with { Times = times, On = on, Silent = on ? 0 : rhythm.Silent }, zone, now);
    }

    public static Decision<Rhythm> FineTune(
        Rhythm rhythm,
        Duration window,
        int deepest,
        Mix mix,
        string without,
        string? ownZone,
        string zone,
        Instant now) => Change(
            rhythm,
            rhythm with { Window = window, Deepest = deepest, Mix = mix, Without = without, Zone = ownZone },
            ownZone ?? zone,
            now);

    /// <summary>Of the dates that were offered, these rest and the others come.</summary>
    public static Decision<Rhythm> RestOn(
        Rhythm rhythm,
        ImmutableArray<LocalDate> offered,
        ImmutableArray<LocalDate> resting,
        string zone,
        Instant now)
    {
        var today = Today(zone, now);
        var times = rhythm.Times with
        {
            Rests =
            [
                .. rhythm.Times.Rests.Where(rest => !offered.Any(date => date >= rest.From && date <= rest.Until)),
            ],
        };
        foreach (var date in resting)
            times = times.Resting(date, date, today);
        return Change(rhythm, rhythm with { Times = times }, zone, now);
    }

    /// <summary>One date comes at another time, before the date after it.</summary>
    public static Decision<Rhythm> Move(Rhythm rhythm, LocalDate date, LocalDateTime to, DateTimeZone zone, Instant now)
    {
        var due = LocalSchedule.Resolve(to.Date, to.TimeOfDay, zone);
        if (due <= now)
            return Decline<Rhythm>("That time has passed already. Pick a later one, or press Send now.");
        var times = rhythm.Times.Moving(date, to, now.InZone(zone).Date);
        var others = times with { Moves = [.. times.Moves.Where(move => move.Date != date)] };
        var dates = LocalSchedule.Upcoming(others with { Moves = [] }, zone, now, 3).ToArray();
        if (dates.All(each => each.Date != date))
            return Decline<Rhythm>("That round has come already.");
        return dates.Any(each => each.Date > date && each.Due <= due)
            ? Decline<Rhythm>("The round after it would come first. Pick a time before that one.")
            : Change(rhythm, rhythm with { Times = times }, zone.Id, now);
    }

    /// <summary>Nothing comes until a date.</summary>
    public static Decision<Rhythm> Pause(Rhythm rhythm, LocalDate until, string zone, Instant now)
    {
        var today = Today(zone, now);
        return Change(
            rhythm, rhythm with { Times = rhythm.Times.Resting(today, until.PlusDays(-1), today) }, zone, now);
    }

    /// <summary>It goes on: no rest, and no silence is remembered.</summary>
    public static Decision<Rhythm> Wake(Rhythm rhythm, string zone, Instant now) => Change(
        rhythm, rhythm with { Times = rhythm.Times.Awake(Today(zone, now)), On = true, Silent = 0 }, zone, now);

    /// <summary>A round is over: somebody was there, or nobody was.</summary>
    /// <param name="place">Where its rounds hang.</param>
    public static Decision<Rhythm> Heard(
        Rhythm rhythm, bool somebody, ChannelId place, ChannelId? room, string zone, Instant now)
    {
        var silent = somebody ? 0 : rhythm.Silent + 1;
        if (RoundFormats.IsQuiet(rhythm.Format) || silent == rhythm.Silent || !rhythm.On)
            return Accept(rhythm);
        var next = rhythm with { Silent = silent };
        if (silent < SilentRounds)
            return Accept(next);
        next = next with { On = false };
        return Accept(
            next,
            new CheckInEvent.RhythmSet(next, zone, now),
            new CheckInEvent.WentToRest(next, place, room, now));
    }

    private static LocalDate Today(string zone, Instant now) =>
        now.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).Date;

    private static Decision<Rhythm> Change(Rhythm before, Rhythm next, string zone, Instant now) => next == before
        ? Accept(before)
        : Accept(next, new CheckInEvent.RhythmSet(next, zone, now));
}
