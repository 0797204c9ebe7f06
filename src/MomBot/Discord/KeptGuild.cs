using MomBot.Discord.Wire;

namespace MomBot.Discord;

/// <summary>
/// A guild as it is kept: its roles, its channels, and ourselves in it. Thousands are kept at once, so each is a few
/// arrays without what nobody asks for.
/// </summary>
public sealed record KeptGuild
{
    private KeptGuild(Guild guild, Place[] places, Member me)
    {
        (Id, Name, Owner, Locale, Since) =
            (guild.Id, guild.Name, guild.OwnerId, guild.PreferredLocale, guild.JoinedAt);
        (Roles, Places, Me) = ([.. guild.Roles.Select(Slim)], places, me);
    }

    public Snowflake Id { get; }

    public string Name { get; }

    public Snowflake Owner { get; }

    public string Locale { get; }

    /// <summary>When we came.</summary>
    public DateTimeOffset? Since { get; private init; }

    public IReadOnlyList<Role> Roles { get; private init; }

    /// <summary>Our roles, and whether we are timed out.</summary>
    public Member Me { get; private init; }

    /// <summary>Its channels, without threads.</summary>
    public IEnumerable<Channel> Channels => Places.Select(place => new Channel
    {
        Id = place.Id,
        Type = place.Type,
        Name = place.Name,
        Position = place.Position,
        PermissionOverwrites = place.Overwrites,
    });

    private Place[] Places { get; init; }

    public static KeptGuild Of(Guild guild) => new(
        guild,
        [.. (guild.Channels ?? []).Where(channel => !channel.IsThread).Select(channel => new Place(channel))],
        Slim(guild.Me));

    /// <summary>The same guild with other settings; its channels and who we are stand elsewhere.</summary>
    public KeptGuild Changed(Guild guild) => new(guild, Places, Me) { Since = Since };

    public KeptGuild With(Role role) => this with { Roles = [.. Roles.Where(one => one.Id != role.Id), Slim(role)] };

    public KeptGuild WithoutRole(Snowflake role) => this with { Roles = [.. Roles.Where(one => one.Id != role)] };

    public KeptGuild With(Channel channel) =>
        this with { Places = [.. Places.Where(one => one.Id != channel.Id), new Place(channel)] };

    public KeptGuild WithoutChannel(Snowflake channel) =>
        this with { Places = [.. Places.Where(one => one.Id != channel)] };

    public KeptGuild With(Member me) => this with { Me = Slim(me) };

    private static Role Slim(Role role) => new()
    {
        Id = role.Id,
        Name = role.Name,
        Position = role.Position,
        Permissions = role.Permissions,
        Managed = role.Managed,
        Mentionable = role.Mentionable,
    };

    private static Member Slim(Member? member) => new()
    {
        Roles = [.. member?.Roles ?? []],
        CommunicationDisabledUntil = member?.CommunicationDisabledUntil,
    };

    private readonly record struct Place(
        Snowflake Id, ChannelType Type, int? Position, string? Name, Overwrite[] Overwrites)
    {
        public Place(Channel channel)
            : this(
                channel.Id, channel.Type, channel.Position, channel.Name, [.. channel.PermissionOverwrites ?? []])
        {
        }
    }
}
