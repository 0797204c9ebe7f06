using System.Text;
using MomBot.Discord.Gateway;
using Xunit;

namespace MomBot.Tests.Discord.Gateway;

public class PassingOverTests
{
    /// <summary>Whichever way Discord orders the fields, and whatever an event that nobody needs says.</summary>
    [Theory]
    [InlineData("""{"t":"TYPING_START","s":2,"op":0,"d":{"user_id":"9"}}""", true)]
    [InlineData("""{"d":{"t":"READY","op":10},"op":0,"s":2,"t":"MESSAGE_CREATE"}""", true)]
    [InlineData("""{"t":"THREAD_UPDATE","s":2,"op":0,"d":{"never ended""", true)]
    [InlineData("""{"t":"GUILD_MEMBER_REMOVE","s":2,"op":0,"d":{"guild_id":"1","user":{"id":"9"}}}""", false)]
    [InlineData("""{"t":"INTERACTION_CREATE","s":2,"op":0,"d":{}}""", false)]
    [InlineData("""{"t":"TYPING_START","op":0,"d":{}}""", false)]
    [InlineData("""{"t":null,"s":null,"op":11,"d":null}""", false)]
    [InlineData("""{"t":"TYPING_START","s":"2","op":0}""", false)]
    [InlineData("""["t"]""", false)]
    [InlineData("", false)]
    public void WhenNobodyNeedsAnEvent_ItIsPassedOverAndCountsAsHeard(string frame, bool passes)
    {
        var script = Script.Running();

        Assert.Equal(passes, script.Session.Passes(Encoding.UTF8.GetBytes(frame)));
        Assert.Equal(passes ? 2 : 1, (long)script.Ring(SessionTimer.Heartbeat).Sent["d"]!);
        script.Session.Passes(Encoding.UTF8.GetBytes(Frames.Dispatch(3, "TYPING_START", "{}")));
        Assert.False(script.Ring(SessionTimer.Heartbeat).Has<SessionOutput.Close>()); // It was a sign of life.
    }

    [Fact]
    public void BeforeTheSessionRuns_NothingIsPassedOver() => Assert.False(
        new Script().Connected().Session.Passes(Encoding.UTF8.GetBytes(Frames.Dispatch(2, "TYPING_START", "{}"))));
}
