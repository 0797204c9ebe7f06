using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Who to call, by country; and where to look for everyone whose country is not here.</summary>
public sealed record Hotlines(ImmutableArray<HotlineCountry> Countries, HotlineCountry Elsewhere)
{
    /// <summary>The country somebody named, by key or name; none: it is not here, or none was named.</summary>
    public HotlineCountry? Find(string named) => Countries.Append(Elsewhere).FirstOrDefault(
        country => country.Key.Equals(named.Trim(), StringComparison.OrdinalIgnoreCase)
            || country.Name.Equals(named.Trim(), StringComparison.OrdinalIgnoreCase));
}
