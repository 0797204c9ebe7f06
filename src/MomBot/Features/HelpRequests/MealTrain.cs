using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>Meals for a while: the days at which they are wanted, and what stands at the door.</summary>
public static class MealTrain
{
    private const int MostAWeek = 3;

    /// <summary>The same question where meals are asked for once.</summary>
    public static readonly Text KeepOutAsk = "What stays out of your kitchen?";

    private static readonly Text Cooler = "There is a cooler by the door";
    private static readonly Text Visit = "A short visit is welcome";
    private static readonly Text AtTheDoor = "Please leave it at the door";

    /// <summary>Every pace for every length; the usual one comes first and is chosen already.</summary>
    public static ImmutableArray<(ConfigKey Key, Pace Pace, Weeks Weeks)> Rhythms { get; } =
    [
        .. Enum.GetValues<Pace>().SelectMany(pace => new[] { Weeks.Two, Weeks.One, Weeks.Three, Weeks.Four }
            .Select(weeks => (KeyOf(pace, weeks), pace, weeks))),
    ];

    /// <summary>Every other day, at most three a week, for two weeks.</summary>
    public static ConfigKey Usual { get; } = KeyOf(Pace.EveryOther, Weeks.Two);

    public static (Pace Pace, Weeks Weeks) Read(ConfigKey key) =>
        Rhythms.FirstOrDefault(each => each.Key == key) is { Key.Value.Length: > 0 } found
            ? (found.Pace, found.Weeks)
            : (Pace.EveryOther, Weeks.Two);

    /// <summary>From tomorrow on, at the pace that was chosen.</summary>
    public static ImmutableArray<Slot> Slots(
        Pace pace, Weeks weeks, DropWindow window, DateTimeZone zone, Instant now)
    {
        var (every, most) = pace switch
        {
            Pace.EveryOther => (2, MostAWeek),
            Pace.TwiceAWeek => (3, 2),
            Pace.Weekly => (7, 1),
            Pace.Daily => (1, 7),
        };
        var (from, to) = window switch
        {
            DropWindow.Morning => (10, 12),
            DropWindow.Afternoon => (14, 17),
            DropWindow.Evening => (17, 19),
            DropWindow.AnyTime => (8, 20),
        };
        return
        [
            .. HelpTimes.TrainDays(now.InZone(zone).Date.PlusDays(1), every, most, (int)weeks)
                .Select((day, at) => new Slot(
                at + 1,
                day,
                HelpTimes.At(day, new LocalTime(from, 0), zone),
                HelpTimes.At(day, new LocalTime(to, 0), zone))),
        ];
    }

    private static ConfigKey KeyOf(Pace pace, Weeks weeks) => new($"{pace}-{weeks}".ToLowerInvariant());

    /// <summary>What stands on the card about the door.</summary>
    public static ImmutableArray<string> Facts(ImmutableArray<TrainExtra> extras) =>
    [
        .. extras.Contains(TrainExtra.Cooler) ? [Cooler.Format] : ImmutableArray<string>.Empty,
        extras.Contains(TrainExtra.Visit) ? Visit.Format : AtTheDoor.Format,
    ];
}
