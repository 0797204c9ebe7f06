namespace MomBot.Sandbox.World;

/// <summary>Someone with a Discord account: a parent, or the bot.</summary>
public sealed class User(ulong id, string name, bool bot = false)
{
    public ulong Id { get; } = id;

    public string Name { get; } = name;

    public bool Bot { get; } = bot;

    public string Username { get; } = UsernameOf(name);

    public string Locale { get; set; } = "en-US";

    /// <summary>
    /// See Discord docs: Users Resource (usernames are lower case letters, digits, dots and underscores).
    /// </summary>
    private static string UsernameOf(string name)
    {
        var kept = new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        return kept.Length < 2 ? kept + "__" : kept[..Math.Min(32, kept.Length)];
    }
}
