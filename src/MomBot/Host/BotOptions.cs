using System.Globalization;
using Microsoft.Extensions.Configuration;
using MomBot.Data.Database;

namespace MomBot.Host;

/// <summary>What whoever runs the bot decides. One variable is needed: DISCORD_TOKEN.</summary>
/// <param name="Token">The bot's token; a secret, never logged.</param>
/// <param name="ApiBase">Where Discord is; another address only for a local one.</param>
/// <param name="DataFolder">Holds the database and the key.</param>
/// <param name="Postgres">A connection string, to use PostgreSQL instead of the embedded database.</param>
/// <param name="ConfigFolder">Prompts, stages, help lines, words.</param>
/// <param name="TimeOffset">Moves people's time, against a local Discord only.</param>
public sealed record BotOptions(
    string Token, Uri ApiBase, string DataFolder, string? Postgres, string ConfigFolder, TimeSpan TimeOffset)
{
    /// <summary>The master key in base64, when it is kept away from the data; a secret, never logged.</summary>
    public string? MasterKey { get; init; }

    private static readonly Uri DiscordItself = new("https://discord.com/api");

    /// <summary>Where numbers are sent by OTLP; none: nowhere.</summary>
    public Uri? MetricsAddress { get; init; }

    /// <summary>Reads and checks them; a mistake is one plain sentence with the fix.</summary>
    public static BotOptions Read(IConfiguration configuration)
    {
        var token = Secret(configuration, "DISCORD_TOKEN")
            ?? throw new StartException(
                "DISCORD_TOKEN is not set. Copy the token from the Developer Portal (Bot → Reset Token) into it.");
        var address = Set(configuration, "DISCORD_API_BASE") ?? DiscordItself.ToString();
        if (!Uri.TryCreate(address, UriKind.Absolute, out var apiBase) || apiBase.Scheme is not ("http" or "https"))
            throw new StartException(
                $"DISCORD_API_BASE is \"{address}\", which is not an address. Leave it out for Discord itself.");
        if (apiBase.Scheme == "http" && !apiBase.IsLoopback)
            throw new StartException(
                "DISCORD_API_BASE would send the token unencrypted to another machine. Use https.");
        return new BotOptions(
            token,
            apiBase,
            ReadDataFolder(configuration),
            Secret(configuration, "MOMBOT_POSTGRES"),
            ReadConfigFolder(configuration),
            ReadOffset(Set(configuration, "MOMBOT_TIME_OFFSET"), apiBase))
        {
            MasterKey = Secret(configuration, "MOMBOT_MASTER_KEY"),
            MetricsAddress = ReadMetrics(Set(configuration, "OTEL_EXPORTER_OTLP_ENDPOINT")),
        };
    }

    private static Uri? ReadMetrics(string? address) => address is null
        ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new StartException(
                $"OTEL_EXPORTER_OTLP_ENDPOINT is \"{address}\", which is not an address. "
                + "Write one such as http://collector:4317, or leave it out.");

    /// <summary>The data folder alone, for who asks after a bot that runs.</summary>
    public static string ReadDataFolder(IConfiguration configuration) =>
        Path.GetFullPath(Set(configuration, "MOMBOT_DATA") ?? "data");

    /// <summary>Where things are kept, for what needs no Discord.</summary>
    public static DatabaseOptions ReadDatabase(IConfiguration configuration) =>
        new(ReadDataFolder(configuration), Secret(configuration, "MOMBOT_POSTGRES"))
        {
            MasterKey = Secret(configuration, "MOMBOT_MASTER_KEY"),
        };

    /// <summary>The words and facts a community may edit.</summary>
    public static string ReadConfigFolder(IConfiguration configuration) =>
        Set(configuration, "MOMBOT_CONFIG") ?? Path.Combine(AppContext.BaseDirectory, "config");

    /// <summary>For what uses the features and never speaks to Discord.</summary>
    public static BotOptions ReadOffline(IConfiguration configuration) => new(
        "", DiscordItself, ReadDataFolder(configuration), Secret(configuration, "MOMBOT_POSTGRES"),
        ReadConfigFolder(configuration), TimeSpan.Zero);

    private static TimeSpan ReadOffset(string? text, Uri apiBase)
    {
        if (text is null)
            return TimeSpan.Zero;
        if (!apiBase.IsLoopback)
            throw new StartException("MOMBOT_TIME_OFFSET is for a local Discord only. Leave it out.");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(seconds) < TimeSpan.FromDays(36500).TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new StartException(
                $"MOMBOT_TIME_OFFSET is \"{text}\", which is not a number of seconds. Write one such as 3600.");
    }

    /// <summary>What is set to nothing counts as not set: that is how a compose file leaves a variable out.</summary>
    private static string? Set(IConfiguration configuration, string name) =>
        configuration[name]?.Trim() is { Length: > 0 } value ? value : null;

    private static string? Secret(IConfiguration configuration, string name)
    {
        if (Set(configuration, name) is { } value)
            return value;
        if (Set(configuration, name + "_FILE") is not { } file)
            return null;
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } text
                ? text
                : throw new StartException($"{name}_FILE names {file}, which is empty. Put the value into it.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{name}_FILE names {file}, which cannot be read. Check the path and its rights.");
        }
    }
}

/// <summary>Why the bot does not start: one plain sentence with the fix.</summary>
public sealed class StartException(string message) : Exception(message);
