using MomBot.Discord.Gateway;
using MomBot.Discord.Wire;
using MomBot.Tests.Support;
using Xunit;

namespace MomBot.Tests.Discord.Gateway;

public class GatewayClientTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedNetwork _network = new();
    private readonly ListeningLogger<GatewayClient> _log = new();
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task WhenDiscordSpeaks_EventsReachTheHandlersInOrder()
    {
        var client = NewClient();
        var running = client.RunAsync(_stop.Token);
        var socket = await Begin();
        socket.Say(Frames.MemberLeft(2)).Say(Frames.MemberLeft(3));

        Assert.IsType<GatewayEvent.Ready>((await client.Dispatches.ReadAsync()).Event);
        Assert.Equal(2, (await client.Dispatches.ReadAsync()).Sequence);
        Assert.Equal(3, (await client.Dispatches.ReadAsync()).Sequence);

        await _stop.CancelAsync();
        await running;
        Assert.Equal(4900, await socket.Left);
    }

    [Fact]
    public async Task WhenNobodyNeedsAnEvent_NoHandlerSeesIt_AndAResumeDoesNotAskForItAgain()
    {
        var client = NewClient();
        _ = client.RunAsync(_stop.Token);
        var socket = await Begin();
        await client.Dispatches.ReadAsync();
        socket.Say(Frames.Dispatch(2, "TYPING_START", "{}")).Say(Frames.Dispatch(3, "MESSAGE_CREATE", "{}"));
        socket.Say(Frames.MemberLeft(4));

        Assert.Equal(4, (await client.Dispatches.ReadAsync()).Sequence);
        socket.Say(Frames.Dispatch(5, "TYPING_START", "{}")).Close(null);
        var next = _network.Next();
        await _time.PassUntilDone(next, TimeSpan.FromSeconds(1));
        (await next).Say(Frames.Hello);
        Assert.Equal(5, (long)(await (await next).Heard())["d"]!["seq"]!);
        await _stop.CancelAsync();
    }

    [Fact]
    public async Task WhenHandlersAreSlow_ReadingStopsAndHeartbeatsGoOn()
    {
        var client = NewClient(backlog: 1);
        _ = client.RunAsync(_stop.Token);
        var socket = await Begin();
        socket.Say(Frames.MemberLeft(2)).Say(Frames.MemberLeft(3));
        await _log.WhenSaid("reads no further");

        for (var beat = 0; beat < 5; beat++)
        {
            var heard = socket.Heard();
            await _time.PassUntilDone(heard, TimeSpan.FromSeconds(40));
            Assert.Equal(1, (int)(await heard)["op"]!);
        }

        Assert.Equal(2, socket.Unread);
        for (var sequence = 1; sequence <= 3; sequence++)
            Assert.Equal(sequence, (await client.Dispatches.ReadAsync()).Sequence);
        Assert.False(socket.Left.IsCompleted);
        await _stop.CancelAsync();
    }

    [Fact]
    public async Task WhenTheConnectionIsLost_ItIsResumedOnANewOne()
    {
        var client = NewClient();
        _ = client.RunAsync(_stop.Token);
        (await Begin()).Close(null);

        var next = _network.Next();
        await _time.PassUntilDone(next, TimeSpan.FromSeconds(1));
        var second = await next;
        Assert.Equal("resume.test", second.Url!.Host);
        second.Say(Frames.Hello);
        Assert.Equal(6, (int)(await second.Heard())["op"]!);
        await _stop.CancelAsync();
    }

    [Fact]
    public async Task WhenDiscordWillNotHaveUs_RunningEndsWithTheSentence()
    {
        var client = NewClient();
        var running = client.RunAsync(_stop.Token);
        (await Begin()).Close(4004);

        var fatal = await Assert.ThrowsAsync<GatewayFatalException>(() => running);
        Assert.StartsWith("Discord did not accept the token.", fatal.Message);
        while (await client.Dispatches.WaitToReadAsync())
            client.Dispatches.TryRead(out _);
    }

    [Fact]
    public async Task WhenManyCommandsAreSent_TheyKeepTheLimitAndHeartbeatsDoNotWait()
    {
        var client = NewClient();
        _ = client.RunAsync(_stop.Token);
        var socket = await Begin();
        await client.Dispatches.ReadAsync();
        for (var i = 0; i < 200; i++)
            client.AskForMembers(new Snowflake(1), [new Snowflake((ulong)i)]);
        for (var i = 0; i < 109; i++) // One of 120 was the identify, ten are kept for heartbeats.
            Assert.Equal(8, (int)(await socket.Heard())["op"]!);

        socket.Say(Frames.BeatNow);
        Assert.Equal(1, (int)(await socket.Heard())["op"]!);
        await _stop.CancelAsync();
    }

    /// <summary>What was said on the old connection does not count on the new one. (twilight #1975)</summary>
    [Fact]
    public async Task WhenANewConnectionBegins_ItsLimitBeginsAnew()
    {
        var client = NewClient();
        _ = client.RunAsync(_stop.Token);
        var first = await Begin();
        await client.Dispatches.ReadAsync();
        for (var i = 0; i < 109; i++)
        {
            client.AskForMembers(new Snowflake(1), [new Snowflake((ulong)i)]);
            Assert.Equal(8, (int)(await first.Heard())["op"]!);
        }

        first.Close(null);
        var next = _network.Next();
        await _time.PassUntilDone(next, TimeSpan.FromSeconds(1));
        var second = (await next).Say(Frames.Hello);
        Assert.Equal(6, (int)(await second.Heard())["op"]!);
        second.Say(Frames.Resumed(2));
        await client.Dispatches.ReadAsync();
        client.AskForMembers(new Snowflake(1), [new Snowflake(5)]);

        Assert.Equal(8, (int)(await second.Heard())["op"]!); // at once: no clock was moved
        await _stop.CancelAsync();
    }

    [Fact]
    public void WhenShardsStart_EachKeyIdentifiesOnceInFiveSeconds()
    {
        var gate = new IdentifyGate(new SessionStartLimit { MaxConcurrency = 2 }, _time);

        Assert.Equal([0, 0, 5, 5, 10], Enumerable.Range(0, 5).Select(shard => gate.Take(shard).TotalSeconds));
    }

    [Fact]
    public void WhenTheDaysSessionsAreUsedUp_TheNextOneWaitsForTheReset()
    {
        var limit = new SessionStartLimit { Total = 1000, Remaining = 1, ResetAfter = 3_600_000 };
        var gate = new IdentifyGate(limit, _time);

        Assert.Equal(TimeSpan.Zero, gate.Take(0));
        Assert.Equal(TimeSpan.FromHours(1), gate.Take(0));
    }

    private async Task<ScriptedSocket> Begin()
    {
        var socket = await _network.Next();
        socket.Say(Frames.Hello);
        Assert.Equal(2, (int)(await socket.Heard())["op"]!);
        return socket.Say(Frames.Ready());
    }

    private GatewayClient NewClient(int backlog = 100) => new(
        new GatewayOptions
        {
            Token = "canary", Url = new Uri("wss://gateway.test"), Compress = false, Backlog = backlog,
        },
        _network.NewSocket, new IdentifyGate(new SessionStartLimit(), _time), _time, new Random(3),
        _log);
}
