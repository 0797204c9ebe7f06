namespace MomBot.Config;

/// <summary>A stage of family life that a member can choose; its months are half-open, or absent.</summary>
/// <param name="Private">No role, which all could see: its room lets people in one by one.</param>
public sealed record StageEntry(
    string Key,
    string Name,
    string Description,
    string Role,
    string Channel,
    string Welcome,
    int? FromMonth,
    int? ToMonth,
    bool Private = false);
