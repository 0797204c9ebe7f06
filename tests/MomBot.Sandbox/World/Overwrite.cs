namespace MomBot.Sandbox.World;

/// <summary>What a channel gives or takes from one role or one member.</summary>
public sealed record Overwrite(ulong Id, bool ForMember, Permission Allow, Permission Deny);
