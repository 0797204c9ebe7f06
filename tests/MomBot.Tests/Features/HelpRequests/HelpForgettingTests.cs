using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>What goes when somebody asks to be forgotten.</summary>
public class HelpForgettingTests
{
    private static readonly HelpRequest Open = Some.OpenRequest(hands: 2)
        .With(Some.Promise(Some.Ana, thread: Some.Thread)) with { Named = [Some.Ana], Note = "ask on Thursday" };

    [Fact]
    public void WhenTheFamilyIsForgotten_TheCardLosesTheirWords_AndThePrivateThreadGoesAtOnce()
    {
        var (next, happened) = Decided(HelpRules.ForgetAsker(Open, [], Some.Now));
        var effects = HelpViews.Tell(happened);

        Assert.Equal((HelpStatus.NotNeeded, "", "", ""), (next.Status, next.What, next.Details, next.Note));
        Assert.Empty(next.Claims);
        Assert.Empty(next.Named);
        Assert.DoesNotContain("supper", CardPicture.Of(Assert.Single(effects.OfType<Effect.UpdateCard>()).Card));
        Assert.Equal(Some.Thread, Assert.Single(effects.OfType<Effect.DeleteThread>()).Thread);
        Assert.IsType<ForgetRequest>(Assert.Single(effects.OfType<Effect.Later>()).Action);
    }

    [Theory]
    [InlineData(HelpStatus.Sorted)]
    [InlineData(HelpStatus.Lapsed)]
    public void WhenTheirRequestWasOver_ItEndsAsItEnded(HelpStatus status) =>
        Assert.Equal(status, Decided(HelpRules.ForgetAsker(Open with { Status = status }, [], Some.Now)).Next.Status);

    [Theory]
    [InlineData(HelpStatus.Open, 1)]
    [InlineData(HelpStatus.Sorted, 0)]
    public void WhenAHelperIsForgotten_TheSeatIsEmpty_AndTheFamilyHearsWithoutAName(HelpStatus status, int told)
    {
        var (next, happened) = Decided(HelpRules.ForgetHelper(Open with { Status = status }, Some.Ana, [], Some.Now));
        var effects = HelpViews.Tell(happened);

        Assert.Empty(next.Claims);
        Assert.Empty(next.Named);
        Assert.StartsWith("A warm supper", next.What);
        Assert.Equal(Some.Thread, Assert.Single(effects.OfType<Effect.DeleteThread>()).Thread);
        Assert.DoesNotContain($"{Some.Ana.Value}",
            CardPicture.Of(Assert.Single(effects.OfType<Effect.UpdateCard>()).Card));
        Assert.Equal(told, effects.OfType<Effect.Tell>().Count());
        Assert.All(effects.OfType<Effect.Tell>(), tell =>
            Assert.DoesNotContain($"{Some.Ana.Value}", CardPicture.Of(tell.Card)));
    }

    [Fact]
    public void WhenTheCardWasStillOnItsWay_ItIsRedrawnOnceItArrives()
    {
        var forgotten = Decided(HelpRules.ForgetAsker(Open with { Card = null }, [], Some.Now)).Next;

        var (_, placed) = Decided(HelpRules.Place(forgotten, new MessageId(901), Some.Now));

        Assert.DoesNotContain("supper",
            CardPicture.Of(Assert.Single(HelpViews.Tell(placed).OfType<Effect.UpdateCard>()).Card));
    }

    private static (HelpRequest Next, HelpEvent Happened) Decided(Decision<HelpRequest> decision)
    {
        var (next, events) = Assert.IsType<Decision<HelpRequest>.Accepted>(decision);
        return (next, Assert.IsAssignableFrom<HelpEvent>(Assert.Single(events)));
    }
}
