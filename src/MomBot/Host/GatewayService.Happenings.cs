using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Discord.Gateway;
using MomBot.Discord.Wire;
using MomBot.Features.Welcome;
using WireMember = MomBot.Discord.Wire.Member;

namespace MomBot.Host;

/// <summary>What of the gateway features listen to, as events of ours.</summary>
public sealed partial class GatewayService
{
    private const string Stage = "stage:";

    private DomainEvent? Happening(GatewayEvent told) => told switch
    {
        GatewayEvent.MemberAdded(var guild, { User.Bot: not true } member) => Joined(guild, member),
        GatewayEvent.MemberRemoved(var guild, var user) => Left(guild, user),
        GatewayEvent.GuildDeleted(var guild, Unavailable: false) => SentAway((long)guild.Value),
        GatewayEvent.RoleChanged(var guild, _) => Moved(guild),
        GatewayEvent.MemberUpdated(var guild, var member) when member.User?.Id.Value == guilds.Bot => Moved(guild),
        GatewayEvent.MemberUpdated(var guild, { User.Bot: not true } member) => Seen(guild, member),
        _ => null,
    };

    /// <summary>Only where somebody is met as new: a crowd that storms in elsewhere leaves no rows.</summary>
    private MemberEvent.Joined? Joined(Snowflake guild, WireMember member)
    {
        var here = new GuildId((long)guild.Value);
        return communities.Known(here) is { Places.IsEmpty: false } community && community.Has(WelcomeFeature.Name)
            ? new MemberEvent.Joined(here, new MemberId((long)member.User!.Id.Value), people.GetCurrentInstant())
            : null;
    }

    private MemberEvent.Left Left(Snowflake guild, Snowflake user) =>
        new(new GuildId((long)guild.Value), new MemberId((long)user.Value), people.GetCurrentInstant());

    private CommunityEvent.SentAway SentAway(long guild) =>
        new(new GuildId(guild), default, people.GetCurrentInstant());

    private CommunityEvent.RolesMoved Moved(Snowflake guild) =>
        new(new GuildId((long)guild.Value), default, people.GetCurrentInstant());

    /// <summary>Only where stages have roles, and of her roles only those.</summary>
    private MemberEvent.RolesSeen? Seen(Snowflake guild, WireMember member)
    {
        var here = new GuildId((long)guild.Value);
        var stages = (communities.Known(here)?.Places ?? []).Where(place => place.Kind == "role"
            && place.Key.StartsWith(Stage, StringComparison.Ordinal)).Select(place => place.DiscordId).ToHashSet();
        return stages.Count == 0
            ? null
            : new MemberEvent.RolesSeen(
                [
                    .. member.Roles.Select(role => (long)role.Value).Where(stages.Contains)
                        .Select(role => new RoleId(role)),
                ],
                !member.IsArriving,
                here,
                new MemberId((long)member.User!.Id.Value),
                people.GetCurrentInstant());
    }
}
