using System.Collections.Immutable;
using MomBot.Data;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Pictures;

/// <summary>The days of a meal train: which are open, taken, brought or rest days, and what will be brought.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Days">Every day of the train, at most one entry a date; others are rest days.</param>
/// <param name="KeepOut">What must not come into this kitchen, in the family's own words; empty: nothing.</param>
public sealed record MealTrainCalendar(Text Title, ImmutableArray<MealDay> Days, string KeepOut = "") : Drawing
{
    /// <summary>Weeks that would end below this are counted in words: a higher picture is shown too small.</summary>
    private const double Lowest = 1400;

    private const int DishInWords = 40;
    private const int DishLines = 3;
    private const double Gap = 14;
    private const double Padding = 14;

    public override Canvas Draw(Func<Text, string> say)
    {
        var canvas = new Canvas();
        canvas.Paragraph(say(Title), Canvas.Title, Ink.Words);
        if (Days.Length == 0)
        {
            canvas.Space(12);
            canvas.Paragraph(say(NoDays), Canvas.Text, Ink.Quiet);
            return canvas;
        }

        canvas.Paragraph(say(Span), Canvas.Text, Ink.Quiet);
        canvas.Space(12);
        var weeks = Ordered.GroupBy(day => day.Date.Previous(IsoDayOfWeek.Sunday)).ToList();
        var shown = weeks.TakeWhile(week => Week(canvas, week.Key.PlusDays(1), [.. week], say)).Count();
        if (weeks.Skip(shown).SelectMany(week => week).Count(IsMeal) is > 0 and var more)
        {
            canvas.Paragraph(say(T($"Days after these: {more}")), Canvas.Text, Ink.Words);
            canvas.Space(Gap);
        }

        Legend(canvas, say);
        if (KeepOut.Length > 0)
        {
            canvas.Space(Gap);
            canvas.Paragraph(say(NotHere), Canvas.Text, Ink.Words, most: 4);
        }

        return canvas;
    }

    protected override IEnumerable<Text> Descriptions()
    {
        if (Days.Length == 0)
        {
            yield return T($"{Title}. {NoDays}");
            yield break;
        }

        Text heading = T($"{Title}, {Span}.");
        Text keepOut = KeepOut.Length > 0 ? T($" {NotHere}.") : Empty;
        yield return T($"{heading} {List(withDish: true)}.{Rest}{keepOut}");
        yield return T($"{heading} {List(withDish: false)}.{Rest}{keepOut}");
        yield return T($"{heading} {List(withDish: false)}.{keepOut}");
        yield return T($"{heading} {Join(", ", Counts())}.{keepOut}");
        yield return T($"{heading} {Join(", ", Counts())}.");
    }

    private static Text NoDays => "No days have been chosen yet.";

    private Text NotHere => T($"Not in this kitchen: {KeepOut}");

    private IEnumerable<MealDay> Ordered => Days.OrderBy(day => day.Date);

    private IEnumerable<MealDay> Meals => Ordered.Where(IsMeal);

    private static bool IsMeal(MealDay day) => day.State != MealDayState.Rest;

    private Text Span => T($"{DayNames.Date(Ordered.First().Date)} to {DayNames.Date(Ordered.Last().Date)}");

    private Text Rest => Ordered.Where(day => day.State == MealDayState.Rest).ToList() is { Count: > 0 } rest
        ? T($" Rest days: {Join(", ", rest.Select(day => DayNames.Day(day.Date)))}.")
        : Empty;

    private static Text Word(MealDayState state) => state switch
    {
        MealDayState.Open => "open",
        MealDayState.Taken => "taken",
        MealDayState.Brought => "brought",
        MealDayState.Rest => "rest day",
    };

    private Text List(bool withDish) => Join("; ", Meals.Select(day => withDish && day.Dish.Length > 0
        ? T($"{DayNames.Day(day.Date)} {Word(day.State)}: {Short(day.Dish)}")
        : T($"{DayNames.Day(day.Date)} {Word(day.State)}")));

    private IEnumerable<Text> Counts() => Meals.GroupBy(day => day.State).OrderBy(group => group.Key)
        .Select(group => T($"{Word(group.Key)}: {group.Count()}"));

    private static string Short(string dish) => dish.Length <= DishInWords
        ? dish
        : dish[..(DishInWords - (char.IsHighSurrogate(dish[DishInWords - 1]) ? 1 : 0))].TrimEnd() + "…";

    /// <summary>Draws one week; false when there is no room left for it.</summary>
    private static bool Week(Canvas canvas, LocalDate monday, ImmutableArray<MealDay> days, Func<Text, string> say)
    {
        var meals = days.Where(IsMeal).ToList();
        var columns = meals.Count is 3 or > 4 ? 3 : 2;
        var width = (Canvas.Inner - (Gap * (columns - 1))) / columns;
        var rows = meals.Chunk(columns).Select(row => CardRow.Of(row, width)).ToList();
        if (canvas.Y + StripHeight + rows.Sum(row => row.Height + Gap) > Lowest && canvas.Y > Lowest / 2)
            return false;
        Strip(canvas, monday, days, say);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Days.Length; i++)
            {
                var box = new Box(Canvas.Margin + (i * (width + Gap)), canvas.Y, width, row.Height);
                Card(canvas, box, row.Days[i], row.Dishes[i], say);
            }

            canvas.Space(row.Height + Gap);
        }

        canvas.Space(Gap);
        return true;
    }

    /// <summary>The seven days of a week, each with its number and the shape of its state.</summary>
    private static void Strip(Canvas canvas, LocalDate monday, ImmutableArray<MealDay> days, Func<Text, string> say)
    {
        var width = Canvas.Inner / 7;
        for (var i = 0; i < 7; i++)
        {
            var date = monday.PlusDays(i);
            var middle = Canvas.Margin + (width * (i + 0.5));
            var day = days.FirstOrDefault(each => each.Date == date);
            var ink = day is null ? Ink.Edge : Ink.Quiet;
            canvas.WriteAround(say(DayNames.Weekday(date.DayOfWeek)), middle, canvas.Y, Canvas.Small, ink);
            var number = canvas.Y + Canvas.Small.Line;
            canvas.WriteAround(Digits(date.Day), middle, number, Canvas.Bold, day is null ? Ink.Edge : Ink.Words);
            if (day is not null)
                Shape(canvas, day.State, new Point(middle, number + Canvas.Bold.Line + 14));
        }

        canvas.Space(StripHeight);
    }

    private static double StripHeight => Canvas.Small.Line + Canvas.Bold.Line + 28 + Gap;

    private static void Card(
        Canvas canvas, Box box, MealDay day, IReadOnlyList<string> dish, Func<Text, string> say)
    {
        canvas.Add(new Mark.Block(box, 12, Ink.Panel));
        var inside = box.Within(Padding);
        var letters = Canvas.Small;
        canvas.Write(
            Canvas.Bold.OneLine(say(DayNames.Day(day.Date)), inside.Width), inside.X, inside.Y, Canvas.Bold, Ink.Words);
        var y = inside.Y + Canvas.Bold.Line;
        Shape(canvas, day.State, new Point(inside.X + 12, y + (letters.Line / 2)));
        var word = letters.OneLine(say(Word(day.State)), inside.Width - 34);
        canvas.Write(word, inside.X + 34, y, letters, InkOf(day.State));
        foreach (var line in dish)
        {
            y += letters.Line;
            canvas.Write(line, inside.X, y, letters, Ink.Words);
        }
    }

    private void Legend(Canvas canvas, Func<Text, string> say)
    {
        var x = Canvas.Margin;
        foreach (var state in Enum.GetValues<MealDayState>().Where(state => Days.Any(day => day.State == state)))
        {
            var word = say(Word(state));
            Shape(canvas, state, new Point(x + 12, canvas.Y + (Canvas.Text.Line / 2)));
            canvas.Write(word, x + 34, canvas.Y, Canvas.Text, InkOf(state));
            x += 34 + Canvas.Text.WidthOf(word) + 30;
        }

        canvas.Space(Canvas.Text.Line);
    }

    /// <summary>A ring, a disc, a tick, a dash: told apart without any colour.</summary>
    private static void Shape(Canvas canvas, MealDayState state, Point at)
    {
        var box = new Box(at.X - 11, at.Y - 11, 22, 22);
        var ink = InkOf(state);
        switch (state)
        {
            case MealDayState.Open:
                canvas.Add(new Mark.Frame(box, 11, 4, ink));
                break;
            case MealDayState.Taken:
                canvas.Add(new Mark.Block(box, 11, ink));
                break;
            case MealDayState.Brought:
                canvas.Add(
                    new Mark.Line(new Point(at.X - 10, at.Y), new Point(at.X - 3, at.Y + 8), 4, ink),
                    new Mark.Line(new Point(at.X - 4.5, at.Y + 8), new Point(at.X + 10, at.Y - 9), 4, ink));
                break;
            case MealDayState.Rest:
                canvas.Add(new Mark.Line(new Point(at.X - 9, at.Y), new Point(at.X + 9, at.Y), 4, ink));
                break;
        }
    }

    private static Ink InkOf(MealDayState state) => state switch
    {
        MealDayState.Open => Ink.Warm,
        MealDayState.Taken => Ink.Leaf,
        MealDayState.Brought => Ink.Sky,
        MealDayState.Rest => Ink.Quiet,
    };

    /// <summary>Cards side by side, as high as the longest dish among them.</summary>
    private sealed record CardRow(MealDay[] Days, IReadOnlyList<string>[] Dishes)
    {
        public double Height =>
            (2 * Padding) + Canvas.Bold.Line + (Canvas.Small.Line * (1 + Dishes.Max(each => each.Count)));

        public static CardRow Of(MealDay[] days, double width) =>
            new(days, [.. days.Select(day => Canvas.Small.Wrap(day.Dish, width - (2 * Padding), DishLines))]);
    }
}

/// <summary>One day of a meal train.</summary>
/// <param name="Dish">What is promised, in the helper's own words; empty: not said.</param>
public sealed record MealDay(LocalDate Date, MealDayState State, string Dish = "");

/// <summary>How a day of a meal train stands.</summary>
public enum MealDayState
{
    Open,
    Taken,
    Brought,
    Rest,
}
