using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// Checks how an event comes back, and writes the rule as Discord gives it back: whole, what was not given null.
/// See Discord docs: Guild Scheduled Event, Recurrence Rule.
/// </summary>
public static class RecurrenceForm
{
    public const int Yearly = 0;
    public const int Monthly = 1;
    public const int Weekly = 2;
    public const int Daily = 3;

    private static readonly string[] Parts = ["start", "end", "frequency", "interval", "by_weekday", "by_n_weekday",
        "by_month", "by_month_day", "by_year_day", "count"];

    private static readonly string[] By = ["by_weekday", "by_n_weekday", "by_month", "by_month_day"];

    /// <summary>The sets of days that a daily event may keep to; 0 is Monday.</summary>
    private static readonly int[][] DailySets =
        [[0, 1, 2, 3, 4], [1, 2, 3, 4, 5], [6, 0, 1, 2, 3], [4, 5], [5, 6], [6, 0]];

    public static JsonObject? Read(Form? form)
    {
        if (form is null) return null;
        form.Only(Parts);
        form.Time("start", required: true);
        var frequency = form.Choice("frequency", true, Yearly, Monthly, Weekly, Daily);
        var interval = form.Int("interval", required: true);
        foreach (var part in new[] { "end", "count", "by_year_day" })
            if (form.Has(part)) Fail(form, part, "This part of a rule cannot be set.");
        if (interval is not (1 or null) && (interval, frequency) is not (2, Weekly))
            Fail(form, "interval", "The interval is 1, or 2 for events that come back weekly.");
        if (frequency is { } known) CheckDays(form, known);
        var made = new JsonObject();
        foreach (var part in Parts) made[part] = form.Json[part]?.DeepClone();
        return made;
    }

    private static void CheckDays(Form form, int frequency)
    {
        string[] fits = frequency switch
        {
            Daily or Weekly => ["by_weekday"],
            Monthly => ["by_n_weekday"],
            _ => ["by_month", "by_month_day"],
        };
        foreach (var part in By.Except(fits).Where(form.Has))
            Fail(form, part, "This part does not fit the frequency, or excludes another that was given.");
        var days = Numbers(form, "by_weekday", 0, 6);
        switch (frequency)
        {
            case Daily when form.Has("by_weekday") && !DailySets.Any(set => set.ToHashSet().SetEquals(days)):
                Fail(form, "by_weekday", "A daily event may keep to known sets of days only.");
                break;
            case Weekly when days.Count != 1:
                Fail(form, "by_weekday", "A weekly event has exactly one weekday.");
                break;
            case Monthly:
                CheckNthDay(form);
                break;
            case Yearly when Numbers(form, "by_month", 1, 12).Count != 1
                || Numbers(form, "by_month_day", 1, 31).Count != 1:
                Fail(form, "by_month", "A yearly event has exactly one month and one day of it.");
                break;
            default:
                break;
        }
    }

    private static void CheckNthDay(Form form)
    {
        var days = form.Objects("by_n_weekday", 0, 7);
        if (days.Count != 1) Fail(form, "by_n_weekday", "A monthly event has exactly one day.");
        foreach (var day in days)
        {
            day.Only("n", "day");
            day.Int("n", 1, 5, required: true);
            day.Int("day", 0, 6, required: true);
        }
    }

    private static List<int> Numbers(Form form, string name, int min, int max)
    {
        var found = new List<int>();
        foreach (var node in form.List(name, 0, 33) ?? [])
        {
            if (node is JsonValue value && value.TryGetValue<int>(out var number) && number >= min && number <= max)
                found.Add(number);
            else
                form.Fail(name, "BASE_TYPE_CHOICES", $"Each value is a number from {min} to {max}.");
        }
        return found;
    }

    private static void Fail(Form form, string name, string message) =>
        form.Fail(name, "GUILD_SCHEDULED_EVENT_RECURRENCE_RULE_INVALID", message);
}
