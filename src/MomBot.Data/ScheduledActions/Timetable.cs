using System.Collections.Immutable;
using NodaTime;

namespace MomBot.Data.ScheduledActions;

/// <summary>
/// When something recurs, as people mean it: dates by a rule, a time of day, and what people have since said about
/// single dates. In which zone it is meant stands beside it.
/// </summary>
/// <param name="Rests">Dates on which nothing comes: one that is skipped, a holiday, a pause until some day.</param>
/// <param name="Moves">Dates that come at another time, each at most once.</param>
public sealed record Timetable(
    DateRule Rule, LocalTime At, ImmutableArray<Rest> Rests = default, ImmutableArray<Move> Moves = default)
{
    public ImmutableArray<Rest> Rests { get; init; } = Rests.IsDefault ? [] : Rests;

    public ImmutableArray<Move> Moves { get; init; } = Moves.IsDefault ? [] : Moves;

    public bool RestsOn(LocalDate date)
    {
        foreach (var rest in Rests)
        {
            if (date >= rest.From && date <= rest.Until)
                return true;
        }

        return false;
    }

    public bool IsMoved(LocalDate date)
    {
        foreach (var move in Moves)
        {
            if (move.Date == date)
                return true;
        }

        return false;
    }

    /// <summary>The same, with rest from one date until another; what was said of dates long past is dropped.</summary>
    public Timetable Resting(LocalDate from, LocalDate until, LocalDate today) =>
        Tidy(today) is var tidy && tidy.Rests.Contains(new(from, until))
            ? tidy
            : tidy with { Rests = tidy.Rests.Add(new(from, until)) };

    /// <summary>The same, without any rest that lies ahead.</summary>
    public Timetable Awake(LocalDate today) =>
        this with { Rests = [.. Rests.Where(rest => rest.Until < today)], Moves = Tidy(today).Moves };

    /// <summary>The same, with one of its dates at another time.</summary>
    public Timetable Moving(LocalDate date, LocalDateTime to, LocalDate today)
    {
        var tidy = Tidy(today);
        return tidy with { Moves = [.. tidy.Moves.Where(move => move.Date != date), new Move(date, to)] };
    }

    private Timetable Tidy(LocalDate today) => this with
    {
        Rests = [.. Rests.Where(rest => rest.Until >= today)],
        Moves = [.. Moves.Where(move => move.Date >= today || move.To.Date >= today)],
    };

    public bool Equals(Timetable? other) =>
        other is not null && Rule == other.Rule && At == other.At
        && Rests.SequenceEqual(other.Rests) && Moves.SequenceEqual(other.Moves);

    public override int GetHashCode() => HashCode.Combine(Rule, At, Rests.Length, Moves.Length);

    /// <summary>As it is written in the database and in events; <see cref="TimetableText.Parse"/> reads it.</summary>
    public override string ToString() => TimetableText.Write(this);
}

/// <summary>Both dates included.</summary>
public readonly record struct Rest(LocalDate From, LocalDate Until);

/// <summary>A date of the rule, and when it comes instead. It stays the occurrence of its own date.</summary>
public readonly record struct Move(LocalDate Date, LocalDateTime To);
