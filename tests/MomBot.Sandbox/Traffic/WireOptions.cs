using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.RateLimits;

namespace MomBot.Sandbox.Traffic;

/// <summary>What the wire of one sandbox is made with; its time is wire time, never people's time.</summary>
public sealed record WireOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public int Seed { get; init; } = 1;

    /// <summary>Where clients are told to resume; null means beside the address where they came in.</summary>
    public Uri? ResumeUrl { get; init; }

    /// <summary>The file of <c>--traffic</c>.</summary>
    public string? TrafficFile { get; init; }

    public GatewayOptions Gateway { get; init; } = new();

    public RateLimitOptions RateLimits { get; init; } = new();
}
