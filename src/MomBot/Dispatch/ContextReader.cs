using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Discord.Wire;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Dispatch;

/// <summary>Reads from an interaction who is speaking, where, and in which zone and language.</summary>
public sealed class ContextReader(
    CommunityStore communities, GuildCache guilds, TimeProvider wire, ILogger<ContextReader> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    internal async Task<InteractionContext> ReadAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        GuildId? guild = interaction.GuildId is { } id ? new GuildId((long)id.Value) : null;
        var community = guild is { } known
            ? await CommunityAsync(known, interaction.Id.Value, cancellationToken).ConfigureAwait(false)
            : null;
        var who = interaction.Member?.User ?? interaction.User
            ?? throw new InvalidOperationException("An interaction without a person.");
        return new InteractionContext(
            new Cause("interaction", (long)interaction.Id.Value),
            guild,
            new ChannelId((long)(interaction.ChannelId?.Value ?? 0)),
            new MemberId((long)who.Id.Value),
            interaction.Member?.DisplayName is { Length: > 0 } nick ? nick : who.GlobalName ?? who.Username,
            interaction.Message is { } message ? new MessageId((long)message.Id.Value) : null,
            (long?)interaction.Data?.TargetId?.Value,
            (GuildPermissions)(interaction.Member?.Permissions ?? 0),
            [.. (interaction.Member?.Roles ?? []).Select(role => new RoleId((long)role.Value))],
            ZoneOf(community),
            LanguageOf(interaction, community),
            guild is { } there ? guilds.View(there) : null,
            interaction.Token)
        {
            Settings = community ?? Community.Fresh(guild ?? default),
        };
    }

    /// <summary>
    /// Some answers need no settings, above all the lines to call: a database that fails or hangs must not silence
    /// them. Whoever does need it meets the same failure in the handler.
    /// </summary>
    private async Task<Community?> CommunityAsync(
        GuildId guild, ulong interaction, CancellationToken cancellationToken)
    {
        try
        {
            return await communities.FindAsync(guild, cancellationToken)
                .WaitAsync(Patience, wire, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.CommunityUnread(logger, interaction, error);
            return null;
        }
    }

    private static DateTimeZone ZoneOf(Community? community) =>
        (community is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(community.Zone)) ?? DateTimeZone.Utc;

    /// <summary>Private answers speak the person's language ("es-ES" is Spanish), else the community's.</summary>
    private static string LanguageOf(Interaction interaction, Community? community) =>
        interaction.Locale?.Split('-')[0] ?? community?.Language ?? "en";
}
