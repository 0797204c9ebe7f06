using MomBot.Discord.Gateway;
using Xunit;

namespace MomBot.Tests.Discord.Gateway;

public class CloseCodesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(1006)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4005)]
    [InlineData(4008)]
    [InlineData(4999)]
    public void WhenTheSessionLivesOn_ItIsResumed(int? code) =>
        Assert.IsType<CloseMeaning.Resume>(CloseCodes.Decide(code));

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(4003)]
    [InlineData(4007)]
    [InlineData(4009)]
    public void WhenTheSessionIsOver_ANewOneBegins(int code) =>
        Assert.IsType<CloseMeaning.Identify>(CloseCodes.Decide(code));

    [Theory]
    [InlineData(4004, "DISCORD_TOKEN")]
    [InlineData(4010, "shard settings")]
    [InlineData(4011, "Raise the shard count")]
    [InlineData(4012, "Update MomBot")]
    [InlineData(4013, "Update MomBot")]
    [InlineData(4014, "Server Members Intent")]
    public void WhenTryingAgainCannotHelp_TheReasonNamesTheFix(int code, string fix) =>
        Assert.Contains(fix, Assert.IsType<CloseMeaning.Stop>(CloseCodes.Decide(code)).Reason);

    [Fact]
    public void WhenWeLeaveToComeBack_OurCodeKeepsTheSession() =>
        Assert.NotInRange(CloseCodes.Resuming, CloseCodes.Normal, CloseCodes.GoingAway);
}
