using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using MomBot.Discord;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;

namespace MomBot.Host.Checks;

/// <summary>What Discord says of the token, the intents and the address for interactions.</summary>
internal static class DiscordCheck
{
    public static async Task<ImmutableArray<Finding>> LookAsync(
        BotOptions options, CancellationToken cancellationToken)
    {
        var discord = new DiscordRest(
            new DiscordOptions { Token = options.Token, ApiBase = options.ApiBase.ToString() },
            TimeProvider.System, new Random(1), NullLogger<DiscordRest>.Instance);
        try
        {
            var application = await discord.GetApplicationAsync(cancellationToken).ConfigureAwait(false);
            var gateway = await discord.GetGatewayBotAsync(cancellationToken).ConfigureAwait(false);
            return
            [
                Finding.Fine("token", $"Discord knows this token as {application.Name}."),
                Intents(application.Flags),
                application.InteractionsEndpointUrl is { Length: > 0 } url
                    ? Finding.Mend(
                        "presses",
                        $"Presses go to {url} and never reach the bot: empty Interactions Endpoint URL in the portal.")
                    : Finding.Fine("presses", "They come to the bot."),
                Starts(gateway.SessionStartLimit),
            ];
        }
        catch (DiscordException refused)
        {
            return [Finding.Mend("token", StartTrouble.Explain(refused, options.ApiBase))];
        }
    }

    private static Finding Intents(ApplicationFlags flags)
    {
        var members = flags & (ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited);
        return members == 0
            ? Finding.Mend("intents", "Switch on Server Members Intent (Developer Portal, Bot).")
            : Finding.Fine("intents", "Server Members Intent is on.");
    }

    private static Finding Starts(SessionStartLimit limit) => limit.Remaining < limit.Total / 10
        ? Finding.Mend(
            "starts", $"Only {limit.Remaining} starts are left today: find out what starts the bot over and over.")
        : Finding.Fine("starts", $"{limit.Remaining} of {limit.Total} starts are left today.");
}
