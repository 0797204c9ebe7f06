using MomBot.Data;
using MomBot.Dispatch;
using MomBot.Features.CheckIns;

namespace MomBot.Tests.Features.CheckIns;

public class TakenAnswersTests
{
    [Fact]
    public void WhatSheTakesWithHer()
    {
        var hanging = SomeRound.Answer with { Message = new MessageId(9100) };

        Assert.Equal(
            "On 2026-11-25 09:00 UTC you answered \"What would a day of rest hold for you?\" You wished for ears. https://discord.com/channels/700/902/9100",
            Said(CheckInViews.Exported(hanging, SomeRound.Open())));
        Assert.Equal(
            "On 2026-11-25 09:00 UTC you answered \"What would a day of rest hold for you?\"",
            Said(CheckInViews.Exported(SomeRound.Answer with { Need = null }, SomeRound.Open())));
        Assert.Equal(
            "On 2026-11-25 09:00 UTC you told something of your own. You wished for ears.",
            Said(CheckInViews.Exported(SomeRound.Answer, null)));

        static string Said(Text words) => new TextRenderer((_, _) => null).OnPaper(words, "en");
    }
}
