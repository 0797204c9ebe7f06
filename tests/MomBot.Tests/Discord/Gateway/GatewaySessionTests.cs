using MomBot.Discord.Gateway;
using MomBot.Discord.Wire;
using Xunit;

namespace MomBot.Tests.Discord.Gateway;

public class GatewaySessionTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(40);

    [Fact]
    public void WhenItStarts_ItConnectsWithVersionAndEncoding()
    {
        Assert.Equal("wss://gateway.test/?v=10&encoding=json", $"{new Script().The<SessionOutput.Connect>().Url}");
        Assert.EndsWith("&compress=zlib-stream", new Script(compress: true).The<SessionOutput.Connect>().Url.Query);
    }

    /// <summary>Whoever resumes sooner is not heard, and thinks it was. (twilight #1973)</summary>
    [Fact]
    public void BeforeHello_NothingIsSaid_NeitherIdentifyNorResume()
    {
        Assert.False(new Script().Connected().Has<SessionOutput.Send>());
        var again = Script.Running().Hear(Frames.Reconnect).Ring(SessionTimer.Reconnect);

        Assert.False(again.Connected().Has<SessionOutput.Send>());
        Assert.False(again.Has<SessionOutput.AskToIdentify>());
    }

    [Fact]
    public void WhenHelloComes_ItWaitsItsTurnAndIdentifies()
    {
        var script = new Script().Connected().Hear(Frames.Hello);

        Assert.True(script.Has<SessionOutput.AskToIdentify>());
        Assert.False(script.Has<SessionOutput.Send>());
        var identify = script.Feed(new SessionInput.IdentifyGranted()).Sent;
        Assert.Equal(2, (int)identify["op"]!);
        Assert.Equal("canary", (string)identify["d"]!["token"]!);
        Assert.Equal("[1,3]", identify["d"]!["shard"]!.ToJsonString());
        Assert.Equal((1 << 0) | (1 << 1), (int)identify["d"]!["intents"]!);
    }

    [Fact]
    public void WhenHelloComes_TheFirstHeartbeatIsJitteredAndTheNextIsNot()
    {
        var firsts = Enumerable.Range(0, 50)
            .Select(seed => new Script(seed: seed).Connected().Hear(Frames.Hello).Timer(SessionTimer.Heartbeat)!.Value)
            .ToArray();

        Assert.All(firsts, first => Assert.InRange(first, TimeSpan.Zero, Interval));
        Assert.True(firsts.Max() - firsts.Min() > Interval / 2);
        var beating = new Script().Connected().Hear(Frames.Hello).Ring(SessionTimer.Heartbeat);
        Assert.Equal(Interval, beating.Timer(SessionTimer.Heartbeat));
    }

    [Fact]
    public void WhenNothingWasReceivedYet_TheHeartbeatSaysNull()
    {
        var beat = new Script().Connected().Hear(Frames.Hello).Ring(SessionTimer.Heartbeat).Sent;

        Assert.Equal("""{"op":1,"d":null}""", beat.ToJsonString());
    }

    [Fact]
    public void WhenEventsWereReceived_TheHeartbeatSaysTheLastSequence()
    {
        var script = Script.Running().Hear(Frames.MemberLeft(8));

        Assert.Equal(8, (long)script.Ring(SessionTimer.Heartbeat).Sent["d"]!);
    }

    [Fact]
    public void WhenDiscordAsksForAHeartbeat_ItIsSentAtOnceAndUrgently()
    {
        var script = Script.Running().Hear(Frames.BeatNow);

        Assert.Equal(1, (int)script.Sent["op"]!);
        Assert.True(script.The<SessionOutput.Send>().Urgent);
    }

    [Fact]
    public void WhenHeartbeatsGoUnanswered_ItLeavesWithoutEndingTheSessionAndResumes()
    {
        var script = Script.Running().Ring(SessionTimer.Heartbeat).Ring(SessionTimer.Heartbeat);

        Assert.Equal(4900, script.The<SessionOutput.Close>().Code);
        script.Ring(SessionTimer.Reconnect);
        Assert.Equal("resume.test", script.The<SessionOutput.Connect>().Url.Host);
        Assert.Equal(6, (int)script.Connected().Hear(Frames.Hello).Sent["op"]!);
    }

    [Fact]
    public void WhenOtherFramesCome_OneLateAckIsForgivenButNotTwo()
    {
        var script = Script.Running().Ring(SessionTimer.Heartbeat).Hear(Frames.MemberLeft(2));
        Assert.False(script.Ring(SessionTimer.Heartbeat).Has<SessionOutput.Close>());

        script.Hear(Frames.MemberLeft(3));
        Assert.True(script.Ring(SessionTimer.Heartbeat).Has<SessionOutput.Close>());
    }

    [Fact]
    public void WhenAcksCome_ItStays()
    {
        var script = Script.Running();
        for (var i = 0; i < 10; i++)
            Assert.False(script.Ring(SessionTimer.Heartbeat).Has<SessionOutput.Close>()
                || script.Hear(Frames.Ack).Has<SessionOutput.Close>());
    }

    [Fact]
    public void WhenWeOurselvesDoNotRead_SilenceIsNotADeadConnection()
    {
        var script = Script.Running();
        for (var i = 0; i < 5; i++)
        {
            Assert.False(script.Ring(SessionTimer.Heartbeat, deaf: true).Has<SessionOutput.Close>());
            Assert.False(script.Ring(SessionTimer.Watchdog, deaf: true).Has<SessionOutput.Close>());
        }
    }

    [Fact]
    public void WhenNothingIsHeardForTwoIntervals_TheWatchdogLeaves()
    {
        var script = Script.Running().Ring(SessionTimer.Watchdog).Ring(SessionTimer.Watchdog);
        Assert.False(script.Has<SessionOutput.Close>());

        Assert.Equal(4900, script.Ring(SessionTimer.Watchdog).The<SessionOutput.Close>().Code);
    }

    [Fact]
    public void WhenHelloNeverComes_ItTriesAgain()
    {
        var script = new Script().Connected().Ring(SessionTimer.Watchdog);

        Assert.True(script.Has<SessionOutput.Close>());
        Assert.True(script.Ring(SessionTimer.Reconnect).Has<SessionOutput.Connect>());
    }

    [Fact]
    public void WhenDiscordAsksToReconnect_ItResumesWhereItStopped()
    {
        var script = Script.Running().Hear(Frames.MemberLeft(5)).Hear(Frames.Reconnect);
        Assert.Equal(4900, script.The<SessionOutput.Close>().Code);

        script.Ring(SessionTimer.Reconnect).Connected();
        Assert.False(script.Has<SessionOutput.Send>()); // RESUME waits for HELLO.
        Assert.Equal(
            """{"op":6,"d":{"token":"canary","session_id":"s1","seq":5}}""",
            script.Hear(Frames.Hello).Sent.ToJsonString());
    }

    [Fact]
    public void WhenTheSessionIsInvalidButResumable_ItResumes()
    {
        var script = Script.Running().Hear(Frames.Invalid(resumable: true)).Ring(SessionTimer.Reconnect);

        Assert.Equal(6, (int)script.Connected().Hear(Frames.Hello).Sent["op"]!);
    }

    [Fact]
    public void WhenTheSessionIsInvalid_ItComesBackToTheFirstAddressAndIdentifies()
    {
        var script = Script.Running().Hear(Frames.Invalid(resumable: false));
        Assert.InRange(script.Timer(SessionTimer.Reconnect)!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

        script.Ring(SessionTimer.Reconnect);
        Assert.Equal("gateway.test", script.The<SessionOutput.Connect>().Url.Host);
        Assert.True(script.Connected().Hear(Frames.Hello).Has<SessionOutput.AskToIdentify>());
    }

    [Theory]
    [InlineData(null, 6)]
    [InlineData(4000, 6)]
    [InlineData(4008, 6)]
    public void WhenTheConnectionIsLost_ItResumes(int? code, int opcode) =>
        Assert.Equal(opcode, (int)Script.Running().ComeBack(code).Sent["op"]!);

    [Theory]
    [InlineData(1000)]
    [InlineData(4007)]
    [InlineData(4009)]
    public void WhenTheCloseEndsTheSession_ItIdentifies(int code) =>
        Assert.True(Script.Running().ComeBack(code).Has<SessionOutput.AskToIdentify>());

    [Fact]
    public void WhenDiscordWillNotHaveUs_ItStopsForGood()
    {
        var script = Script.Running().Feed(new SessionInput.Closed(4014));

        Assert.Contains("Server Members Intent", script.The<SessionOutput.Fatal>().Reason);
        Assert.Empty(script.Ring(SessionTimer.Reconnect).Last);
    }

    [Fact]
    public void WhenTheResumeAddressDoesNotAnswer_ItIsNotTriedTwice()
    {
        var script = Script.Running().Feed(new SessionInput.Closed(null)).Ring(SessionTimer.Reconnect);
        Assert.Equal("resume.test", script.The<SessionOutput.Connect>().Url.Host);

        script.Feed(new SessionInput.ConnectFailed("dead")).Ring(SessionTimer.Reconnect);
        Assert.Equal("gateway.test", script.The<SessionOutput.Connect>().Url.Host);
        Assert.Equal(6, (int)script.Connected().Hear(Frames.Hello).Sent["op"]!);
    }

    [Fact]
    public void WhenResumingFailsTwice_ANewSessionBegins()
    {
        var script = Script.Running().ComeBack().ComeBack();
        Assert.Equal(6, (int)script.Sent["op"]!);

        Assert.True(script.ComeBack().Has<SessionOutput.AskToIdentify>());
    }

    [Fact]
    public void WhenTheNetworkIsGone_TheWaitsGrowToAMinuteAndTheSessionIsKept()
    {
        var script = Script.Running().Feed(new SessionInput.Closed(null));
        Assert.True(script.Timer(SessionTimer.Reconnect) < TimeSpan.FromSeconds(1));

        for (var i = 0; i < 20; i++)
            script.Ring(SessionTimer.Reconnect).Feed(new SessionInput.ConnectFailed("no network"));

        Assert.InRange(script.Timer(SessionTimer.Reconnect)!.Value, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
        var resume = script.Ring(SessionTimer.Reconnect).Connected().Hear(Frames.Hello).Sent;
        Assert.Equal("s1", (string)resume["d"]!["session_id"]!);
    }

    [Fact]
    public void WhenReplayBringsWhatIsInHand_ItIsNotDispatchedTwice()
    {
        var script = Script.Running().Hear(Frames.MemberLeft(2)).ComeBack();

        Assert.False(script.Hear(Frames.MemberLeft(2)).Has<SessionOutput.Dispatch>());
        Assert.True(script.Hear(Frames.MemberLeft(3)).Has<SessionOutput.Dispatch>());
        Assert.IsType<GatewayEvent.Resumed>(script.Hear(Frames.Resumed(4)).The<SessionOutput.Dispatch>().Event);
    }

    [Fact]
    public void WhenAFrameCannotBeRead_ItIsSkippedAndTheNextIsNot()
    {
        var script = Script.Running().Hear("{\"op\":0,\"s\":2,\"t\":\"INTERACTION_CREATE\",\"d\":{\"id\":{}}}");
        Assert.DoesNotContain("id", script.The<SessionOutput.Malformed>().Reason);
        Assert.True(script.Hear("garbage").Has<SessionOutput.Malformed>());

        Assert.True(script.Hear(Frames.MemberLeft(3)).Has<SessionOutput.Dispatch>());
    }

    [Fact]
    public void WhenWeAskWhoIsStillThere_ItGoesOutOnceThereIsASession_AndTheMissingAreTold()
    {
        var wanted = new SessionInput.MembersWanted(new Snowflake(1), [new Snowflake(9), new Snowflake(10)]);
        Assert.False(new Script().Feed(wanted).Has<SessionOutput.Send>());

        var script = Script.Running().Feed(wanted);
        Assert.Equal(
            """{"op":8,"d":{"guild_id":"1","limit":0,"user_ids":["9","10"]}}""", script.Sent.ToJsonString());
        Assert.False(script.The<SessionOutput.Send>().Urgent);
        script.Hear(Frames.Dispatch(2, "GUILD_MEMBERS_CHUNK", """
            {"guild_id":"1","members":[{"user":{"id":"9"},"roles":[]}],"chunk_index":0,"chunk_count":1,"not_found":["10"]}
            """));
        var missing = Assert.IsType<GatewayEvent.MembersMissing>(script.The<SessionOutput.Dispatch>().Event);
        Assert.Equal((new Snowflake(1), new Snowflake(10)), (missing.GuildId, Assert.Single(missing.Users)));
    }

    [Fact]
    public void WhenAPayloadWouldBeTooLong_ItIsNotSent() =>
        Assert.Throws<InvalidOperationException>(() => Script.Running().Feed(new SessionInput.MembersWanted(
            new Snowflake(1), [.. Enumerable.Range(1, 1_000).Select(id => new Snowflake((ulong)id))])));

    /// <summary>Another Discord may greet with another interval. (twilight #1974)</summary>
    [Fact]
    public void WhenANewConnectionGreetsWithAnotherInterval_HeartbeatsKeepToThat()
    {
        var script = Script.Running().Feed(new SessionInput.Closed(null)).Ring(SessionTimer.Reconnect).Connected();

        script.Hear("""{"op":10,"d":{"heartbeat_interval":10000}}""");
        Assert.InRange(script.Timer(SessionTimer.Heartbeat)!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(
            TimeSpan.FromSeconds(10), script.Ring(SessionTimer.Heartbeat).Timer(SessionTimer.Heartbeat));
    }
}
