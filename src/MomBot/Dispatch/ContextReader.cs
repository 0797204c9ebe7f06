using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Discord.Wire;
using MomBot.Interactions;
using NodaTime;
using MemberSettings = MomBot.Data.Members.Member;

namespace MomBot.Dispatch;

/// <summary>Reads from an interaction who is speaking, where, and in which zone and language.</summary>
public sealed class ContextReader(
    CommunityStore communities,
    MemberStore members,
    GuildCache guilds,
    TimeProvider wire,
    ILogger<ContextReader> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    internal async Task<InteractionContext> ReadAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        GuildId? guild = interaction.GuildId is { } place ? new GuildId((long)place.Value) : null;
        var who = interaction.Member?.User ?? interaction.User
            ?? throw new InvalidOperationException("An interaction without a person.");
        var id = new MemberId((long)who.Id.Value);
        var (community, member) = guild is { } known
            ? await SettingsAsync(known, id, interaction.Id.Value, cancellationToken).ConfigureAwait(false)
            : (null, null);
        return new InteractionContext(
            new Cause("interaction", (long)interaction.Id.Value),
            guild,
            new ChannelId((long)(interaction.ChannelId?.Value ?? 0)),
            id,
            interaction.Member?.DisplayName is { Length: > 0 } nick ? nick : who.GlobalName ?? who.Username,
            interaction.Message is { } message ? new MessageId((long)message.Id.Value) : null,
            (long?)interaction.Data?.TargetId?.Value,
            (GuildPermissions)(interaction.Member?.Permissions ?? 0),
            [.. (interaction.Member?.Roles ?? []).Select(role => new RoleId((long)role.Value))],
            ZoneOf(member?.Zone ?? community?.Zone),
            member?.Language ?? LanguageOf(interaction, community),
            guild is { } there ? guilds.View(there) : null,
            interaction.Token)
        {
            Shown = [.. Paragraphs(interaction.Message?.Components ?? [])],
            Settings = community ?? Community.Fresh(guild ?? default),
            IsArriving = interaction.Member is { IsArriving: true },
            Mine = member ?? MemberSettings.Fresh(guild ?? default, id),
        };
    }

    /// <summary>
    /// Some answers need no settings, above all the lines to call: a database that fails or hangs must not silence
    /// them. Whoever does need it meets the same failure in the handler.
    /// </summary>
    private async Task<(Community?, MemberSettings?)> SettingsAsync(
        GuildId guild, MemberId member, ulong interaction, CancellationToken cancellationToken)
    {
        try
        {
            var community = await communities.FindAsync(guild, cancellationToken)
                .WaitAsync(Patience, wire, cancellationToken).ConfigureAwait(false);
            return (community, await members.FindAsync(guild, member, cancellationToken)
                .WaitAsync(Patience, wire, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.CommunityUnread(logger, interaction, error);
            return (null, null);
        }
    }

    private static IEnumerable<ShownWords> Paragraphs(IEnumerable<Component> components) =>
        components.SelectMany(each => each.Content is { } words
            ? [new ShownWords(words, PlainWords.FromMarkdown(words))]
            : Paragraphs(each.Components ?? []));

    private static DateTimeZone ZoneOf(string? zone) =>
        (zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)) ?? DateTimeZone.Utc;

    /// <summary>Private answers speak the person's language ("es-ES" is Spanish), else the community's.</summary>
    private static string LanguageOf(Interaction interaction, Community? community) =>
        interaction.Locale?.Split('-')[0] ?? community?.Language ?? "en";
}
