using System.Collections.Immutable;
using MomBot.Data.HelpRequests;
using MomBot.Data.ScheduledActions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>The hours of help: which slots a wish has, when people are reminded, when to look again.</summary>
public static class HelpTimes
{
    /// <summary>Quiet hours are from here to <see cref="Morning"/>: nobody is pinged.</summary>
    public static readonly LocalTime Night = new(21, 0);

    public static readonly LocalTime Morning = new(7, 0);

    private static readonly LocalTime ReminderEvening = new(18, 0);
    private static readonly LocalTime ReminderMorning = new(8, 0);
    private static readonly Duration SoonIs = Duration.FromHours(3);
    private static readonly Duration Notice = Duration.FromHours(1);
    private static readonly Duration BeforeToday = Duration.FromHours(2);
    private static readonly Duration HalfHour = Duration.FromMinutes(30);

    /// <summary>The one slot of a wish without chosen dates.</summary>
    public static ImmutableArray<Slot> Slots(When when, int seats, DateTimeZone zone, Instant now)
    {
        var today = now.InZone(zone).Date;
        return when switch
        {
            When.Now => [new Slot(1, today, now, now + SoonIs, seats)],
            When.Today => [new Slot(1, today, now, Later(EndOf(today), now + SoonIs), seats)],
            When.Tomorrow => [
                new Slot(1, today.PlusDays(1), At(today.PlusDays(1), Morning, zone), EndOf(today.PlusDays(1)), seats)],
            When.ThisWeek or When.Anytime => [new Slot(1, today.PlusDays(6), now, EndOf(today.PlusDays(6)), seats)],
            When.Dates => throw new ArgumentException("Chosen dates are named day by day.", nameof(when)),
        };

        Instant EndOf(LocalDate day) => zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
    }

    /// <summary>One slot for each chosen day, at that part of the day; what is over already is left out.</summary>
    public static ImmutableArray<Slot> SlotsOn(
        IEnumerable<LocalDate> days, PartOfDay part, int seats, DateTimeZone zone, Instant now)
    {
        var (from, to) = part switch
        {
            PartOfDay.Morning => (Morning, new LocalTime(12, 0)),
            PartOfDay.Afternoon => (new LocalTime(12, 0), new LocalTime(17, 0)),
            PartOfDay.Evening => (new LocalTime(17, 0), Night),
            PartOfDay.AnyTime => (Morning, Night),
        };
        return
        [
            .. days.Distinct().Order()
                .Select(day => (Day: day, From: At(day, from, zone), To: At(day, to, zone)))
                .Where(each => each.To > now)
                .Select((each, at) => new Slot(at + 1, each.Day, Later(each.From, now), each.To, seats)),
        ];
    }

    /// <summary>The days of a meal train: at a pace, never more than so many in seven days, for some weeks.</summary>
    public static ImmutableArray<LocalDate> TrainDays(LocalDate first, int everyDays, int mostAWeek, int weeks)
    {
        var days = ImmutableArray.CreateBuilder<LocalDate>();
        for (var day = first; day < first.PlusWeeks(weeks); day = day.PlusDays(everyDays))
        {
            if (days.Count(each => each > day.PlusDays(-7)) < mostAWeek)
                days.Add(day);
        }

        return days.ToImmutable();
    }

    /// <summary>
    /// When to look again as long as nobody has come: a quarter, half and three quarters of the way to the first free
    /// slot, or half an hour, one and two hours for what is wanted the same day. At night it waits for the morning.
    /// </summary>
    public static ImmutableArray<Instant> Ladder(HelpRequest request, DateTimeZone zone, Instant now)
    {
        if (request.FreeSlots(now).FirstOrDefault() is not { } slot)
            return [];
        var sameDay = request.When is When.Now or When.Today || slot.StartsAt.InZone(zone).Date <= now.InZone(zone).Date
            && request.When == When.Dates;
        var until = slot.StartsAt > now ? slot.StartsAt : slot.EndsAt;
        var lead = until - now;
        ImmutableArray<Duration> waits = sameDay
            ? [HalfHour, Notice, BeforeToday]
            : [lead * 0.25, lead * 0.5, lead * 0.75];
        var steps = ImmutableArray.CreateBuilder<Instant>();
        foreach (var wait in waits)
        {
            var step = Awake(now + wait, zone);
            if (steps.Count > 0 && step < steps[^1] + HalfHour)
                step = Awake(steps[^1] + HalfHour, zone);
            if (step < request.EndsAt)
                steps.Add(step);
        }

        return steps.ToImmutable();
    }

    /// <summary>
    /// The one reminder: the evening before when there is one, else the morning of the day, else (for the same day) two
    /// hours before, or two hours from now where no hour is set. Never in the quiet hours; none when nothing fits.
    /// </summary>
    public static Instant? RemindAt(HelpRequest request, Slot slot, DateTimeZone zone, Instant now)
    {
        if (request.Kind == HelpKind.Talk)
            return null;
        var today = now.InZone(zone).Date;
        ImmutableArray<Instant> moments = request.When switch
        {
            When.Now or When.Today => [now + BeforeToday],
            When.ThisWeek or When.Anytime =>
                [At(today, ReminderEvening, zone), At(today.PlusDays(1), ReminderEvening, zone)],
            When.Tomorrow or When.Dates =>
            [
                At(slot.Date.PlusDays(-1), ReminderEvening, zone),
                slot.StartsAt - BeforeToday,
                At(slot.Date, ReminderMorning, zone),
            ],
        };
        foreach (var moment in moments)
        {
            if (moment >= now + Notice && moment < slot.EndsAt && !IsQuiet(moment, zone))
                return moment;
        }

        return null;
    }

    /// <summary>When no answer to a reminder begins to count: the next morning, or an hour later on the day.</summary>
    public static Instant SilentAt(Slot slot, DateTimeZone zone, Instant reminded)
    {
        var day = reminded.InZone(zone).Date;
        var morning = At(day.PlusDays(1), ReminderMorning, zone);
        return slot.Date > day && morning < slot.EndsAt ? morning : reminded + Notice;
    }

    public static bool IsQuiet(Instant at, DateTimeZone zone)
    {
        var time = at.InZone(zone).TimeOfDay;
        return time < Morning || time >= Night;
    }

    /// <summary>The same moment, or the morning after the quiet hours it falls into.</summary>
    public static Instant Awake(Instant at, DateTimeZone zone)
    {
        if (!IsQuiet(at, zone))
            return at;
        var local = at.InZone(zone);
        return At(local.TimeOfDay < Morning ? local.Date : local.Date.PlusDays(1), Morning, zone);
    }

    public static Instant At(LocalDate date, LocalTime time, DateTimeZone zone) =>
        LocalSchedule.Resolve(date, time, zone);

    private static Instant Later(Instant one, Instant other) => one > other ? one : other;
}

/// <summary>When on a day. Carried in buttons: never renumbered.</summary>
public enum PartOfDay
{
    AnyTime = 0,
    Morning = 1,
    Afternoon = 2,
    Evening = 3,
}
