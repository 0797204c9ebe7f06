using System.Collections.Immutable;
using MomBot.Calendars;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>What a helper promised, as a file for her own calendar. No name and no place is in it.</summary>
public static partial class HelpViews
{
    private static readonly Duration CalendarReminds = Duration.FromHours(2);

    public static Card CalendarOf(
        MemberId helper, ImmutableArray<HelpRequest> promised, DateTimeZone zone, Instant now) => new(
        "For your own calendar: open the file, and it goes in. Whose it is and where to is not in it.",
        new CardPart.File("my-promises.ics", say => CalendarFile.Write(
            promised.SelectMany(request => request.Promises().Where(claim => claim.Helper == helper)
                .Select(claim => DateOf(request, claim, zone, say))),
            now)));

    private static CalendarEntry DateOf(HelpRequest request, Claim claim, DateTimeZone zone, Func<Text, string> say)
    {
        var slot = request.SlotOf(claim);
        var hasHours = request.When == When.Dates;
        return new CalendarEntry(
            $"help-{request.Id.Value}-{claim.Number}@mombot",
            say(claim.Dish.Length > 0
                ? T($"{Category(request)}: {claim.Dish}")
                : T($"{Category(request)}: you help")),
            say(What(request)),
            hasHours
                ? new CalendarTime.Between(slot.StartsAt, slot.EndsAt)
                : new CalendarTime.Days(LocalDate.Min(slot.StartsAt.InZone(zone).Date, slot.Date), slot.Date))
        {
            RemindBefore = hasHours ? CalendarReminds : null,
        };
    }
}
