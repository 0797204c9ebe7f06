using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>What <c>GET /gateway/bot</c> says about starting sessions; <c>ResetAfter</c> is in milliseconds.</summary>
public sealed record SessionStartLimit(int Total, int Remaining, int ResetAfter, int MaxConcurrency)
{
    public JsonObject ToJson() => new()
    {
        ["total"] = Total,
        ["remaining"] = Remaining,
        ["reset_after"] = ResetAfter,
        ["max_concurrency"] = MaxConcurrency,
    };
}
