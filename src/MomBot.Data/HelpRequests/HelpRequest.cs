using System.Collections.Immutable;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>Something a family could use, with one seat for each pair of hands.</summary>
/// <param name="Category">Its key in <c>config/help-categories.yaml</c>.</param>
/// <param name="CategoryName">How the category was called when it was asked.</param>
/// <param name="What">In the family's own words; sealed at rest, empty once forgotten.</param>
/// <param name="Area">A neighbourhood, never an address; sealed at rest.</param>
/// <param name="Until">The last local day it is of use.</param>
/// <param name="Channel">Where its card hangs.</param>
/// <param name="Card">The card; none until Discord has said which message it became.</param>
public sealed record HelpRequest(
    HelpRequestId Id,
    GuildId Guild,
    MemberId Asker,
    string Category,
    string CategoryName,
    string What,
    string Area,
    Soon Soon,
    LocalDate Until,
    HelpStatus Status,
    ChannelId Channel,
    MessageId? Card,
    Instant AskedAt,
    ImmutableArray<Seat> Seats,
    int Version)
{
    /// <summary>The seat somebody has promised to fill; none: it is not theirs.</summary>
    public Seat? SeatOf(MemberId helper) => Seats.FirstOrDefault(seat => seat.Helper == helper);

    public bool HasFreeSeat => Seats.Any(seat => seat.Helper is null);

    public IEnumerable<MemberId> Helpers =>
        Seats.Where(seat => seat.Helper is not null).Select(seat => seat.Helper!.Value);

    /// <summary>The same request with one seat changed.</summary>
    public HelpRequest With(Seat changed) =>
        this with { Seats = [.. Seats.Select(seat => seat.Number == changed.Number ? changed : seat)] };
}

/// <summary>Room for one helper.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Helper">Who promised; none: open.</param>
/// <param name="Thread">The private thread of the two families; none until it is open.</param>
public sealed record Seat(int Number, MemberId? Helper = null, ChannelId? Thread = null, Instant? ClaimedAt = null);

/// <summary>How soon a hand is needed.</summary>
public enum Soon
{
    Today,
    Tomorrow,
    ThisWeek,
    Anytime,
}

/// <summary>Where a request stands. Every one of the last three is a kind ending.</summary>
public enum HelpStatus
{
    Open,
    Sorted,
    NotNeeded,
    Lapsed,
}
