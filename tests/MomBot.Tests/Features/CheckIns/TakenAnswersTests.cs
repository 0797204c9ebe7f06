using MomBot.Data;
using MomBot.Features.CheckIns;

namespace MomBot.Tests.Features.CheckIns;

public class TakenAnswersTests
{
    [Fact]
    public void WhatSheTakesWithHer()
    {
        var hanging = SomeRound.Answer with { Message = new MessageId(9100) };

        Assert.Equal(
            "On 2026-11-25T09:00:00Z you answered \"What would a day of rest hold for you?\" and wished for ears: https://discord.com/channels/700/902/9100.",
            CheckInViews.Exported(hanging, SomeRound.Open()));
        Assert.Equal(
            "On 2026-11-25T09:00:00Z you answered \"What would a day of rest hold for you?\".",
            CheckInViews.Exported(SomeRound.Answer with { Need = null }, SomeRound.Open()));
        Assert.Equal(
            "On 2026-11-25T09:00:00Z you told something of your own and wished for ears.",
            CheckInViews.Exported(SomeRound.Answer, null));
    }
}
