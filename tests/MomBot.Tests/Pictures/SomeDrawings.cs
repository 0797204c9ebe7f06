using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Dispatch;
using MomBot.Pictures;
using NodaTime;

namespace MomBot.Tests.Pictures;

/// <summary>Pictures with everything in them, and with nothing.</summary>
internal static class SomeDrawings
{
    public static readonly ImmutableSortedDictionary<string, Drawing> All = new Dictionary<string, Drawing>
    {
        ["meal-train"] = Train(
            "Meals for the family in the green house",
            "nuts, shellfish",
            "Lasagne",
            "Chicken curry",
            "",
            "Lentil soup with bread from the market",
            "Käsespätzle",
            "Crème brûlée 🍮"),
        ["meal-train-without-days"] = new MealTrainCalendar("Meals", []),
        ["meal-train-of-ten-weeks"] = new MealTrainCalendar("Meals for a long summer", [.. Enumerable.Range(0, 70)
            .Select(day => new MealDay(new LocalDate(2026, 7, 6).PlusDays(day), day % 2 == 0
                ? MealDayState.Open : MealDayState.Rest))]),
        ["participation"] = new Participation(
        [
            new RoundTotals(new LocalDate(2026, 9, 7), 24, 11, 5, 6),
            new RoundTotals(new LocalDate(2026, 9, 14), 26, 9, 2, 5),
            new RoundTotals(new LocalDate(2026, 9, 21), 4, 3, 0, 1),
            new RoundTotals(new LocalDate(2026, 9, 28), 29, 18, 5, 6),
        ]),
        ["participation-before-a-round"] = new Participation([]),
        ["queue"] = new QueueAgeing(
        [
            Duration.FromMinutes(20), Duration.FromMinutes(90), Duration.FromHours(5), Duration.FromHours(30),
            Duration.FromHours(30), Duration.FromHours(71), Duration.FromHours(100),
        ]),
        ["queue-of-nobody"] = new QueueAgeing([]),
        ["year"] = new VillageYear("Our village this year",
        [
            new YearTotal("check-in rounds", 48), new YearTotal("hands asked for", 131),
            new YearTotal("hands lent", 122), new YearTotal("meals brought to a door", 57),
            new YearTotal("listening ears", 4),
        ]),
        ["year-that-was-quiet"] = new VillageYear("Our village this year", [new YearTotal("hands lent", 3)]),
    }.ToImmutableSortedDictionary();

    private static readonly TextRenderer Renderer = new((_, _) => null);

    public static string English(Text words) => Renderer.Plain(words, "en");

    /// <summary>Two weeks from a Monday with a meal every other day: brought, taken, open.</summary>
    private static MealTrainCalendar Train(string title, string keepOut, params string[] dishes)
    {
        var days = Enumerable.Range(0, 14).Select(day =>
        {
            var dish = day % 2 == 0 && day / 2 < dishes.Length ? dishes[day / 2] : "";
            var state = (day % 2, day) switch
            {
                (1, _) => MealDayState.Rest,
                (_, < 4) => MealDayState.Brought,
                (_, 4) => MealDayState.Taken,
                _ => dish.Length > 0 ? MealDayState.Taken : MealDayState.Open,
            };
            return new MealDay(new LocalDate(2026, 7, 6).PlusDays(day), state, dish);
        });
        return new MealTrainCalendar(title, [.. days], keepOut);
    }
}
