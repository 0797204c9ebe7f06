using MomBot.EndToEndTests.Sandbox;

namespace MomBot.EndToEndTests.SandboxLimits;

/// <summary>One documented limit: what stands exactly at it is taken, and one more is refused.</summary>
/// <param name="Rule">What is limited, in a few words; the same words stand in RULES.md.</param>
/// <param name="Last">The last number that is taken.</param>
/// <param name="Ask">The request that asks for so many. #general, guild and the like stand for ids.</param>
/// <param name="Refusal">A code of Discord's, or the place in the body and the problem there (which is 50035).</param>
internal sealed record Limit(string Rule, int Last, Func<int, Ask> Ask, string Refusal)
{
    /// <summary>How the refused number differs from the last that is taken: one more, or one less.</summary>
    public int Step { get; init; } = 1;

    /// <summary>Brings so many into being beforehand, where what is limited is how many there are.</summary>
    public Action<Stand, int>? Fill { get; init; }

    public override string ToString() => Rule;
}

/// <summary>A request as the bot sends it; files are given by their sizes.</summary>
internal sealed record Ask(string Method, string Path, string? Body = null)
{
    public IReadOnlyList<int> Files { get; init; } = [];
}
