using System.Collections.Immutable;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>Turns what features declare into Discord's command JSON, and says whether Discord's own differs.</summary>
internal static class CommandTree
{
    /// <summary>Every command, in the order the features declare them.</summary>
    public static ImmutableArray<ApplicationCommand> Of(ActionRouter router) =>
        [.. router.Commands.Select(command => Draw(command, router.Codec.ShapeOf(command.Action)))];

    /// <summary>
    /// Whether Discord holds something else than we want; what we leave out counts as Discord's default.
    /// </summary>
    public static bool Differ(IEnumerable<ApplicationCommand> wanted, IEnumerable<ApplicationCommand> there) =>
        !wanted.Select(Signature).Order(StringComparer.Ordinal)
            .SequenceEqual(there.Select(Signature).Order(StringComparer.Ordinal));

    private static ApplicationCommand Draw(CommandDeclaration command, ActionShape shape) => new()
    {
        Name = command.Name,
        Type = command.Kind switch
        {
            CommandKind.Slash => ApplicationCommandType.ChatInput,
            CommandKind.Message => ApplicationCommandType.Message,
        },
        Description = command.Kind == CommandKind.Slash ? command.Description : null,
        Options = shape.Options.Length == 0 ? null : [.. shape.Options.Select(Draw)],
        DefaultMemberPermissions = command.Audience switch
        {
            CommandFor.Everyone => null,
            CommandFor.Admins => Permissions.ManageGuild,
        },
        Contexts = [InteractionContextType.Guild],
        IntegrationTypes = [IntegrationType.GuildInstall],
    };

    private static CommandOption Draw(ActionPart part) => new()
    {
        Type = OptionType.String,
        Name = part.WireName,
        Description = part.Option!.Description,
        Required = part.Option.Required ? true : null,
        Autocomplete = part.Option.From is null ? null : true,
    };

    private static string Signature(ApplicationCommand command) => string.Join(
        '|',
        [
            command.Type.ToString(),
            command.Name,
            command.Description ?? "",
            command.DefaultMemberPermissions?.ToString("D") ?? "",
            string.Join(',', command.Contexts ?? []),
            .. (command.Options ?? []).Select(option =>
                $"{option.Type}/{option.Name}/{option.Description}/"
                + $"{option.Required is true}/{option.Autocomplete is true}"),
        ]);
}
