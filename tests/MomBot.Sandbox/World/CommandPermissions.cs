using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>
/// Who may use a command where, as people set it in a community's own settings.
/// See Discord docs: Application Commands, Permissions.
/// </summary>
public sealed class CommandPermissions(DiscordWorld world)
{
    public const int Most = 100;

    private const int ForRole = 1;
    private const int ForUser = 2;
    private const int ForChannel = 3;

    private static readonly SortedDictionary<ulong, IReadOnlyList<Rule>> None = [];

    private readonly SortedDictionary<ulong, SortedDictionary<ulong, IReadOnlyList<Rule>>> _byGuild = [];

    /// <summary>Every setting of a community: by command, or by the application's id for all others.</summary>
    public IReadOnlyDictionary<ulong, IReadOnlyList<Rule>> Of(Guild guild) =>
        _byGuild.TryGetValue(guild.Id, out var rules) ? rules : None;

    public void Set(Guild guild, ulong command, IReadOnlyList<Rule> rules)
    {
        if (!_byGuild.TryGetValue(guild.Id, out var kept)) _byGuild[guild.Id] = kept = [];
        if (rules.Count == 0) kept.Remove(command);
        else kept[command] = rules;
        world.Tell(guild, "APPLICATION_COMMAND_PERMISSIONS_UPDATE", Shape(guild, command, rules));
    }

    public JsonObject Shape(Guild guild, ulong command, IReadOnlyList<Rule> rules) => new()
    {
        ["id"] = Json.Id(command),
        ["application_id"] = Json.Id(world.ApplicationId),
        ["guild_id"] = Json.Id(guild.Id),
        ["permissions"] = Json.List(rules.Select(rule => new JsonObject
        {
            ["id"] = Json.Id(rule.Id),
            ["type"] = rule.Type,
            ["permission"] = rule.Allow,
        })),
    };

    /// <summary>What the settings say of a person; null where the command's own word holds.</summary>
    public bool? Says(Guild guild, ulong command, Member member)
    {
        var rules = RulesFor(guild, command);
        if (rules.FirstOrDefault(rule => rule.Type == ForUser && rule.Id == member.User.Id) is { } own)
            return own.Allow;
        var roles = rules.Where(rule => rule.Type == ForRole && member.Roles.Contains(rule.Id)).ToList();
        if (roles.Count > 0) return roles.Any(rule => rule.Allow);
        return rules.FirstOrDefault(rule => rule.Type == ForRole && rule.Id == guild.Id)?.Allow;
    }

    /// <summary>Of a place: its own setting, or that for all channels, which has the community's id less one.</summary>
    public bool AllowsIn(Channel place, ulong command)
    {
        var guild = place.Guild!;
        var rules = RulesFor(guild, command).Where(rule => rule.Type == ForChannel).ToList();
        var id = (place.IsThread ? place.Parent! : place).Id;
        var own = rules.FirstOrDefault(rule => rule.Id == id);
        return (own ?? rules.FirstOrDefault(rule => rule.Id == guild.Id - 1))?.Allow ?? true;
    }

    private IReadOnlyList<Rule> RulesFor(Guild guild, ulong command)
    {
        var all = Of(guild);
        return all.GetValueOrDefault(command) ?? all.GetValueOrDefault(world.ApplicationId) ?? [];
    }

    /// <summary>One role (1), user (2) or channel (3), and whether it is let in.</summary>
    public sealed record Rule(ulong Id, int Type, bool Allow);
}
