using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>A country's lines, the emergency number first.</summary>
public sealed record HotlineCountry(string Key, string Name, ImmutableArray<Hotline> Lines);
