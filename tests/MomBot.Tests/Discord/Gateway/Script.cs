using System.Text.Json.Nodes;
using MomBot.Discord.Gateway;

namespace MomBot.Tests.Discord.Gateway;

/// <summary>Plays both the network and the clock to a session, and keeps what it last wanted.</summary>
internal sealed class Script
{
    public Script(bool compress = false, int seed = 7)
    {
        var options = new GatewayOptions
        {
            Token = "canary", Url = new Uri("wss://gateway.test"), Compress = compress,
            Shard = 1, ShardCount = 3,
        };
        Session = new GatewaySession(options, new Random(seed));
        Feed(new SessionInput.Started());
    }

    public GatewaySession Session { get; }

    public IReadOnlyList<SessionOutput> Last { get; private set; } = [];

    /// <summary>A session that is running, with its READY heard.</summary>
    public static Script Running()
    {
        var script = new Script();
        script.Connected().Hear(Frames.Hello);
        script.Feed(new SessionInput.IdentifyGranted());
        script.Hear(Frames.Ready());
        return script;
    }

    public Script Feed(SessionInput input)
    {
        Last = Session.Step(input);
        return this;
    }

    public Script Connected() => Feed(new SessionInput.Connected());

    public Script Hear(string frame) => Feed(Frames.Arrive(frame));

    public Script Ring(SessionTimer timer, bool deaf = false) => Feed(new SessionInput.TimerRang(timer, deaf));

    /// <summary>The connection ends, the wait passes, the next one opens and greets.</summary>
    public Script ComeBack(int? code = null)
    {
        Feed(new SessionInput.Closed(code));
        return Ring(SessionTimer.Reconnect).Connected().Hear(Frames.Hello);
    }

    public T The<T>()
        where T : SessionOutput => Xunit.Assert.Single(Last.OfType<T>());

    public bool Has<T>()
        where T : SessionOutput => Last.OfType<T>().Any();

    public JsonNode Sent => Frames.Read(The<SessionOutput.Send>().Payload);

    public TimeSpan? Timer(SessionTimer timer) =>
        Last.OfType<SessionOutput.StartTimer>().LastOrDefault(start => start.Timer == timer)?.After;
}
