using MomBot.Sandbox.Bot;
using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.RateLimits;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox;

/// <summary>How a local Discord is started.</summary>
public sealed record SandboxOptions
{
    public static readonly Uri DefaultUrl = new("http://127.0.0.1:4455");

    /// <summary>Loopback only; port 0 takes any that is free.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:0");

    /// <summary>
    /// small, empty, large:N, largest, none, or a JSON file in the form of POST /sandbox/guilds bodies.
    /// </summary>
    public string World { get; init; } = "empty";

    /// <summary>Where people's time begins; null for now.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Whether people's time stands still until it is moved. Tests freeze it.</summary>
    public bool FrozenClock { get; init; }

    /// <summary>Wire time: three seconds, fifteen minutes, rate limits.</summary>
    public TimeProvider WireTime { get; init; } = TimeProvider.System;

    /// <summary>Discord ignores fields it does not know; the sandbox refuses them unless told otherwise.</summary>
    public bool RefuseUnknownFields { get; init; } = true;

    /// <summary>Makes the bot that lives in this process; null leaves the Discord without one.</summary>
    public Func<DiscordWorld, ISandboxBot>? Bot { get; init; }

    /// <summary>Who is told of every event; null means the gateway.</summary>
    public Func<DiscordWorld, IEventSink>? Sink { get; init; }

    /// <summary>Where the bot's database is kept; null for a temporary folder that is removed at exit.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Where every exchange of the bot with the API is written, one JSON line each.</summary>
    public string? TrafficFile { get; init; }

    /// <summary>Discord's limits; off only for load work.</summary>
    public RateLimitOptions RateLimits { get; init; } = new();

    /// <summary>The gateway's figures, Discord's own; others only for tests that would take a day.</summary>
    public GatewayOptions Gateway { get; init; } = new();

    /// <summary>Sees each request before all else; true when it has answered it. For load work.</summary>
    public Func<HttpContext, ValueTask<bool>>? FirstLook { get; init; }

    /// <summary>Whether the program logs to standard error.</summary>
    public bool Logs { get; init; }
}
