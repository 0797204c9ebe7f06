namespace MomBot.Config;

/// <summary>A stage of family life that a member can choose; its months are half-open, or absent.</summary>
/// <param name="Private">No role, which all could see: its room lets people in one by one.</param>
/// <param name="Led">Whoever facilitates is in its room from the start.</param>
/// <param name="Tender">No news from elsewhere is brought into its room.</param>
public sealed record StageEntry(
    string Key,
    string Name,
    string Description,
    string Role,
    string Channel,
    string Welcome,
    int? FromMonth,
    int? ToMonth,
    bool Private = false,
    bool Led = false,
    bool Tender = false)
{
    /// <summary>The stage it was split off in this community; none: it is one of the file's.</summary>
    public string? SplitFrom { get; init; }
}
