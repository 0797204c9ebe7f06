using System.Collections.Immutable;
using Dapper;

namespace MomBot.Data.Safety;

/// <summary>What those who run a community chose to show first when somebody needs help.</summary>
/// <param name="Country">The key of a country in <c>hotlines.yaml</c>; none: nobody chose.</param>
/// <param name="Lines">Lines of its own, beside the country's; never instead of the emergency number.</param>
public sealed record LocalSupport(string? Country, ImmutableArray<LocalLine> Lines)
{
    /// <summary>The most lines a community may add.</summary>
    public const int MostLines = 5;

    public static readonly LocalSupport None = new(null, []);
}

/// <summary>A line a community added.</summary>
[method: ExplicitConstructor]
public sealed record LocalLine(long Id, string Name, string Contact, string Hours);
