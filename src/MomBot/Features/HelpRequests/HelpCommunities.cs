using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.DoNotMatch;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.HelpRequests;

/// <summary>What Help needs to know of a community: its rooms, zone, areas and categories.</summary>
/// <param name="Categories">Those that are offered here, as they are called here.</param>
public sealed record HelpCommunity(
    Community Community, HelpSettings Settings, ImmutableArray<HelpCategoryEntry> Categories)
{
    private const string FacilitatorsRoom = "facilitators-room";
    private const string CheckIns = "check-ins";
    private const string LogRoom = "log";

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Community.Zone) ?? DateTimeZone.Utc;

    /// <summary>
    /// Where requests hang; none: nobody has chosen a channel yet. A forum cannot hold private threads: those open
    /// where the check-ins are.
    /// </summary>
    public HelpBoard? Board => Community.Find("channel", HelpPlaces.Channel) is not { } place ? null
        : new HelpBoard(
            new ChannelId(place.DiscordId),
            place.IsForum ? Room(CheckIns) ?? new ChannelId(place.DiscordId) : null);

    public ChannelId? Channel => Board?.Channel;

    /// <summary>Where those who look after the place read; none: they have no room of their own.</summary>
    public ChannelId? Hosts => Room(FacilitatorsRoom);

    /// <summary>Where the bot says what came into its way; none: nowhere.</summary>
    public ChannelId? Log => Room(LogRoom);

    /// <summary>The room of a group, where only its people see a card; none: it has none.</summary>
    public ChannelId? RoomOf(Audience audience) => audience.Kind switch
    {
        AudienceKind.Everyone => Channel,
        AudienceKind.Group => Room(audience.Key),
        AudienceKind.Area or AudienceKind.Named => null,
    };

    public HelpCategoryEntry? Category(string key) => Categories.FirstOrDefault(each => each.Key == key);

    private ChannelId? Room(string key) =>
        Community.Find("channel", key) is { } place ? new ChannelId(place.DiscordId) : null;
}

/// <summary>Finds what Help needs to know, wherever it is kept.</summary>
public sealed class HelpCommunities(
    CommunityStore communities,
    HelpSettingsStore settings,
    DoNotMatchStore apart,
    ImmutableArray<HelpCategoryEntry> shipped)
{
    public ImmutableArray<HelpCategoryEntry> Shipped => shipped;

    public async Task<HelpCommunity> FindAsync(GuildId guild, CancellationToken cancellationToken)
    {
        var chosen = await settings.FindAsync(guild, cancellationToken);
        return Whole(await communities.FindAsync(guild, cancellationToken), chosen);
    }

    /// <summary>
    /// Who is kept apart here. Whoever acts is recognised first, should they have been forgotten before.
    /// </summary>
    public async Task<KeptApart> ApartAsync(
        GuildId guild, MemberId? acting, CancellationToken cancellationToken)
    {
        if (acting is { } member)
            await apart.RecogniseAsync(guild, member, cancellationToken);
        return new KeptApart(await apart.PairsAsync(guild, cancellationToken));
    }

    /// <summary>What most rules need to know of the place where somebody presses.</summary>
    public async Task<HelpScene> SceneAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var here = await FindAsync(context.Community, cancellationToken);
        return new HelpScene(
            here.Zone, here.Hosts, await ApartAsync(context.Community, context.Member, cancellationToken));
    }

    /// <summary>The categories as this community has them.</summary>
    public ImmutableArray<HelpCategoryEntry> All(HelpSettings chosen) =>
    [
        .. shipped.Select(each => chosen.Categories.FirstOrDefault(choice => choice.Key == each.Key) is { } choice
            ? each with { Enabled = choice.Enabled, Name = choice.Name.Length > 0 ? choice.Name : each.Name }
            : each),
    ];

    private HelpCommunity Whole(Community community, HelpSettings chosen) =>
        new(community, chosen, [.. All(chosen).Where(each => each.Enabled)]);
}

/// <summary>The place where somebody presses: its zone, its facilitators' room, who is kept apart there.</summary>
public sealed record HelpScene(DateTimeZone Zone, ChannelId? Hosts, KeptApart Apart);

/// <summary>The places of a community that Help needs.</summary>
public static class HelpPlaces
{
    public const string Channel = "help";
}
