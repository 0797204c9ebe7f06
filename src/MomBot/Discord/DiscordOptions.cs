namespace MomBot.Discord;

/// <summary>Who we are to Discord, and where Discord is.</summary>
public sealed class DiscordOptions
{
    public required string Token { get; init; }

    /// <summary>Without a version; the local Discord has another.</summary>
    public string ApiBase { get; init; } = "https://discord.com/api";

    /// <summary>See Discord docs: API Reference, "User Agent".</summary>
    public static string UserAgent { get; } =
        $"DiscordBot (https://github.com/mombot/mombot, {Version})";

    private static string Version =>
        typeof(DiscordOptions).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
