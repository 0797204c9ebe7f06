using MomBot.Discord.Rest;

namespace MomBot.Host;

/// <summary>Why Discord does not let the bot begin, as one plain sentence with the fix.</summary>
internal static class StartTrouble
{
    /// <summary>A machine may start before its network does: whoever starts the bot may try again.</summary>
    public static int CodeOf(DiscordException refused) =>
        refused.Kind is DiscordErrorKind.Down or DiscordErrorKind.Unknown or DiscordErrorKind.Limited
            ? ExitCode.Broken
            : ExitCode.WrongSetup;

    public static string Explain(DiscordException refused, Uri apiBase) => refused.Kind switch
    {
        DiscordErrorKind.Unauthorized => DiscordError.BadToken,
        DiscordErrorKind.Down or DiscordErrorKind.Unknown =>
            $"Discord could not be reached at {apiBase.Host}. Check the connection of this machine, then start again.",
        DiscordErrorKind.Limited =>
            "Discord asks this bot to slow down. Stop whatever starts it over and over, and start it again in an hour.",
        DiscordErrorKind.Gone =>
            $"What answers at {apiBase} is not Discord. Leave DISCORD_API_BASE out for Discord itself.",
        _ => $"Discord refused what every start asks for ({refused.Message}). Update MomBot.",
    };
}
