using System.Collections.Immutable;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>Something a family could use: dated slots, each with a seat for every pair of hands.</summary>
/// <param name="Asker">The family it is for.</param>
/// <param name="Friend">Who asked in the family's name; none: the family itself.</param>
/// <param name="Category">Its key in <c>config/help-categories.yaml</c>.</param>
/// <param name="CategoryName">How the category was called when it was asked.</param>
/// <param name="What">In the family's own words; sealed at rest, empty once forgotten.</param>
/// <param name="Details">What the category asks besides; sealed at rest.</param>
/// <param name="Area">The key of a neighbourhood of the community's list, never an address; empty: not said.</param>
/// <param name="Quiet">Whose it is, is said only to somebody about to help.</param>
/// <param name="MayWiden">Agreed when it was asked: more people may hear of it when nobody has come.</param>
/// <param name="Enough">Enough for now: what is promised stands, no further seat is offered.</param>
/// <param name="FollowUp">Somebody who looks after the place wants to come back to it.</param>
/// <param name="Note">What they noted, for each other only; sealed at rest.</param>
/// <param name="Channel">Where its card hangs and its private threads open.</param>
/// <param name="Shown">It has a card there; else people are told one by one.</param>
/// <param name="Card">The card; none until Discord has said which message it became.</param>
/// <param name="Thread">The thread that all helpers of a meal train share.</param>
/// <param name="EndsAt">When its last slot is over.</param>
/// <param name="Named">The people the family named, when only they see it.</param>
/// <param name="Claims">All that were ever made, ended ones too, by number.</param>
public sealed record HelpRequest(
    HelpRequestId Id,
    GuildId Guild,
    MemberId Asker,
    MemberId? Friend,
    HelpKind Kind,
    string Category,
    string CategoryName,
    HelpPlace Place,
    string What,
    string Details,
    string Area,
    string AreaName,
    When When,
    Audience Audience,
    bool Quiet,
    bool MayWiden,
    bool Enough,
    HelpStatus Status,
    bool FollowUp,
    string Note,
    ChannelId Channel,
    bool Shown,
    MessageId? Card,
    ChannelId? Thread,
    Instant AskedAt,
    Instant EndsAt,
    ImmutableArray<MemberId> Named,
    ImmutableArray<Slot> Slots,
    ImmutableArray<Claim> Claims,
    int Version)
{
    /// <summary>What a meal train is to leave out, in the family's own words; sealed at rest. Empty: nothing.</summary>
    public string KeepOut { get; init; } = "";

    /// <summary>What was ticked and answered, line by line; sealed at rest.</summary>
    public ImmutableArray<string> Facts { get; init; } = [];

    /// <summary>What is asked for are the category's ready words, which are said in the reader's language.</summary>
    public bool Ready { get; init; }

    /// <summary>Its card hangs in a forum, and its private threads open here; none: beside its card.</summary>
    public ChannelId? ThreadsIn { get; init; }

    /// <summary>The claims that hold a seat, in the order of the slots.</summary>
    public IEnumerable<Claim> Promises() =>
        Claims.Where(claim => claim.HoldsASeat()).OrderBy(claim => claim.Slot).ThenBy(claim => claim.Seat);

    /// <summary>The slots in which somebody helped, once for each seat, when it has ended well.</summary>
    public IEnumerable<Slot> HandsLent() =>
        Status is HelpStatus.Sorted or HelpStatus.Lapsed ? Promises().Select(SlotOf) : [];

    /// <summary>Everyone who holds a seat, once.</summary>
    public IEnumerable<MemberId> Helpers() => Promises().Select(claim => claim.Helper).Distinct();

    /// <summary>What somebody has going in a slot, or in any: a seat, an offer, a place in line.</summary>
    public Claim? Of(MemberId helper, int? slot = null) => Claims.FirstOrDefault(claim =>
        claim.Helper == helper && claim.IsGoing() && (slot is null || claim.Slot == slot));

    /// <summary>Every private thread it has, once.</summary>
    public IEnumerable<ChannelId> Threads() =>
        Claims.Select(claim => claim.Thread).Append(Thread).OfType<ChannelId>().Distinct();

    public Claim? Find(int number) => Claims.FirstOrDefault(claim => claim.Number == number);

    public Slot SlotOf(Claim claim) => Slots.First(slot => slot.Number == claim.Slot);

    /// <summary>The lowest seat of a slot that nobody holds; none: it is full.</summary>
    public int? FreeSeat(Slot slot)
    {
        for (var seat = 1; seat <= slot.Seats; seat++)
        {
            if (!Claims.Any(claim => claim.Slot == slot.Number && claim.Seat == seat && claim.HoldsASeat()))
                return seat;
        }

        return null;
    }

    /// <summary>Slots with room that are not over.</summary>
    public IEnumerable<Slot> FreeSlots(Instant now) =>
        Enough ? [] : Slots.Where(slot => slot.EndsAt > now && FreeSeat(slot) is not null);

    public bool IsOpen() => Status == HelpStatus.Open;

    /// <summary>Whether the family itself chose this very person.</summary>
    public bool Chose(MemberId helper) => Audience.Kind == AudienceKind.Named && Named.Contains(helper);

    /// <summary>Whether it has come to an ending.</summary>
    public bool IsOver() => Status.IsAnEnding();

    /// <summary>The same request with one claim changed, or one more.</summary>
    public HelpRequest With(Claim changed) => this with
    {
        Claims = Find(changed.Number) is { } before ? Claims.Replace(before, changed) : Claims.Add(changed),
    };

    /// <summary>The number the next claim gets.</summary>
    public int NextClaim() => Claims.IsEmpty ? 1 : Claims.Max(claim => claim.Number) + 1;
}

/// <summary>A time at which hands are wanted.</summary>
/// <param name="Number">From 1, in the order of time.</param>
/// <param name="Date">Its local day; the last one, where it spans several.</param>
/// <param name="Seats">How many pairs of hands, from 1.</param>
public sealed record Slot(int Number, LocalDate Date, Instant StartsAt, Instant EndsAt, int Seats = 1);

/// <summary>Somebody's part in a slot: an offer, a place in line, a promise, and how it went.</summary>
/// <param name="Number">From 1, within its request.</param>
/// <param name="Seat">From 1; 0: it holds none.</param>
/// <param name="Thread">The private thread of the two families; none until it is open.</param>
/// <param name="Dish">What will be brought, in the helper's words; sealed at rest for the helper.</param>
/// <param name="AskedAt">When the helper was asked whether it still stands; none: not yet.</param>
/// <param name="Fine">The helper said that it still stands.</param>
public sealed record Claim(
    int Number,
    int Slot,
    int Seat,
    MemberId Helper,
    ClaimState State,
    Instant At,
    ChannelId? Thread = null,
    string Dish = "",
    Instant? AskedAt = null,
    bool Fine = false)
{
    public bool HoldsASeat() => State is ClaimState.Promised or ClaimState.Delivered;

    /// <summary>Whether anything may still come of it.</summary>
    public bool IsGoing() => HoldsASeat() || State is ClaimState.Offered or ClaimState.Standby;
}

/// <summary>Who sees a request.</summary>
/// <param name="Key">The place key of a group's role (<c>stage:newborn</c>), or the key of an area; else empty.</param>
public sealed record Audience(AudienceKind Kind, string Key = "")
{
    public static Audience Everyone { get; } = new(AudienceKind.Everyone);

    public static Audience Named { get; } = new(AudienceKind.Named);

    /// <summary>The people who were in a cohort with her when she asked.</summary>
    public static Audience Cohort { get; } = new(AudienceKind.Group, "cohort");
}
