using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>Whatever several people press in whatever order, the promises of a request hold.</summary>
public class HelpStoryTests
{
    private static readonly MemberId[] People = [Some.Maya, Some.Ana, Some.Ifeoma, Some.Lucia];

    private static readonly Gen<Press> Presses =
        from who in Gen.Elements(People)
        from what in Gen.Frequency(
            (6, Gen.Constant(What.Claim)), (4, Gen.Constant(What.Release)), (1, Gen.Constant(What.Sort)),
            (1, Gen.Constant(What.CallOff)), (1, Gen.Constant(What.Lapse)), (3, Gen.Constant(What.Thread)))
        from seat in Gen.Choose(1, 3)
        from thread in Gen.Choose(100, 103)
        select new Press(who, what, seat, new ChannelId(thread));

    private static readonly Gen<(int Hands, Press[] Presses)> Stories =
        from hands in Gen.Choose(1, 3)
        from presses in Presses.ArrayOf()
        select (hands, presses);

    [Fact]
    public void EverySeatHasAtMostOneHelperEveryHelperOneSeatAndNeverTheFamily() => Always((before, _, after, _) =>
    {
        var helpers = after.Helpers.ToList();
        return helpers.Distinct().Count() == helpers.Count
            && !helpers.Contains(after.Asker)
            && after.Seats.Select(seat => seat.Number).SequenceEqual(before.Seats.Select(seat => seat.Number))
            && after.Seats.All(seat => seat.Thread is null || seat.Helper is not null);
    });

    [Fact]
    public void NobodyLosesASeatToSomebodyElse() => Always((before, press, after, _) =>
        before.Seats.Zip(after.Seats).All(pair => pair.First.Helper is null
            || pair.Second.Helper == pair.First.Helper
            || (pair.Second.Helper is null && press is { What: What.Release } && press.Who == pair.First.Helper)));

    [Fact]
    public void AnEndingIsFinal() => Always((before, _, after, _) =>
        before.Status == HelpStatus.Open
        || (after.Status == before.Status && after.Helpers.SequenceEqual(before.Helpers)));

    [Fact]
    public void NothingChangesWithoutAnEventThatTellsIt() => Always((before, press, after, events) => press.What switch
    {
        What.Claim => Tells(before, after, events.OfType<HelpEvent.Claimed>().Count()),
        What.Release => Tells(before, after, events.OfType<HelpEvent.Released>().Count()),
        What.Sort or What.CallOff or What.Lapse => Tells(before, after, events.OfType<HelpEvent.Ended>().Count()),
        What.Thread => Tells(before, after, events.OfType<HelpEvent.HandOffOpened>().Count()),
    });

    /// <summary>Shown firing: a rule that lets the newest press win is caught by the same stories.</summary>
    [Fact]
    public void ARuleThatGivesASeatAwayIsCaught() => Assert.ThrowsAny<Exception>(() => Always(
        (before, press, after, _) => before.Seats.Zip(after.Seats).All(pair =>
            pair.First.Helper is null || pair.Second.Helper is null || pair.Second.Helper == pair.First.Helper),
        (request, press) => press.What == What.Claim
            ? Decision.Accept(request.With(request.Seats[0] with { Helper = press.Who }))
            : Apply(request, press)));

    private static void Always(
        Func<HelpRequest, Press, HelpRequest, DomainEvent[], bool> holds,
        Func<HelpRequest, Press, Decision<HelpRequest>>? rules = null) =>
        Prop.ForAll(Stories.ToArbitrary(), story =>
        {
            var request = Some.OpenRequest(hands: story.Hands);
            foreach (var press in story.Presses)
            {
                if ((rules ?? Apply)(request, press) is not Decision<HelpRequest>.Accepted(var next, var events))
                    continue;
                if (!holds(request, press, next, [.. events]))
                    return false;
                request = next;
            }

            return true;
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true));

    private static bool Tells(HelpRequest before, HelpRequest after, int events) =>
        Same(before, after) ? events == 0 : events == 1;

    private static bool Same(HelpRequest before, HelpRequest after) =>
        before.Status == after.Status && before.Seats.SequenceEqual(after.Seats);

    private static Decision<HelpRequest> Apply(HelpRequest request, Press press) => press.What switch
    {
        What.Claim => HelpRules.Claim(request, press.Who, Some.Now),
        What.Release => HelpRules.Release(request, press.Who, Some.Now),
        What.Sort => HelpRules.End(request, press.Who, HelpStatus.Sorted, Some.Now),
        What.CallOff => HelpRules.End(request, press.Who, HelpStatus.NotNeeded, Some.Now),
        What.Lapse => HelpRules.Lapse(request, Some.Now),
        What.Thread => HelpRules.OpenHandOff(request, press.Seat, press.Who, press.Thread, Some.Berlin, Some.Now),
    };

    private enum What
    {
        Claim,
        Release,
        Sort,
        CallOff,
        Lapse,
        Thread,
    }

    private sealed record Press(MemberId Who, What What, int Seat, ChannelId Thread);
}
