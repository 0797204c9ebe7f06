using System.Collections.Immutable;
using System.Text;
using MomBot.Data;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>Turns what features declare into Discord's command JSON, and says whether Discord's own differs.</summary>
internal static class CommandTree
{
    /// <summary>
    /// The commands of one scope, in the order the features declare them. A root that features share holds one
    /// subcommand or group of them for each; a root with nothing in it is not there.
    /// </summary>
    /// <param name="isOn">Whether a feature is on there.</param>
    public static ImmutableArray<ApplicationCommand> Of(
        ActionRouter router, CommandScope scope, Func<Feature, bool>? isOn = null) =>
    [
        .. router.Commands
            .Where(command => ActionRouter.ScopeOf(command) == scope && isOn?.Invoke(command.Feature) is not false)
            .GroupBy(command => (command.Kind, command.Root))
            .Select(root => Draw(router, scope, [.. root])),
    ];

    /// <summary>
    /// Whether Discord holds something else than we want; what we leave out counts as Discord's default.
    /// </summary>
    public static bool Differ(IEnumerable<ApplicationCommand> wanted, IEnumerable<ApplicationCommand> there) =>
        !wanted.Select(Signature).Order(StringComparer.Ordinal)
            .SequenceEqual(there.Select(Signature).Order(StringComparer.Ordinal));

    /// <summary>What stands for the commands, to tell whether they are still the same.</summary>
    public static byte[] Bytes(IEnumerable<ApplicationCommand> commands) =>
        Encoding.UTF8.GetBytes(string.Join('\n', commands.Select(Signature)));

    private static ApplicationCommand Draw(
        ActionRouter router, CommandScope scope, ImmutableArray<CommandDeclaration> commands)
    {
        var first = commands[0];
        var shared = first.Kind == CommandKind.Slash ? SharedCommand.Find(first.Root) : null;
        ImmutableArray<CommandOption> options = shared is null
            ? OptionsOf(router, first)
            : [.. commands.GroupBy(command => command.Name.Split(' ')[1]).Select(each => Step(router, [.. each]))];
        return new()
        {
            Name = first.Root,
            Type = first.Kind switch
            {
                CommandKind.Slash => ApplicationCommandType.ChatInput,
                CommandKind.Message => ApplicationCommandType.Message,
                CommandKind.User => ApplicationCommandType.User,
            },
            Description = first.Kind == CommandKind.Slash ? shared?.Description ?? first.Description : null,
            Options = options.Length == 0 ? null : options,
            DefaultMemberPermissions = (shared?.Audience ?? first.Audience) switch
            {
                CommandFor.Everyone => null,
                CommandFor.Facilitators => Permissions.ManageEvents,
                CommandFor.Moderators => Permissions.ModerateMembers,
                CommandFor.Admins => Permissions.ManageGuild,
            },
            // A command of one community is found there and nowhere else: Discord refuses to be told so.
            Contexts = scope == CommandScope.Everywhere ? ContextsOf(first) : null,
            IntegrationTypes = scope == CommandScope.Everywhere ? [IntegrationType.GuildInstall] : null,
        };
    }

    private static InteractionContextType[] ContextsOf(CommandDeclaration command) =>
        command.Feature.InDirectMessages && SharedCommand.Find(command.Root) is null
            ? [InteractionContextType.Guild, InteractionContextType.BotDm]
            : [InteractionContextType.Guild];

    private static CommandOption Step(ActionRouter router, ImmutableArray<CommandDeclaration> commands)
    {
        var words = commands[0].Name.Split(' ');
        return words.Length == 2
            ? Subcommand(router, commands[0])
            : new CommandOption
            {
                Type = OptionType.SubcommandGroup,
                Name = words[1],
                Description = router.GroupDescription($"{words[0]} {words[1]}"),
                Options = [.. commands.Select(command => Subcommand(router, command))],
            };
    }

    private static CommandOption Subcommand(ActionRouter router, CommandDeclaration command)
    {
        var options = OptionsOf(router, command);
        return new()
        {
            Type = OptionType.Subcommand,
            Name = command.Name.Split(' ')[^1],
            Description = command.Description,
            Options = options.Length == 0 ? null : options,
        };
    }

    /// <summary>Discord wants what is required before what is not.</summary>
    private static ImmutableArray<CommandOption> OptionsOf(ActionRouter router, CommandDeclaration command) =>
    [
        .. router.Codec.ShapeOf(command.Action).Options.OrderByDescending(part => part.Option!.Required).Select(Draw),
    ];

    private static CommandOption Draw(ActionPart part)
    {
        var type = Nullable.GetUnderlyingType(part.Type) ?? part.Type;
        return new()
        {
            Type = TypeOf(type),
            Name = part.WireName,
            Description = part.Option!.Description,
            Required = part.Option.Required ? true : null,
            Autocomplete = part.Option.From is null ? null : true,
            Choices = type.IsEnum
                ? [.. ModalValues.OfEnum(type).Select(one => new CommandChoice(one.Label.Format, Scalar.Of(one.Value)))]
                : null,
        };
    }

    private static OptionType TypeOf(Type type) =>
        type == typeof(int) || type == typeof(long) ? OptionType.Integer
        : type == typeof(bool) ? OptionType.Boolean
        : type == typeof(MemberId) ? OptionType.User
        : type == typeof(ChannelId) ? OptionType.Channel
        : type == typeof(RoleId) ? OptionType.Role
        : type == typeof(HandedIn) ? OptionType.Attachment
        : OptionType.String;

    private static string Signature(ApplicationCommand command) => string.Join(
        '|',
        [
            command.Type.ToString(),
            command.Name,
            command.Description ?? "",
            Signature(command.NameLocalizations),
            Signature(command.DescriptionLocalizations),
            command.DefaultMemberPermissions?.ToString("D") ?? "",
            string.Join(',', command.Contexts ?? []),
            .. (command.Options ?? []).Select(Signature),
        ]);

    private static string Signature(CommandOption option) =>
        $"{option.Type}/{option.Name}/{option.Description}/{option.Required is true}/{option.Autocomplete is true}"
        + $"/{string.Join(',', (option.Choices ?? []).Select(Signature))}"
        + $"/{Signature(option.NameLocalizations)}/{Signature(option.DescriptionLocalizations)}"
        + $"/[{string.Join(';', (option.Options ?? []).Select(Signature))}]";

    private static string Signature(CommandChoice choice) =>
        $"{choice.Name}={choice.Value.Text}={Signature(choice.NameLocalizations)}";

    private static string Signature(IReadOnlyDictionary<string, string>? byLanguage) => string.Join(
        ',', (byLanguage ?? ImmutableDictionary<string, string>.Empty)
            .OrderBy(said => said.Key, StringComparer.Ordinal)
            .Select(said => $"{said.Key}={said.Value}"));
}
