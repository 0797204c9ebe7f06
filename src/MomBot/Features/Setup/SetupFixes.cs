using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>What the bot cannot do, in words, and where an admin changes that.</summary>
public static class SetupFixes
{
    /// <summary>See Discord docs: Opcodes and Status Codes.</summary>
    private const int TooManyRoles = 30005, TooManyChannels = 30013;

    /// <summary>How permissions are called in Discord, and what they are good for.</summary>
    private static readonly (GuildPermissions Permission, Text Name, Text Does)[] Known =
    [
        (GuildPermissions.ViewChannel, "View Channel", "see"),
        (GuildPermissions.SendMessages, "Send Messages", "write"),
        (GuildPermissions.CreatePublicThreads, "Create Public Threads", "open threads"),
        (GuildPermissions.CreatePrivateThreads, "Create Private Threads", "open private threads"),
        (GuildPermissions.SendMessagesInThreads, "Send Messages in Threads", "answer in threads"),
        (GuildPermissions.ManageThreads, "Manage Threads", "close threads"),
        (GuildPermissions.ReadMessageHistory, "Read Message History", "read back"),
        (GuildPermissions.PinMessages, "Pin Messages", "pin"),
        (GuildPermissions.AttachFiles, "Attach Files", "attach pictures"),
        (GuildPermissions.SendPolls, "Create Polls", "hang polls"),
        (GuildPermissions.ManageRoles, "Manage Roles", "make and give roles"),
        (GuildPermissions.ManageChannels, "Manage Channels", "make channels"),
    ];

    /// <summary>
    /// What is lacking in one channel, and who is told no there. Who cannot see it can do nothing in it, so that comes
    /// first.
    /// </summary>
    /// <param name="deniedTo">The overwrites that say no; none: nobody says yes.</param>
    public static Text InChannel(ChannelId channel, GuildPermissions lacks, ImmutableArray<Denial> deniedTo = default)
    {
        var sees = !lacks.HasFlag(GuildPermissions.ViewChannel);
        var first = sees ? lacks : GuildPermissions.ViewChannel;
        var cannot = sees ? T($"I cannot {Verbs(first)} in {channel}.") : T($"I cannot see {channel}.");
        ImmutableArray<Text> denials =
        [
            .. (deniedTo.IsDefault ? [] : deniedTo).Where(each => (each.Denies & first) != 0)
                .Select(each => T($"{Whom(each)} is denied {Names(each.Denies & first)} there.")),
        ];
        var fix = T($"Fix: channel settings ▸ Permissions ▸ add the role MomBot ▸ allow {Names(first)}.");
        return T($"*problem*: {Join(" ", [cannot, .. denials, fix, .. sees ? [] : ImmutableArray.Create<Text>("Then press *Check again*.")])}");
    }

    /// <summary>A room that is not for everybody, and that everybody sees.</summary>
    public static Text OpenToAll(ChannelId channel) =>
        T($"*problem*: everybody can see {channel}. Fix: channel settings ▸ Permissions ▸ Private channel ▸ on.");

    private static Text Whom(Denial denial) => denial.Whom switch
    {
        { IsMember: true } => "I myself",
        _ when denial.IsEveryone => "*everyone*",
        { Id: var id } => T($"The role {new RoleId(id)}"),
    };

    /// <summary>What is lacking on the whole server.</summary>
    public static Text OnServer(GuildPermissions lacks) =>
        T($"*problem*: I cannot {Verbs(lacks)} on this server. Fix: Server Settings ▸ Roles ▸ MomBot ▸ Permissions ▸ allow {Names(lacks)}.");

    /// <summary>A role that the bot cannot give.</summary>
    public static Text Above(Text roles) =>
        T($"*problem*: I cannot give {roles}. Fix: Server Settings ▸ Roles ▸ drag my role (MomBot) above {roles}. A role that belongs to another app can't be given at all; choose another one.");

    /// <summary>A role that the bot calls and that hears nothing.</summary>
    public static Text Unheard(RoleId role) =>
        T($"*problem*: if I call {role}, nobody hears it. Fix: Server Settings ▸ Roles ▸ {role} ▸ allow anyone to mention this role.");

    /// <summary>Something could not be made, or taken back, for another reason than a permission.</summary>
    /// <param name="why">What Discord answered.</param>
    /// <param name="role">It is about a role; otherwise about a channel.</param>
    public static Text Stuck(Refusal why, bool role) => why switch
    {
        { Code: TooManyChannels } =>
            "*problem*: this server has as many channels as Discord allows. Fix: delete one that nobody uses, then *Try again*.",
        { Code: TooManyRoles } =>
            "*problem*: this server has as many roles as Discord allows. Fix: delete one that nobody uses, then *Try again*.",
        { Kind: RefusalKind.Invalid } when role =>
            "*problem*: Discord does not take that role as I would make it. Fix: make it yourself in Server Settings ▸ Roles, then choose it on the page *facilitators* or *channels and roles*.",
        { Kind: RefusalKind.Invalid } =>
            "*problem*: Discord does not take that channel as I would make it. Fix: make it yourself, then choose it on the page *channels and roles*.",
        { Kind: RefusalKind.Gone } =>
            "*problem*: something it belongs to was deleted in Discord meanwhile. Fix: *Try again*; nothing is made twice.",
        { Kind: RefusalKind.Forbidden or RefusalKind.Unknown or RefusalKind.Mistake } =>
            "*problem*: Discord gave no clear answer. Fix: wait a moment, then *Try again*; nothing is made twice.",
    };

    private static Text Names(GuildPermissions lacks) =>
        Join(", ", Known.Where(each => lacks.HasFlag(each.Permission)).Select(each => each.Name));

    private static Text Verbs(GuildPermissions lacks)
    {
        var verbs = Known.Where(each => lacks.HasFlag(each.Permission)).Select(each => each.Does).ToList();
        return verbs.Count == 1 ? verbs[0] : T($"{Join(", ", verbs.SkipLast(1))} or {verbs[^1]}");
    }
}
