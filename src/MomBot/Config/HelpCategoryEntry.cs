namespace MomBot.Config;

/// <summary>Something people can ask a hand for, and the line that explains it in the form.</summary>
public sealed record HelpCategoryEntry(string Key, string Name, string Hint, bool Enabled);
