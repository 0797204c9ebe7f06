using System.Collections.Immutable;
using System.Globalization;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>What somebody used from the command picker: its whole name, and the options given at its end.</summary>
internal sealed record CommandInput(
    CommandKind Kind, string Name, IReadOnlyList<InteractionOption> Options, Resolved? Resolved)
{
    /// <summary>Steps down through groups and subcommands to the one that was meant.</summary>
    public static CommandInput Of(InteractionData data)
    {
        var (name, options) = (data.Name ?? "", data.Options ?? []);
        while (options is [{ Type: OptionType.Subcommand or OptionType.SubcommandGroup } step])
            (name, options) = ($"{name} {step.Name}", step.Options ?? []);
        var kind = data.Type switch
        {
            ApplicationCommandType.Message => CommandKind.Message,
            ApplicationCommandType.User => CommandKind.User,
            _ => CommandKind.Slash,
        };
        return new(kind, name, options, data.Resolved);
    }

    /// <summary>The value of a part; none: it was not given.</summary>
    public object? ValueOf(ActionPart part)
    {
        if (Options.FirstOrDefault(option => option.Name == part.WireName)?.Value is not { } value)
            return null;
        var type = Nullable.GetUnderlyingType(part.Type) ?? part.Type;
        if (type == typeof(HandedIn))
            return ModalValues.Files([value.Text], Resolved).FirstOrDefault();
        if (type == typeof(bool))
            return value.IsTrue;
        if (type == typeof(int) || type == typeof(long))
        {
            return long.TryParse(value.Text, CultureInfo.InvariantCulture, out var number)
                ? Convert.ChangeType(number, type, CultureInfo.InvariantCulture)
                : null;
        }

        return ModalValues.Convert(part.Type, [value.Text]);
    }
}
