using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>What holds for every request, whatever people do and whenever they do it.</summary>
public class HelpLawTests
{
    private static readonly MemberId[] People = [Some.Maya, Some.Ana, Some.Ifeoma, Some.Lucia, new(1005)];

    /// <summary>Ana is kept apart from the family, Ifeoma from Lucia.</summary>
    private static readonly KeptApart Apart = new(
    [
        (Some.Maya, Some.Ana), (Some.Ana, Some.Maya), (Some.Ifeoma, Some.Lucia), (Some.Lucia, Some.Ifeoma),
    ]);

    private static readonly Gen<Act> Acts =
        from what in Gen.Frequency(
            (8, Gen.Constant(What.Claim)), (3, Gen.Constant(What.StandBy)), (4, Gen.Constant(What.Release)),
            (2, Gen.Constant(What.Fine)), (2, Gen.Constant(What.Late)), (2, Gen.Constant(What.Offer)),
            (2, Gen.Constant(What.GiveOn)), (1, Gen.Constant(What.Enough)), (1, Gen.Constant(What.Rest)),
            (1, Gen.Constant(What.Yes)), (1, Gen.Constant(What.End)), (1, Gen.Constant(What.Part)),
            (1, Gen.Constant(What.Forget)))
        from who in Gen.Elements(People)
        from number in Gen.Choose(1, 4)
        from yes in Gen.Elements(true, true, false)
        from minutes in Gen.Elements(0, 1, 20, 45, 200, 700, 1500, 4000)
        select new Act(what, who, number, yes, minutes);

    private static readonly Gen<Story> Stories =
        from kind in Gen.Choose(0, 7)
        from hour in Gen.Choose(0, 23)
        from seed in Gen.Choose(0, int.MaxValue)
        from acts in Acts.ArrayOf()
        select new Story(kind, hour, seed, [.. acts]);

    [Fact]
    public void EveryRequestComesToAnEndingWithinItsHorizonWhateverPeopleDo() => Always(1000, (life, story) =>
    {
        Live(life, story, _ => true);
        life.Until(life.Request.EndsAt + Duration.FromSeconds(1));
        return life.Request.IsOver();
    });

    [Fact]
    public void ASeatHasOneHelperAHelperOneSeatOfASlotAndNobodyLosesASeatToSomebodyElse() =>
        Always(1000, (life, story) =>
    {
        var before = life.Request;
        return Live(life, story, act =>
        {
            var after = life.Request;
            var holds = Sound(after) && before.Promises().All(claim => StillHolds(before, after, claim, act));
            before = after;
            return holds;
        });
    });

    [Fact]
    public void WhoIsKeptApartNeverMeets() => Always(1000, (life, story) => Live(life, story, _ =>
        life.Inside.Values.All(NobodyApart)
        && !life.Request.Helpers().Contains(Some.Ana)
        && life.Request.Slots.All(slot => NobodyApart(
            [.. life.Request.Promises().Where(claim => claim.Slot == slot.Number).Select(claim => claim.Helper)]))
        && life.Told.All(told => told.Who != Some.Ana || told.Of.IsOver()
            || told.Of.Claims.Any(claim => claim.Helper == Some.Ana && !claim.IsGoing()))));

    /// <summary>Somebody kept apart from the family presses at every moment of every story.</summary>
    [Fact]
    public void WhoIsKeptApartReadsWordForWordWhatOneReadsWhoseSeatWasTaken() => Always(300, (life, story) =>
        Live(life, story, act =>
        {
            var (kept, anyone) = (new MemberId(1011), new MemberId(1012));
            var apart = new KeptApart(Apart.Pairs.Add((Some.Maya, kept)).Add((kept, Some.Maya)));
            var full = Filled(life.Request);
            return Said(HelpRules.Claim(life.Request, act.Number, kept, apart, Some.Berlin, life.Now))
                    == Said(HelpRules.Claim(full, act.Number, anyone, apart, Some.Berlin, life.Now))
                && Said(HelpRules.StandBy(life.Request, act.Number, kept, apart, Some.Berlin, life.Now))
                    == Said(HelpRules.StandBy(full, act.Number, anyone, apart, Some.Berlin, life.Now));
        }));

    [Fact]
    public void TwoHelpersKeptApartLaterOnAreInNoSlotAndNoThreadTogether() => Always(300, (life, story) =>
        Live(life, story, act =>
        {
            life.Press((request, now) => HelpRules.Part(
                request, Some.Ifeoma, Some.Lucia, Apart, Some.Berlin, now));
            return life.Inside.Values.All(NobodyApart) && life.Request.Slots.All(slot => NobodyApart(
                [.. life.Request.Promises().Where(claim => claim.Slot == slot.Number).Select(claim => claim.Helper)]));
        }, HelpersLater));

    [Fact]
    public void NobodyIsInAThreadOfAMealTrainLongerThanFromTwoDaysBeforeToADayAfter() => Always(300, (life, story) =>
    {
        if (story.Kind != 7)
            return true;
        Live(life, story, _ => true);
        life.Until(life.Request.EndsAt + Duration.FromHours(49));
        return life.Inside.Count == 0;
    });

    /// <summary>Shown firing: a family that could be met by somebody it is kept apart from is caught.</summary>
    [Fact]
    public void AnOpenDoorForSomebodyKeptApartIsCaught() =>
        Assert.ThrowsAny<Exception>(() => Always(1000, (life, story) =>
        Live(life, story, _ => !life.Request.Helpers().Contains(Some.Ana), KeptApart.Nobody)));

    /// <summary>Before they were kept apart: only Ana and the family are.</summary>
    private static KeptApart HelpersLater { get; } =
        new([(Some.Maya, Some.Ana), (Some.Ana, Some.Maya)]);

    /// <summary>The same request with every seat taken.</summary>
    private static HelpRequest Filled(HelpRequest request)
    {
        var next = request with { Enough = false };
        foreach (var slot in request.Slots)
        {
            while (next.FreeSeat(slot) is { } seat)
            {
                var number = next.NextClaim();
                next = next.With(new Claim(
                    number, slot.Number, seat, new MemberId(2000 + number), ClaimState.Promised, Some.Now));
            }
        }

        return next;
    }

    /// <summary>What the presser notices of a decision.</summary>
    private static string Said(Decision<HelpRequest> decision) => decision switch
    {
        Decision<HelpRequest>.Declined(var why) => why.Format,
        Decision<HelpRequest>.Accepted(_, var events) => string.Join(", ", events.Select(each => each.GetType().Name)),
        _ => "gone",
    };

    private static void Always(int stories, Func<HelpLife, Story, bool> holds) => Prop.ForAll(
        Stories.ToArbitrary(), story => holds(new HelpLife(RequestOf(story), Apart, new Random(story.Seed)), story))
        .Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(stories).WithQuietOnSuccess(true));

    private static bool Live(HelpLife life, Story story, Func<Act, bool> holds, KeptApart? apart = null)
    {
        life.Begin(isNew: story.Seed % 3 == 0);
        foreach (var act in story.Acts)
        {
            life.Until(life.Now + Duration.FromMinutes(act.Minutes));
            life.Press((request, now) => Rule(request, act, apart ?? Apart, now));
            if (!holds(act))
                return false;
        }

        return true;
    }

    private static HelpRequest RequestOf(Story story)
    {
        var now = Some.Now + Duration.FromHours(story.Hour);
        var slots = story.Kind switch
        {
            < 5 => HelpTimes.Slots((When)story.Kind, 1 + (story.Seed % 2), Some.Berlin, now),
            5 or 6 => HelpTimes.SlotsOn(
                [Some.Today.PlusDays(2), Some.Today.PlusDays(3)], (PartOfDay)(story.Seed % 4), 2, Some.Berlin, now),
            _ => MealTrain.Slots(Pace.EveryOther, Weeks.Two, DropWindow.Evening, Some.Berlin, now),
        };
        return Some.OpenRequest() with
        {
            When = story.Kind < 5 ? (When)story.Kind : When.Dates,
            Kind = story.Kind == 7 ? HelpKind.Train : HelpKind.Hands,
            Place = story.Seed % 5 == 1 ? HelpPlace.Home : HelpPlace.Doorstep,
            Friend = story.Seed % 7 == 1 ? new MemberId(1009) : null,
            Card = null,
            AskedAt = now,
            Slots = slots,
        };
    }

    private static Decision<HelpRequest> Rule(HelpRequest request, Act act, KeptApart apart, Instant now) =>
        act.What switch
    {
        What.Claim => HelpRules.Claim(request, act.Number, act.Who, apart, Some.Berlin, now),
        What.StandBy => HelpRules.StandBy(request, act.Number, act.Who, apart, Some.Berlin, now),
        What.Release => HelpRules.Release(request, null, act.Who, apart, Some.Berlin, now),
        What.Fine => HelpRules.SayFine(request, act.Number, act.Who),
        What.Late => HelpRules.RunLate(request, act.Number, act.Who, now),
        What.Offer => HelpRules.AnswerOffer(request, act.Number, Some.Maya, act.Yes, apart, Some.Berlin, now),
        What.GiveOn => HelpRules.GiveSeatOn(request, act.Number, Some.Maya, !act.Yes, apart, Some.Berlin, now),
        What.Enough => HelpRules.SayEnough(request, Some.Maya, act.Yes, Some.Berlin, now),
        What.Rest => HelpRules.Rest(request, act.Yes, Some.Berlin, now),
        What.Yes => act.Number == 1
            ? HelpRules.AnswerFriend(request, Some.Maya, act.Yes, Some.Berlin, now)
            : HelpRules.LetThrough(request, Some.Berlin, now),
        What.End => HelpRules.End(request, act.Who, HelpStatus.Sorted, now),
        What.Part => HelpRules.Part(request, Some.Maya, act.Who, apart, Some.Berlin, now),
        What.Forget => HelpRules.ForgetHelper(request, act.Who, [], now),
    };

    private static bool Sound(HelpRequest request) =>
        request.Promises().GroupBy(claim => (claim.Slot, claim.Seat)).All(seat => seat.Count() == 1)
        && request.Claims.Where(claim => claim.IsGoing()).GroupBy(claim => (claim.Slot, claim.Helper))
            .All(one => one.Count() == 1)
        && request.Promises()
            .All(claim => claim.Seat >= 1 && claim.Seat <= request.SlotOf(claim).Seats
            && claim.Helper != request.Asker);

    private static bool StillHolds(HelpRequest before, HelpRequest after, Claim claim, Act act) =>
        after.IsOver()
        || after.Promises().Any(each => each.Number == claim.Number && each.Helper == claim.Helper)
        || act.What is What.Release or What.Forget or What.Part && act.Who == claim.Helper
        || act.What == What.GiveOn && act.Number == claim.Number;

    private static bool NobodyApart(HashSet<MemberId> people) =>
        !people.Any(one => people.Any(other => Apart.Are(one, other)));

    private enum What
    {
        Claim,
        StandBy,
        Release,
        Fine,
        Late,
        Offer,
        GiveOn,
        Enough,
        Rest,
        Yes,
        End,
        Part,
        Forget,
    }

    private sealed record Act(What What, MemberId Who, int Number, bool Yes, int Minutes);

    private sealed record Story(int Kind, int Hour, int Seed, ImmutableArray<Act> Acts);
}
