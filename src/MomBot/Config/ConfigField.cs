namespace MomBot.Config;

/// <summary>A field that a part of a file may have, with the value its example shows.</summary>
internal sealed record ConfigField(string Name, string Example);
