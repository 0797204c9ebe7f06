using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>
/// Registers commands with Discord when, and only when, Discord holds others (200 creations a day): what works
/// everywhere once, the rest in each community as long as its feature is on there (decision record 0090).
/// </summary>
public sealed class CommandRegistrar(
    DiscordRest discord,
    ActionRouter router,
    CommunityStore communities,
    CommandPrintStore prints,
    GuildCache guilds,
    CommandWords words,
    ILogger<CommandRegistrar> logger)
{
    private readonly ConcurrentDictionary<string, (ImmutableArray<ApplicationCommand> All, string Print)> _said = [];
    private bool _asItWas;

    /// <summary>Compares and, if need be, registers what is everywhere; says whether it did.</summary>
    public async Task<bool> RegisterAsync(ulong application, CancellationToken cancellationToken)
    {
        var id = new Snowflake(application);
        var wanted = Said(CommandTree.Of(router, CommandScope.Everywhere));
        var there = await discord.ListCommandsAsync(id, cancellationToken).ConfigureAwait(false);
        _asItWas = !CommandTree.Differ(wanted, there);
        if (_asItWas)
            return false;
        await discord.OverwriteCommandsAsync(id, wanted, cancellationToken).ConfigureAwait(false);
        Log.CommandsRegistered(logger, wanted.Length);
        return true;
    }

    /// <summary>Registers what one community has, unless it was given just that; says whether it did.</summary>
    public async Task<bool> RegisterAsync(GuildId guild, CancellationToken cancellationToken)
    {
        var (application, id) = (new Snowflake(guilds.Application), new Snowflake((ulong)guild.Value));
        var community = await communities.FindAsync(guild, cancellationToken).ConfigureAwait(false);
        var (wanted, print) = SaidIn(community);
        print = string.Create(CultureInfo.InvariantCulture, $"{print} {guilds.Since(guild)?.UtcTicks}");
        if (_asItWas && await prints.FindAsync(guild, cancellationToken).ConfigureAwait(false) == print)
            return false;
        await discord.OverwriteCommandsAsync(application, id, wanted, cancellationToken).ConfigureAwait(false);
        await prints.SaveAsync(guild, print, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Communities that have the same features have the same commands: they are written once.</summary>
    private (ImmutableArray<ApplicationCommand> All, string Print) SaidIn(Community community) => _said.GetOrAdd(
        string.Join(' ', router.Features.Where(feature => feature.IsOn(community)).Select(feature => feature.Name)),
        _ =>
        {
            var all = Said(CommandTree.Of(router, CommandScope.Community, feature => feature.IsOn(community)));
            return (all, Convert.ToHexStringLower(SHA256.HashData(CommandTree.Bytes(all)).AsSpan(0, 16)));
        });

    private ImmutableArray<ApplicationCommand> Said(ImmutableArray<ApplicationCommand> commands)
    {
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        var said = words.In(commands, refused);
        foreach (var why in refused)
            Log.CommandWordRefused(logger, why);
        return said;
    }
}
