using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>
/// Registers commands with Discord when, and only when, Discord holds others (200 creations a day): what works
/// everywhere once, the rest in each community as long as its feature is on there.
/// </summary>
public sealed class CommandRegistrar(
    DiscordRest discord,
    ActionRouter router,
    CommunityStore communities,
    GuildCache guilds,
    CommandWords words,
    ILogger<CommandRegistrar> logger)
{
    /// <summary>Compares and, if need be, registers what is everywhere; says whether it did.</summary>
    public async Task<bool> RegisterAsync(ulong application, CancellationToken cancellationToken)
    {
        var id = new Snowflake(application);
        var wanted = Said(CommandTree.Of(router, CommandScope.Everywhere));
        var there = await discord.ListCommandsAsync(id, cancellationToken).ConfigureAwait(false);
        if (!CommandTree.Differ(wanted, there))
            return false;
        await discord.OverwriteCommandsAsync(id, wanted, cancellationToken).ConfigureAwait(false);
        Log.CommandsRegistered(logger, wanted.Length);
        return true;
    }

    /// <summary>Compares and, if need be, registers what one community has; says whether it did.</summary>
    public async Task<bool> RegisterAsync(GuildId guild, CancellationToken cancellationToken)
    {
        var (application, id) = (new Snowflake(guilds.Application), new Snowflake((ulong)guild.Value));
        var community = await communities.FindAsync(guild, cancellationToken).ConfigureAwait(false);
        var wanted = Said(CommandTree.Of(router, CommandScope.Community, feature => feature.IsOn(community)));
        var there = await discord.ListCommandsAsync(application, id, cancellationToken).ConfigureAwait(false);
        if (!CommandTree.Differ(wanted, there))
            return false;
        await discord.OverwriteCommandsAsync(application, id, wanted, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private ImmutableArray<ApplicationCommand> Said(ImmutableArray<ApplicationCommand> commands)
    {
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        var said = words.In(commands, refused);
        foreach (var why in refused)
            Log.CommandWordRefused(logger, why);
        return said;
    }
}
