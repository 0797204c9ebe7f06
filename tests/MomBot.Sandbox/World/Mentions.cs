using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>
/// Whom a message may ping, and whom it then really pings. See Discord docs: Messages Resource, Allowed Mentions.
/// </summary>
public sealed partial record Mentions(
    bool Users, bool Roles, bool Everyone, HashSet<ulong> UserIds, HashSet<ulong> RoleIds)
{
    /// <summary>
    /// What Discord does when allowed_mentions is left out: it pings everyone and everything that is named.
    /// </summary>
    public static readonly Mentions AllAllowed = new(true, true, true, [], []);

    public bool RepliedUser { get; init; } = true;

    public static void Apply(Message message, Mentions allowed, bool mayPingAll, DiscordWorld world, bool pings)
    {
        var text = TextOf(message);
        var guild = message.Channel.Guild;
        message.Mentions = [.. UserMention().Matches(text)
            .Select(match => Json.TryId(match.Groups[1].Value, out var id) ? world.User(id) : null)
            .OfType<User>().Distinct().Where(user => allowed.Users || allowed.UserIds.Contains(user.Id))];
        message.MentionRoles = [.. RoleMention().Matches(text)
            .Select(match => Json.TryId(match.Groups[1].Value, out var id) ? id : 0).Distinct()
            .Where(id => guild is not null && guild.Roles.ContainsKey(id))
            .Where(id => allowed.Roles || allowed.RoleIds.Contains(id))];
        message.MentionEveryone = mayPingAll && allowed.Everyone && EveryoneMention().IsMatch(text);
        if (message.RepliesTo is { } reply && allowed.RepliedUser && !message.Mentions.Contains(reply.Author)
            && message.Interaction is null)
            message.Mentions.Add(reply.Author);
        if (!pings) return;
        if (message.Channel.IsThread && message.OnlyFor is null) Invite(message, world);
        Ping(message, mayPingAll, world);
    }

    /// <summary>Everything a reader would read as text: the content, and each text within Components V2.</summary>
    public static string TextOf(Message message)
    {
        var texts = new List<string> { message.Content };
        Collect(message.Components, texts);
        return string.Join('\n', texts);
    }

    /// <summary>
    /// Whoever is mentioned in a thread joins it, if they can see the channel it hangs on and the author may invite.
    /// See Discord docs: Threads, Thread Membership.
    /// </summary>
    private static void Invite(Message message, DiscordWorld world)
    {
        var thread = message.Channel;
        var part = thread.Thread!;
        var mayInvite = thread.Type != ChannelType.PrivateThread || part.Invitable || part.OwnerId == message.Author.Id
            || Permissions.Can(thread, message.Author, Permission.ManageThreads, world.Clock.Now);
        if (!mayInvite) return;
        foreach (var user in message.Mentions.Where(user => !user.Bot))
            if (Permissions.CanSee(thread.Parent!, user, world.Clock.Now)) world.Threads.AddMember(thread, user);
    }

    private static void Ping(Message message, bool mayPingAll, DiscordWorld world)
    {
        var called = message.Mentions.Select(user => user.Id).ToHashSet();
        if (message.Channel.Guild is { } guild)
        {
            foreach (var id in message.MentionRoles.Where(id => mayPingAll || guild.Roles[id].Mentionable))
                called.UnionWith(guild.Members.Values.Where(m => m.Roles.Contains(id)).Select(m => m.User.Id));
            if (message.MentionEveryone) called.UnionWith(guild.Members.Keys);
        }
        called.Remove(message.Author.Id);
        foreach (var id in called)
            if (message.OnlyFor is not { } only || only == id)
                if (world.User(id) is { Bot: false } user && Permissions.CanSee(message.Channel, user, world.Clock.Now))
                    message.Pinged.Add(id);
    }

    private static void Collect(JsonNode? node, List<string> texts)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) Collect(item, texts);
        }
        else if (node is JsonObject part)
        {
            if ((int?)part["type"] == 10) texts.Add((string?)part["content"] ?? "");
            Collect(part["components"], texts);
        }
    }

    [GeneratedRegex(@"<@!?(\d+)>")]
    private static partial Regex UserMention();

    [GeneratedRegex(@"<@&(\d+)>")]
    private static partial Regex RoleMention();

    [GeneratedRegex("@(everyone|here)")]
    private static partial Regex EveryoneMention();
}
