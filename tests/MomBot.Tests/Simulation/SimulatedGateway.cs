using System.Globalization;
using System.Text;
using System.Text.Json;
using MomBot.Discord.Gateway;

namespace MomBot.Tests.Simulation;

/// <summary>
/// Discord's side of the gateway and the bot's own session machine, without a socket between: what Discord tells is
/// numbered, lost with a connection, and told again after RESUME.
/// </summary>
internal sealed class SimulatedGateway(SimulatedDiscord discord, Random random)
{
    private readonly List<(long Sequence, string Frame)> _told = [];
    private readonly List<SessionOutput.Dispatch> _arrived = [];
    private GatewaySession _session = null!;
    private Action? _meanwhile;
    private bool _connected;
    private bool _identified;
    private long _sequence;

    /// <summary>A process starts: it knows of no session.</summary>
    public void Start()
    {
        _session = new GatewaySession(
            new GatewayOptions { Token = SimulatedDiscord.Token, Url = new Uri("ws://discord.test"), Compress = false },
            random);
        (_connected, _identified) = (false, false);
        _told.Clear();
        _arrived.Clear();
        Do(_session.Step(new SessionInput.Started()));
    }

    /// <summary>Tells the bot something, or keeps it for RESUME while the line is down.</summary>
    public void Tell(string name, string payload)
    {
        if (!_identified)
            return; // Nobody has a session: it is told to nobody.
        var frame = string.Create(
            CultureInfo.InvariantCulture, $$"""{"op":0,"s":{{++_sequence}},"t":"{{name}}","d":{{payload}}}""");
        _told.Add((_sequence, frame));
        if (_connected)
            Hear(frame);
    }

    /// <summary>The line breaks; it comes back, and what was missed is told again.</summary>
    public void Disconnect(int? code)
    {
        if (_connected)
            Do(_session.Step(new SessionInput.Closed(code)));
    }

    /// <summary>How many sessions were begun anew.</summary>
    public int Identified { get; private set; }

    /// <summary>The line breaks, and something happens before it is back.</summary>
    /// <param name="code">How it was closed; none: it just went.</param>
    public void Break(int? code, Action meanwhile)
    {
        _connected = false;
        _meanwhile = meanwhile;
        Do(_session.Step(new SessionInput.Closed(code)));
    }

    /// <summary>Discord asks for another line, and the old session goes on there.</summary>
    public void AskToReconnect(Action meanwhile)
    {
        _meanwhile = meanwhile;
        Hear("""{"op":7,"d":null}""");
    }

    /// <summary>What has arrived for the handlers since the last look.</summary>
    public IReadOnlyList<SessionOutput.Dispatch> Take()
    {
        var arrived = _arrived.ToArray();
        _arrived.Clear();
        return arrived;
    }

    private void Hear(string frame) => Do(_session.Step(new SessionInput.FrameArrived(Encoding.UTF8.GetBytes(frame))));

    private void Do(IReadOnlyList<SessionOutput> outputs)
    {
        foreach (var output in outputs)
        {
            switch (output)
            {
                case SessionOutput.Connect:
                    _connected = true;
                    Do(_session.Step(new SessionInput.Connected()));
                    Hear("""{"op":10,"d":{"heartbeat_interval":41250}}""");
                    break;
                case SessionOutput.Drop:
                    _connected = false;
                    break;
                case SessionOutput.StartTimer { Timer: SessionTimer.Reconnect }:
                    _connected = false;
                    var meanwhile = _meanwhile;
                    _meanwhile = null;
                    meanwhile?.Invoke();
                    Do(_session.Step(new SessionInput.TimerRang(SessionTimer.Reconnect, Deaf: false)));
                    break;
                case SessionOutput.AskToIdentify:
                    Do(_session.Step(new SessionInput.IdentifyGranted()));
                    break;
                case SessionOutput.Send send:
                    Answer(send.Payload);
                    break;
                case SessionOutput.Dispatch dispatch:
                    _arrived.Add(dispatch);
                    break;
            }
        }
    }

    private void Answer(ReadOnlyMemory<byte> payload)
    {
        using var sent = JsonDocument.Parse(payload);
        switch (sent.RootElement.GetProperty("op").GetInt32())
        {
            case 2:
                _told.Clear();
                Identified++;
                (_sequence, _identified) = (0, true);
                Tell("READY", $$"""
                    {"v":10,"user":{"id":"{{SimulatedDiscord.Bot}}","username":"mombot"},
                     "application":{"id":"{{SimulatedDiscord.Application}}"},"session_id":"s{{random.Next()}}",
                     "resume_gateway_url":"ws://discord.test","guilds":[{"id":"{{SimulatedDiscord.Guild}}"}]}
                    """);
                Tell("GUILD_CREATE", discord.GuildJson());
                break;
            case 6:
                var from = sent.RootElement.GetProperty("d").GetProperty("seq").GetInt64();
                // Discord replays a little more than was missed.
                foreach (var (sequence, frame) in _told.Where(told => told.Sequence > from - random.Next(3)).ToArray())
                    Hear(frame);
                Tell("RESUMED", "{}");
                break;
        }
    }
}
