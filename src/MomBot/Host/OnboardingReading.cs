using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Features.Setup;

namespace MomBot.Host;

/// <summary>Fetches Discord's own questions for newcomers, when an admin asks for them.</summary>
internal static class OnboardingReading
{
    /// <returns>None: Discord does not answer now.</returns>
    public static ReadNewcomerAnswers From(DiscordRest discord) => async (guild, cancellationToken) =>
    {
        try
        {
            var asked = await discord.GetOnboardingAsync(new Snowflake((ulong)guild.Value), cancellationToken)
                .ConfigureAwait(false);
            return
            [
                .. asked.Prompts.SelectMany(prompt => prompt.Options).SelectMany(option => option.RoleIds
                    .Select(role => new NewcomerAnswer(option.Title, new RoleId((long)role.Value)))),
            ];
        }
        catch (DiscordException)
        {
            return null;
        }
    };
}
