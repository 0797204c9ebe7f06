using Microsoft.Extensions.Logging;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;

namespace MomBot.Dispatch;

/// <summary>
/// Registers the commands with Discord when, and only when, Discord holds others (200 creations a day).
/// </summary>
public sealed class CommandRegistrar(DiscordRest discord, ActionRouter router, ILogger<CommandRegistrar> logger)
{
    /// <summary>Compares and, if need be, registers; says whether it did.</summary>
    public async Task<bool> RegisterAsync(ulong application, CancellationToken cancellationToken)
    {
        var id = new Snowflake(application);
        var wanted = CommandTree.Of(router);
        var there = await discord.ListCommandsAsync(id, cancellationToken).ConfigureAwait(false);
        if (!CommandTree.Differ(wanted, there))
            return false;
        await discord.OverwriteCommandsAsync(id, wanted, cancellationToken).ConfigureAwait(false);
        Log.CommandsRegistered(logger, wanted.Length);
        return true;
    }
}
