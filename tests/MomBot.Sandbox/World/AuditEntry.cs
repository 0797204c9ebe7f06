namespace MomBot.Sandbox.World;

/// <summary>One line of a community's audit log; the action by Discord's own name.</summary>
public sealed record AuditEntry(ulong Id, string Action, ulong By, ulong? Target, string? Reason);
