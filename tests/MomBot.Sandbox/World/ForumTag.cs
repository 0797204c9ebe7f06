namespace MomBot.Sandbox.World;

/// <summary>A tag that posts of a forum can carry.</summary>
public sealed record ForumTag(ulong Id, string Name, bool Moderated, string? EmojiName, ulong? EmojiId = null);
