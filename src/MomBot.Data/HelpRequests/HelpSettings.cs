using System.Collections.Immutable;
using Dapper;

namespace MomBot.Data.HelpRequests;

/// <summary>How a community runs its help: its areas, and what it changed about the shipped categories.</summary>
public sealed record HelpSettings(
    GuildId Guild, ImmutableArray<HelpArea> Areas, ImmutableArray<CategoryChoice> Categories)
{
    public string NameOfArea(string key) => Areas.FirstOrDefault(area => area.Key == key)?.Name ?? "";
}

/// <summary>A neighbourhood, as the admins call it.</summary>
/// <param name="Key">Small letters, digits and hyphens; kept when the name changes.</param>
[method: ExplicitConstructor]
public sealed record HelpArea(string Key, string Name);

/// <summary>A category switched on or off here, or called otherwise.</summary>
/// <param name="Name">Empty: as shipped.</param>
[method: ExplicitConstructor]
public sealed record CategoryChoice(string Key, bool Enabled, string Name);
