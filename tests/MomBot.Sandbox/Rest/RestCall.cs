using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>One call on its way through a route: its ids resolved, its body opened, its permissions checked.</summary>
public sealed class RestCall(DiscordWorld world, RestRequest request, IReadOnlyDictionary<string, string> values)
{
    private Problems? _problems;

    public RestRequest Request { get; } = request;

    public User Bot => world.Bot;

    public string Value(string name) => values[name];

    public string? TryValue(string name) => values.GetValueOrDefault(name);

    public ulong Id(string name) => Json.TryId(values[name], out var id)
        ? id
        : throw ApiException.Invalid(name, "NUMBER_TYPE_COERCE", $"Value \"{values[name]}\" is not snowflake.");

    public string? Query(string name) => Request.Query.GetValueOrDefault(name);

    public ulong? QueryId(string name)
    {
        if (Query(name) is not { } text) return null;
        if (Json.TryId(text, out var id)) return id;
        throw ApiException.Invalid(name, "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not snowflake.");
    }

    public int QueryInt(string name, int otherwise, int min, int max)
    {
        if (Query(name) is not { } text) return otherwise;
        if (!int.TryParse(text, out var number))
            throw ApiException.Invalid(name, "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not int.");
        if (number < min)
            throw ApiException.Invalid(name, "NUMBER_TYPE_MIN", $"int value should be greater than or equal to {min}.");
        return number <= max
            ? number
            : throw ApiException.Invalid(name, "NUMBER_TYPE_MAX", $"int value should be less than or equal to {max}.");
    }

    public DateTimeOffset? QueryTime(string name)
    {
        if (Query(name) is not { } text) return null;
        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw ApiException.Invalid(
                name, "DATETIME_TYPE_INVALID_ISO_FORMAT", "This is no ISO 8601 timestamp.");
    }

    /// <summary>One page of what is kept in order of its ids: before one id, or after another.</summary>
    public IReadOnlyList<T> Page<T>(IEnumerable<T> all, Func<T, ulong> idOf, int otherwise, int max)
    {
        var limit = QueryInt("limit", otherwise, 1, max);
        if (QueryId("before") is { } before) return [.. all.Where(one => idOf(one) < before).TakeLast(limit)];
        var after = QueryId("after") ?? 0;
        return [.. all.Where(one => idOf(one) > after).Take(limit)];
    }

    public bool QueryFlag(string name) => Query(name) is "true" or "True" or "1";

    /// <summary>The body as an object; problems found in it are collected until <see cref="Check"/>.</summary>
    public Form Body() => Request.Body switch
    {
        JsonObject json => Open(json),
        null => Open([]),
        _ => throw ApiException.Invalid("", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType"),
    };

    public Form Open(JsonObject json, string path = "") =>
        new(json, path, _problems ??= new Problems(), world.RefusesUnknownFields);

    public void Check() => _problems?.ThrowIfAny();

    public Guild Guild(string name = "guild")
    {
        var guild = world.Guild(Id(name)) ?? throw ApiException.UnknownGuild();
        return world.BotIsIn(guild) ? guild : throw ApiException.UnknownGuild();
    }

    public Channel Channel(string name = "channel")
    {
        var channel = world.Channel(Id(name)) ?? throw ApiException.UnknownChannel();
        return Permissions.CanSee(channel, Bot, world.Clock.Now) ? channel : throw ApiException.MissingAccess();
    }

    /// <summary>
    /// Ephemeral messages do not exist on channel routes: only their interaction's token reaches them.
    /// </summary>
    public Message Message(Channel channel, string name = "message")
    {
        var message = world.Message(Id(name));
        return message is not null && message.Channel == channel && message.OnlyFor is null
            ? message
            : throw ApiException.UnknownMessage();
    }

    public Member Member(Guild guild, string name = "user") =>
        guild.Members.GetValueOrDefault(Id(name))
        ?? throw (world.User(Id(name)) is null ? ApiException.UnknownUser() : ApiException.UnknownMember());

    public Role Role(Guild guild, string name = "role") =>
        guild.Roles.GetValueOrDefault(Id(name)) ?? throw ApiException.UnknownRole();

    public bool Can(Channel channel, Permission wanted) => Permissions.Can(channel, Bot, wanted, world.Clock.Now);

    public Permission Granted(Guild guild) => Permissions.InGuild(guild, guild.Members[Bot.Id], world.Clock.Now);

    public void Need(Channel channel, Permission wanted)
    {
        if (!Can(channel, wanted)) throw ApiException.MissingPermissions();
    }

    public void Need(Guild guild, Permission wanted)
    {
        if (!Granted(guild).HasFlag(wanted)) throw ApiException.MissingPermissions();
    }

    public int Rank(Guild guild) => Permissions.Rank(guild, guild.Members[Bot.Id]);

    /// <summary>Roles are given, changed and deleted only below one's own highest.</summary>
    public void NeedAbove(Guild guild, Role role)
    {
        if (role.Position >= Rank(guild)) throw ApiException.MissingPermissions();
    }

    public void NeedAbove(Guild guild, Member member)
    {
        if (member.User != Bot && Permissions.Rank(guild, member) >= Rank(guild))
            throw ApiException.MissingPermissions();
    }

    public void Log(Guild guild, string action, ulong? target) =>
        world.Guilds.Log(guild, action, target, Request.Reason, Bot.Id);
}
