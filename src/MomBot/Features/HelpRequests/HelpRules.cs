using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.HelpRequests;

/// <summary>What may happen to a request for help: state in, decision out.</summary>
public static class HelpRules
{
    /// <summary>The most hands one request can ask for.</summary>
    public const int MostHands = 5;

    private static readonly LocalTime Evening = new(18, 0);
    private static readonly LocalTime Morning = new(8, 0);
    private static readonly Duration AtLeast = Duration.FromHours(1);

    /// <summary>A new request, open from now.</summary>
    public static HelpRequest Ask(HelpRequest draft, int hands, LocalDate today) => draft with
    {
        What = draft.What.Trim(),
        Area = draft.Area.Trim(),
        Until = LastDay(draft.Soon, today),
        Status = HelpStatus.Open,
        Seats = [.. Enumerable.Range(1, Math.Clamp(hands, 1, MostHands)).Select(number => new Seat(number))],
    };

    public static Decision<HelpRequest> Place(HelpRequest request, MessageId card, Instant now)
    {
        if (request.Card == card)
            return Accept(request);
        var next = request with { Card = card };
        return Accept(next, new HelpEvent.Placed(next, now));
    }

    public static Decision<HelpRequest> Claim(
        HelpRequest request, MemberId helper, Instant now) => request.Status switch
    {
        HelpStatus.Open when request.Asker == helper =>
            Decline<HelpRequest>("This one is yours. It stays open for someone else to take."),
        HelpStatus.Open when request.SeatOf(helper) is not null => Accept(request), // a second press changes nothing
        HelpStatus.Open when request.Seats.FirstOrDefault(seat => seat.Helper is null) is { } free =>
            Take(request, free with { Helper = helper, ClaimedAt = now }, now),
        HelpStatus.Open => Decline<HelpRequest>("Someone got there first. Thank you for looking."),
        HelpStatus.Sorted => Decline<HelpRequest>("This one is already sorted. Thank you for looking."),
        HelpStatus.NotNeeded or HelpStatus.Lapsed =>
            Decline<HelpRequest>("This one isn't needed any more. Thank you for looking."),
    };

    public static Decision<HelpRequest> OpenHandOff(
        HelpRequest request, int number, MemberId helper, ChannelId thread, DateTimeZone zone, Instant now)
    {
        if (request.Status != HelpStatus.Open || request.SeatOf(helper) is not { } seat || seat.Number != number)
            return Accept(request, new HelpEvent.HandOffUnwanted(request, thread, now));
        if (seat.Thread == thread)
            return Accept(request);
        if (seat.Thread is not null) // She gave the seat back and took it again before the first thread was open.
            return Accept(request, new HelpEvent.HandOffUnwanted(request, thread, now));
        var opened = seat with { Thread = thread };
        var next = request.With(opened);
        return Accept(next, new HelpEvent.HandOffOpened(next, opened, RemindAt(request, zone, now), now));
    }

    public static Decision<HelpRequest> RefuseHandOff(HelpRequest request, int number, MemberId helper, Instant now) =>
        request.Status == HelpStatus.Open && request.SeatOf(helper) is { } seat && seat.Number == number
            ? Accept(request, new HelpEvent.HandOffRefused(request, seat, now))
            : Accept(request);

    public static Decision<HelpRequest> Release(HelpRequest request, MemberId helper, Instant now)
    {
        if (request.Status != HelpStatus.Open)
            return Decline<HelpRequest>("This one is already closed. Nothing is expected of you.");
        if (request.SeatOf(helper) is not { } seat)
            return Decline<HelpRequest>("You hold no seat here. Nothing is expected of you.");
        var next = request.With(new Seat(seat.Number));
        return Accept(next, new HelpEvent.Released(next, seat, now));
    }

    /// <summary>The reminder has come due; it is for a promise that still stands.</summary>
    public static Decision<HelpRequest> Remind(HelpRequest request, MemberId helper, Instant now) =>
        request.Status == HelpStatus.Open && request.SeatOf(helper) is { } seat
            ? Accept(request, new HelpEvent.ReminderDue(request, seat, now))
            : Accept(request);

    /// <summary>The family closes it, either way; a button cannot ask for anything else.</summary>
    public static Decision<HelpRequest> End(HelpRequest request, MemberId by, HelpStatus how, Instant now)
    {
        if (request.Asker != by)
            return Decline<HelpRequest>("Only the family who asked can close this one.");
        return how is HelpStatus.Sorted or HelpStatus.NotNeeded
            ? Close(request, how, now)
            : Decline<HelpRequest>("A request can be sorted, or not needed any more.");
    }

    /// <summary>Its last day has passed.</summary>
    public static Decision<HelpRequest> Lapse(HelpRequest request, Instant now) =>
        Close(request, HelpStatus.Lapsed, now);

    /// <summary>
    /// The one reminder: the evening before when there is one, else the morning of the day, else (today) two hours
    /// later. Never in the quiet hours; none when nothing fits.
    /// </summary>
    public static Instant? RemindAt(HelpRequest request, DateTimeZone zone, Instant now)
    {
        var today = now.InZone(zone).Date;
        ImmutableArray<Instant> moments = request.Soon switch
        {
            Soon.Today => [now + Duration.FromHours(2)],
            Soon.Tomorrow => [At(request.Until.PlusDays(-1), Evening), At(request.Until, Morning)],
            Soon.ThisWeek or Soon.Anytime => [At(today, Evening), At(today.PlusDays(1), Evening)],
        };
        var end = At(request.Until.PlusDays(1), LocalTime.Midnight);
        foreach (var moment in moments)
        {
            var hour = moment.InZone(zone).Hour;
            if (moment >= now + AtLeast && moment < end && hour is >= 7 and < 21)
                return moment;
        }

        return null;

        Instant At(LocalDate date, LocalTime time) => zone.AtLeniently(date + time).ToInstant();
    }

    /// <summary>The family is forgotten: it is closed, its words and helpers go; the row goes after the card.</summary>
    public static Decision<HelpRequest> ForgetAsker(HelpRequest request, Instant now)
    {
        var next = request with
        {
            What = "",
            Area = "",
            Status = request.Status == HelpStatus.Open ? HelpStatus.NotNeeded : request.Status,
            Seats = [.. request.Seats.Select(seat => new Seat(seat.Number))],
        };
        return Accept(next, new HelpEvent.AskerForgotten(
            next, [.. request.Seats.Select(seat => seat.Thread).OfType<ChannelId>()], now));
    }

    /// <summary>A helper is forgotten, whether the request is open or over.</summary>
    public static Decision<HelpRequest> ForgetHelper(HelpRequest request, MemberId helper, Instant now)
    {
        if (request.SeatOf(helper) is not { } seat)
            return Accept(request);
        var next = request.With(new Seat(seat.Number));
        return Accept(next, new HelpEvent.HelperForgotten(next, seat, now));
    }

    /// <summary>
    /// Its card could not be posted: the family is told, and nothing waits that nobody can see. Unless somebody found
    /// it in the list and has promised: then it goes on without a card.
    /// </summary>
    public static Decision<HelpRequest> NotPosted(HelpRequest request, bool unsure, Instant now)
    {
        if (request.Status != HelpStatus.Open || request.Card is not null || request.Helpers.Any())
            return Accept(request);
        var next = request with { Status = HelpStatus.NotNeeded };
        return Accept(next, new HelpEvent.NotPosted(next, unsure, now));
    }

    /// <summary>A hand-off thread's day is over.</summary>
    public static Decision<HelpRequest> Unthread(HelpRequest request, ChannelId thread, Instant now) =>
        Accept(request, new HelpEvent.HandOffUnwanted(request, thread, now));

    /// <summary>When its last day is over.</summary>
    public static Instant EndOf(HelpRequest request, DateTimeZone zone) =>
        zone.AtStartOfDay(request.Until.PlusDays(1)).ToInstant();

    private static LocalDate LastDay(Soon soon, LocalDate today) => soon switch
    {
        Soon.Today => today,
        Soon.Tomorrow => today.PlusDays(1),
        Soon.ThisWeek or Soon.Anytime => today.PlusDays(6),
    };

    private static Decision<HelpRequest> Take(HelpRequest request, Seat claimed, Instant now)
    {
        var next = request.With(claimed);
        return Accept(next, new HelpEvent.Claimed(next, claimed, now));
    }

    private static Decision<HelpRequest> Close(HelpRequest request, HelpStatus how, Instant now)
    {
        if (request.Status != HelpStatus.Open)
            return Accept(request);
        var next = request with { Status = how };
        return Accept(next, new HelpEvent.Ended(next, now));
    }
}
