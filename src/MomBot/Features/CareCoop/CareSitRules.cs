using MomBot.Data;
using MomBot.Data.CareCoop;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.CareCoop;

/// <summary>
/// What may happen to care that was written down. It counts when both say the same, or when a facilitator decides;
/// silence never books anything.
/// </summary>
public static class CareSitRules
{
    /// <summary>The longest that one entry may be, in quarter hours.</summary>
    public const int Longest = 96;

    /// <summary>The most children of one entry.</summary>
    public const int MostChildren = 8;

    /// <summary>How long the other may say nothing before facilitators see it.</summary>
    public static readonly Duration Patience = Duration.FromHours(72);

    /// <summary>How long something that was booked may be called into question.</summary>
    public static readonly Duration Remembered = Duration.FromDays(30);

    private static readonly Text Limits =
        "That can't be booked now: one of the two balances would go past what the co-op agreed on. It stays written down. *Ask a facilitator* helps: they can give hours or decide.";

    private static readonly Text NotYours = "This one is between two other families.";

    /// <summary>One of the two writes down what there was.</summary>
    /// <param name="apart">
    /// The two are kept apart: then it reads, word for word, as if the other had never joined.
    /// </param>
    public static Decision<CareMatter> Propose(
        CareSit draft, CareHolding sitter, CareHolding family, MemberId by, bool apart, Instant now)
    {
        if (sitter.Account.Member == family.Account.Member)
            return Decline<CareMatter>("That takes two families. Who was the other one?");
        var mine = sitter.Account.Member == by ? sitter : family;
        var other = sitter.Account.Member == by ? family : sitter;
        if (mine.Account.State == CareAccountState.Left)
            return Decline<CareMatter>(CareRules.NotIn);
        if (other.Account.State == CareAccountState.Left || apart)
        {
            return Decline<CareMatter>(
                "They are not in the co-op here. Once they have joined with /coop, write it down again.");
        }

        if (!InRange(draft.Quarters, draft.Children))
            return Decline<CareMatter>(OutOfRange);
        var sit = draft with
        {
            Sitter = Party(sitter),
            Family = Party(family),
            SaidBySitter = sitter.Account.Member == by,
            State = CareSitState.Proposed,
            At = now,
        };
        return Accept(new CareMatter(sit, sitter.Terms), new CareEvent.Proposed(sit, now));
    }

    /// <summary>The other says that it was so.</summary>
    public static Decision<CareMatter> Agree(CareMatter matter, MemberId by, Instant now) => matter.Sit switch
    {
        var sit when sit.PartyOf(by) is null => Decline<CareMatter>(NotYours),
        { State: CareSitState.Booked } => Accept(matter), // a second press changes nothing
        { State: CareSitState.Void } => Decline<CareMatter>(IsVoid),
        { Sitter.IsActive: false } or { Family.IsActive: false } => Decline<CareMatter>(OneLeft),
        var sit when sit.Speaker.Member == by =>
            Decline<CareMatter>("You wrote this down. It counts when the other family says so too."),
        var sit when !CareLedger.Fits(sit, matter.Terms, CareLedger.Worth(sit.Quarters, sit.Children) - sit.Booked) =>
            Decline<CareMatter>(Limits),
        _ => Book(matter, decided: false, now),
    };

    /// <summary>One of the two remembers it differently. The other may agree to that; facilitators see it.</summary>
    public static Decision<CareMatter> Dispute(CareMatter matter, MemberId by, CareSaid said, Instant now)
    {
        var sit = matter.Sit;
        if (sit.PartyOf(by) is not { } party)
            return Decline<CareMatter>(NotYours);
        if (!InRange(said.Quarters, said.Children))
            return Decline<CareMatter>(OutOfRange);
        if (sit.State == CareSitState.Void)
            return Decline<CareMatter>(IsVoid);
        if (sit.State == CareSitState.Booked && now > sit.At + Remembered)
        {
            return Decline<CareMatter>(
                "That is more than 30 days ago. A facilitator can still give hours, if it matters.");
        }

        if (!sit.Sitter.IsActive || !sit.Family.IsActive)
            return Decline<CareMatter>(OneLeft);
        var isOwn = sit.Speaker == party && sit.State != CareSitState.Booked;
        var next = sit with
        {
            Quarters = said.Quarters,
            Children = said.Children,
            SaidBySitter = party == sit.Sitter,
            Before = isOwn || IsCalledIntoQuestion(sit) ? sit.Before : new CareSaid(sit.Quarters, sit.Children),
            State = isOwn ? sit.State : CareSitState.Disputed,
        };
        return next == sit ? Accept(matter) : Accept(matter with { Sit = next }, new CareEvent.Disputed(next, now));
    }

    /// <summary>One of the two would rather have a facilitator look.</summary>
    public static Decision<CareMatter> AskFacilitator(CareMatter matter, MemberId by, Instant now) =>
        matter.Sit.PartyOf(by) is null ? Decline<CareMatter>(NotYours)
            : !matter.Sit.Sitter.IsActive || !matter.Sit.Family.IsActive ? Decline<CareMatter>(OneLeft)
            : Wait(matter, now);

    /// <summary>Nobody has said anything for long.</summary>
    public static Decision<CareMatter> Wait(CareMatter matter, Instant now)
    {
        if (matter.Sit.State != CareSitState.Proposed)
            return Accept(matter);
        var next = matter.Sit with { State = CareSitState.Disputed };
        return Accept(matter with { Sit = next }, new CareEvent.Waiting(next, now));
    }

    /// <summary>Whoever spoke last takes it back: what was booked before counts again, if anything was.</summary>
    public static Decision<CareMatter> TakeBack(CareMatter matter, MemberId by, Instant now)
    {
        var sit = matter.Sit;
        if (sit.PartyOf(by) is null)
            return Decline<CareMatter>(NotYours);
        if (sit.State == CareSitState.Void)
            return Accept(matter);
        if (sit.State == CareSitState.Booked)
        {
            return Decline<CareMatter>(
                "Both of you said that it was so, and it is booked. *It was different* is the way to change it.");
        }

        return sit.Speaker.Member == by
            ? Drop(matter, now)
            : Decline<CareMatter>("The other family wrote this down. Say *That's right*, or how it was.");
    }

    /// <summary>A facilitator who is neither of the two decides. No care at all is a decision too.</summary>
    public static Decision<CareMatter> Decide(CareMatter matter, MemberId by, CareSaid said, Instant now)
    {
        if (matter.Sit.PartyOf(by) is not null)
            return Decline<CareMatter>("You are one of the two. Another facilitator decides this one.");
        if (matter.Sit.State != CareSitState.Disputed)
            return Decline<CareMatter>("The two have settled it meanwhile.");
        if (!matter.Sit.Sitter.IsActive || !matter.Sit.Family.IsActive)
            return Decline<CareMatter>(OneLeft);
        if (said.Quarters == 0)
            return Nothing(matter, decided: true, now);
        return InRange(said.Quarters, said.Children)
            ? Book(
                matter with { Sit = matter.Sit with { Quarters = said.Quarters, Children = said.Children } },
                decided: true,
                now)
            : Decline<CareMatter>(OutOfRange);
    }

    /// <summary>One of the two is no longer in the co-op: what was booked stays, what was not is dropped.</summary>
    public static Decision<CareMatter> PartWays(CareMatter matter, Instant now)
    {
        if (matter.Sit.State is CareSitState.Booked or CareSitState.Void)
            return Accept(matter);
        if (AsBooked(matter.Sit) is { } booked)
            return Accept(matter with { Sit = booked });
        var next = matter.Sit with { State = CareSitState.Void };
        return Accept(matter with { Sit = next }, new CareEvent.Parted(next, now));
    }

    private static Text OutOfRange => "Please choose a time of at most a day, and one to eight children.";

    private static Text IsVoid => "This one was taken back. Nothing is booked for it.";

    private static Text OneLeft =>
        "One of the two has left the co-op, so this can't be booked. A facilitator can give hours.";

    /// <summary>It was booked, and then remembered differently: what was booked is not forgotten over that.</summary>
    private static bool IsCalledIntoQuestion(CareSit sit) => sit is { State: CareSitState.Disputed, Booked: > 0 };

    private static bool InRange(int quarters, int children) =>
        quarters is >= 1 and <= Longest && children is >= 1 and <= MostChildren;

    private static CareParty Party(CareHolding holding) => new(
        holding.Account.Id,
        holding.Account.Member,
        holding.Account.State == CareAccountState.Active,
        holding.Balance);

    private static Decision<CareMatter> Book(CareMatter matter, bool decided, Instant now)
    {
        var next = matter.Sit with { State = CareSitState.Booked, Before = null };
        return Accept(
            matter with
            {
                Sit = next,
                Added = CareLedger.Settle(matter.Sit, CareLedger.Worth(next.Quarters, next.Children), now),
            },
            new CareEvent.Booked(next, decided, now));
    }

    /// <summary>Back to what was booked before; if nothing was, it is void.</summary>
    private static Decision<CareMatter> Drop(CareMatter matter, Instant now) => AsBooked(matter.Sit) is { } booked
        ? Accept(matter with { Sit = booked }, new CareEvent.Booked(booked, Decided: false, now))
        : Nothing(matter, decided: false, now);

    private static CareSit? AsBooked(CareSit sit) => sit is { Booked: > 0, Before: { } before }
        ? sit with
        {
            Quarters = before.Quarters,
            Children = before.Children,
            SaidBySitter = !sit.SaidBySitter,
            Before = null,
            State = CareSitState.Booked,
        }
        : null;

    private static Decision<CareMatter> Nothing(CareMatter matter, bool decided, Instant now)
    {
        var next = matter.Sit with { State = CareSitState.Void };
        return Accept(
            matter with { Sit = next, Added = CareLedger.Settle(matter.Sit, 0, now) },
            new CareEvent.Voided(next, decided, now));
    }
}
