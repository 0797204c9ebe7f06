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

    /// <summary>And so the next connection resumes, where 1000 or 1001 would have ended the session.</summary>
    [Fact]
    public void WhenWeLeaveToComeBack_OurCodeKeepsTheSession()
    {
        var script = Script.Running().Hear(Frames.Reconnect);

        Assert.Equal(4900, script.The<SessionOutput.Close>().Code);
        Assert.IsType<CloseMeaning.Resume>(CloseCodes.Decide(script.The<SessionOutput.Close>().Code));
        script.Ring(SessionTimer.Reconnect).Connected().Hear(Frames.Hello);
        Assert.Equal(6, (int)script.Sent["op"]!);
    }
}
