using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.World;

/// <summary>Works out what a member may do, where, and to whom. See Discord docs: Permissions.</summary>
public static class Permissions
{
    /// <summary>What a fresh community gives everyone.</summary>
    public const Permission Everyone =
        Permission.CreateInstantInvite | Permission.AddReactions | Permission.Stream | Permission.ViewChannel
        | Permission.SendMessages | Permission.EmbedLinks | Permission.AttachFiles | Permission.ReadMessageHistory
        | Permission.UseExternalEmojis | Permission.Connect | Permission.Speak | Permission.UseVad
        | Permission.ChangeNickname | Permission.UseApplicationCommands | Permission.RequestToSpeak
        | Permission.CreatePublicThreads | Permission.CreatePrivateThreads | Permission.UseExternalStickers
        | Permission.SendMessagesInThreads | Permission.UseEmbeddedActivities | Permission.UseSoundboard
        | Permission.SendVoiceMessages | Permission.SendPolls | Permission.UseExternalApps;

    /// <summary>What two people may do between themselves; there is nobody to manage anything.</summary>
    public const Permission Direct =
        Permission.ViewChannel | Permission.SendMessages | Permission.EmbedLinks | Permission.AttachFiles
        | Permission.ReadMessageHistory | Permission.AddReactions | Permission.UseApplicationCommands;

    /// <summary>What a member who is timed out keeps.</summary>
    private const Permission TimedOut = Permission.ViewChannel | Permission.ReadMessageHistory;

    public static readonly Permission All =
        Enum.GetValues<Permission>().Aggregate(Permission.None, (all, one) => all | one);

    public static Permission InGuild(Guild guild, Member member, DateTimeOffset now)
    {
        if (guild.OwnerId == member.User.Id) return All;
        var granted = guild.Everyone.Permissions;
        foreach (var role in guild.RolesOf(member)) granted |= role.Permissions;
        if (granted.HasFlag(Permission.Administrator)) return All;
        return member.IsTimedOut(now) ? granted & TimedOut : granted;
    }

    public static Permission InChannel(Channel channel, Member member, DateTimeOffset now)
    {
        var guild = channel.Guild!;
        var granted = InGuild(guild, member, now);
        if (granted == All) return All;
        var place = channel.IsThread ? channel.Parent! : channel;
        granted = Overwritten(granted, place, guild, member);
        if (member.IsTimedOut(now)) granted &= TimedOut;
        if (!granted.HasFlag(Permission.ViewChannel)) return Permission.None;
        var speaks = channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages;
        if (!granted.HasFlag(speaks))
            granted &= ~(Permission.MentionEveryone | Permission.SendTtsMessages | Permission.AttachFiles
                | Permission.EmbedLinks);
        return granted;
    }

    /// <summary>
    /// May this person see the place at all? Private threads open only to those within, and to moderators.
    /// </summary>
    public static bool CanSee(Channel channel, User user, DateTimeOffset now)
    {
        if (channel.Guild is not { } guild) return channel.Recipients.Contains(user);
        if (guild.Member(user.Id) is not { } member) return false;
        var granted = InChannel(channel, member, now);
        if (!granted.HasFlag(Permission.ViewChannel)) return false;
        return channel.Type != ChannelType.PrivateThread
            || channel.Thread!.Members.ContainsKey(user.Id)
            || granted.HasFlag(Permission.ManageThreads);
    }

    public static bool Can(Channel channel, User user, Permission wanted, DateTimeOffset now)
    {
        if (channel.Guild is not { } guild) return channel.Recipients.Contains(user) && Direct.HasFlag(wanted);
        return guild.Member(user.Id) is { } member
            && InChannel(channel, member, now).HasFlag(wanted);
    }

    /// <summary>The owner stands above all; everyone else as high as their highest role.</summary>
    public static int Rank(Guild guild, Member member) =>
        guild.OwnerId == member.User.Id
            ? int.MaxValue
            : guild.RolesOf(member).Select(role => role.Position).DefaultIfEmpty(0).Max();

    public static string Text(Permission permission) => ((ulong)permission).ToString(CultureInfo.InvariantCulture);

    /// <summary>A number, a decimal string, a name such as SEND_MESSAGES, or a list of names.</summary>
    public static Permission Parse(JsonNode? node) => node switch
    {
        null => Permission.None,
        JsonArray list => list.Aggregate(Permission.None, (all, one) => all | Parse(one)),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => (Permission)value.GetValue<ulong>(),
        _ => ParseText(node.GetValue<string>()),
    };

    private static Permission ParseText(string text)
    {
        if (ulong.TryParse(text, CultureInfo.InvariantCulture, out var bits)) return (Permission)bits;
        var name = new StringBuilder();
        foreach (var word in text.Split('_')) name.Append(word[..1]).Append(word[1..].ToLowerInvariant());
        return Enum.Parse<Permission>(name.ToString(), ignoreCase: true);
    }

    private static Permission Overwritten(Permission granted, Channel place, Guild guild, Member member)
    {
        if (place.Overwrites.TryGetValue(guild.Id, out var everyone))
            granted = (granted & ~everyone.Deny) | everyone.Allow;
        Permission allow = 0, deny = 0;
        foreach (var role in member.Roles)
        {
            if (!place.Overwrites.TryGetValue(role, out var overwrite)) continue;
            allow |= overwrite.Allow;
            deny |= overwrite.Deny;
        }
        granted = (granted & ~deny) | allow;
        if (place.Overwrites.TryGetValue(member.User.Id, out var own))
            granted = (granted & ~own.Deny) | own.Allow;
        return granted;
    }
}
