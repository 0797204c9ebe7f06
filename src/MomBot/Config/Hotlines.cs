using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Who to call, by country; and where to look for everyone whose country is not here.</summary>
public sealed record Hotlines(ImmutableArray<HotlineCountry> Countries, HotlineCountry Elsewhere);
