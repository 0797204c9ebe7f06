using System.Security.Cryptography;
using System.Text;

namespace MomBot.Sandbox.RateLimits;

/// <summary>How many requests one bucket lets through in a window; routes with the same name share it.</summary>
internal sealed record BucketRule(string Name, int Limit, TimeSpan Window)
{
    /// <summary>What <c>X-RateLimit-Bucket</c> says: opaque, and without the top-level resource.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)).AsSpan(0, 16));
}
