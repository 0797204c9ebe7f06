using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Dispatch;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Tests.Features.HelpRequests;

public class HelpForgettingTests
{
    private static readonly MemberId Maya = new(1001);
    private static readonly MemberId Ana = new(1002);
    private static readonly ChannelId Thread = new(850);
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);

    private static readonly HelpRequest Open = new(
        new HelpRequestId(5001), new GuildId(700), Maya, "meals", "A meal", "soup for four", "Riverside", Soon.Today,
        new LocalDate(2026, 11, 2), HelpStatus.Open, new ChannelId(801), new MessageId(901), Now,
        [new Seat(1, Ana, Thread, Now), new Seat(2)], 3);

    [Fact]
    public void WhenTheFamilyIsForgotten_TheCardLosesTheirWords_AndThePrivateThreadGoesAtOnce()
    {
        var (next, happened) = Decided(HelpRules.ForgetAsker(Open, Now));
        var effects = HelpViews.Tell(happened);

        Assert.Equal((HelpStatus.NotNeeded, "", ""), (next.Status, next.What, next.Area));
        Assert.Empty(next.Helpers);
        Assert.DoesNotContain("soup", Words(Assert.Single(effects.OfType<Effect.UpdateCard>()).Card));
        Assert.Equal(Thread, Assert.Single(effects.OfType<Effect.DeleteThread>()).Thread);
        Assert.IsType<ForgetRequest>(Assert.Single(effects.OfType<Effect.Later>()).Action);
    }

    [Theory]
    [InlineData(HelpStatus.Sorted)]
    [InlineData(HelpStatus.Lapsed)]
    public void WhenTheirRequestWasOver_ItEndsAsItEnded(HelpStatus status) =>
        Assert.Equal(status, Decided(HelpRules.ForgetAsker(Open with { Status = status }, Now)).Next.Status);

    [Theory]
    [InlineData(HelpStatus.Open, 1)]
    [InlineData(HelpStatus.Sorted, 0)]
    public void WhenAHelperIsForgotten_TheSeatIsEmpty_AndTheFamilyHearsWithoutAName(HelpStatus status, int told)
    {
        var (next, happened) = Decided(HelpRules.ForgetHelper(Open with { Status = status }, Ana, Now));
        var effects = HelpViews.Tell(happened);

        Assert.Null(next.SeatOf(Ana));
        Assert.Equal("soup for four", next.What);
        Assert.Equal(Thread, Assert.Single(effects.OfType<Effect.DeleteThread>()).Thread);
        Assert.DoesNotContain($"{Ana.Value}", Words(Assert.Single(effects.OfType<Effect.UpdateCard>()).Card));
        Assert.Equal(told, effects.OfType<Effect.Tell>().Count());
        Assert.All(effects.OfType<Effect.Tell>(), tell => Assert.DoesNotContain($"{Ana.Value}", Words(tell.Card)));
    }

    [Fact]
    public void WhenTheCardWasStillOnItsWay_ItIsRedrawnOnceItArrives()
    {
        var forgotten = Decided(HelpRules.ForgetAsker(Open with { Card = null }, Now)).Next;

        var (_, placed) = Decided(HelpRules.Place(forgotten, new MessageId(901), Now));

        Assert.DoesNotContain("soup", Words(Assert.Single(HelpViews.Tell(placed).OfType<Effect.UpdateCard>()).Card));
    }

    private static (HelpRequest Next, HelpEvent Happened) Decided(Decision<HelpRequest> decision)
    {
        var (next, events) = Assert.IsType<Decision<HelpRequest>.Accepted>(decision);
        return (next, Assert.IsAssignableFrom<HelpEvent>(Assert.Single(events)));
    }

    private static string Words(Card card) => string.Join('\n', card.Parts.OfType<CardPart.Paragraph>()
        .Select(part => new TextRenderer((_, _) => null).Markdown(part.Words, "en")));
}
