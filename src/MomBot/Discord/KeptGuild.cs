using System.Text;
using MomBot.Discord.Wire;

namespace MomBot.Discord;

/// <summary>
/// A guild as it is kept: its roles, its channels, and ourselves in it. Thousands are kept at once and few are looked
/// at, so each is four arrays, and what is in them is put together when it is asked for.
/// </summary>
public sealed class KeptGuild
{
    private readonly KeptRole[] _roles;
    private readonly KeptChannel[] _channels;
    private readonly Overwrite[] _overwrites;

    /// <summary>All names one after another, in UTF-8: as strings, they would be half of what a guild takes.</summary>
    private readonly byte[] _names;

    private KeptGuild(
        Guild guild, DateTimeOffset? since, IEnumerable<Role> roles, IEnumerable<Channel> channels, Member? me)
    {
        (Id, Name, Owner, Locale, Since) = (guild.Id, guild.Name, guild.OwnerId, guild.PreferredLocale, since);
        Me = new Member
        {
            Roles = [.. me?.Roles ?? []],
            CommunicationDisabledUntil = me?.CommunicationDisabledUntil,
        };
        using var names = new MemoryStream();
        var overwrites = new List<Overwrite>();
        _roles = [.. roles.Select(role => new KeptRole(
            role.Id, role.Permissions, Note(role.Name), role.Position, role.Managed, role.Mentionable))];
        _channels = [.. channels.Where(channel => !channel.IsThread).Select(channel =>
        {
            var from = overwrites.Count;
            overwrites.AddRange(channel.PermissionOverwrites ?? []);
            return new KeptChannel(
                channel.Id,
                Note(channel.Name ?? ""),
                channel.Position ?? 0,
                (from, overwrites.Count - from),
                channel.Type);
        })];
        (_overwrites, _names) = ([.. overwrites], names.ToArray());

        (int From, int Length) Note(string name)
        {
            var from = (int)names.Length;
            names.Write(Encoding.UTF8.GetBytes(name));
            return (from, (int)names.Length - from);
        }
    }

    public Snowflake Id { get; }

    public string Name { get; }

    public Snowflake Owner { get; }

    public string Locale { get; }

    /// <summary>When we came.</summary>
    public DateTimeOffset? Since { get; }

    /// <summary>Our roles, and whether we are timed out.</summary>
    public Member Me { get; }

    public IEnumerable<Role> Roles => _roles.Select(role => new Role
    {
        Id = role.Id,
        Name = Read(role.Name),
        Position = role.Position,
        Permissions = role.Permissions,
        Managed = role.Managed,
        Mentionable = role.Mentionable,
    });

    /// <summary>Its channels, without threads.</summary>
    public IEnumerable<Channel> Channels => _channels.Select(channel => new Channel
    {
        Id = channel.Id,
        Type = channel.Type,
        Name = Read(channel.Name),
        Position = channel.Position,
        PermissionOverwrites = new ArraySegment<Overwrite>(_overwrites, channel.Own.From, channel.Own.Length),
    });

    private Guild Settings => new() { Id = Id, Name = Name, OwnerId = Owner, PreferredLocale = Locale };

    public static KeptGuild Of(Guild guild) =>
        new(guild, guild.JoinedAt, guild.Roles, guild.Channels ?? [], guild.Me);

    /// <summary>The same guild with other settings; its channels and who we are stand elsewhere.</summary>
    public KeptGuild Changed(Guild guild) => new(guild, Since, guild.Roles, Channels, Me);

    public KeptGuild With(Role role) =>
        new(Settings, Since, Roles.Where(one => one.Id != role.Id).Append(role), Channels, Me);

    public KeptGuild WithoutRole(Snowflake role) =>
        new(Settings, Since, Roles.Where(one => one.Id != role), Channels, Me);

    public KeptGuild With(Channel channel) =>
        new(Settings, Since, Roles, Channels.Where(one => one.Id != channel.Id).Append(channel), Me);

    public KeptGuild WithoutChannel(Snowflake channel) =>
        new(Settings, Since, Roles, Channels.Where(one => one.Id != channel), Me);

    public KeptGuild With(Member me) => new(Settings, Since, Roles, Channels, me);

    private string Read((int From, int Length) name) => Encoding.UTF8.GetString(_names, name.From, name.Length);

    private readonly record struct KeptRole(
        Snowflake Id,
        Permissions Permissions,
        (int From, int Length) Name,
        int Position,
        bool Managed,
        bool Mentionable);

    /// <param name="Own">Which of the overwrites are its own.</param>
    private readonly record struct KeptChannel(
        Snowflake Id, (int From, int Length) Name, int Position, (int From, int Length) Own, ChannelType Type);
}
