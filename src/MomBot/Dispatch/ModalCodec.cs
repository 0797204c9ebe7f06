using System.Collections.Immutable;
using System.Reflection;
using MomBot.Data;
using MomBot.Discord;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>Draws a form from its record, and reads the record back from what was filled in.</summary>
public sealed class ModalCodec(CardRenderer cards, ActionRouter router)
{
    /// <summary>A part that did not come back was left as it was: empty.</summary>
    private static readonly Component Untouched = new() { Type = ComponentType.Label };

    internal InteractionResponse Draw(Modal modal, InteractionContext context)
    {
        var shape = router.Codec.ShapeOf(modal.GetType());
        return InteractionResponse.Modal(
            router.Codec.Write(modal),
            cards.Short(modal.Title, context.Language, DiscordLimits.ModalTitle),
            [.. shape.Fields.Where(part => part.Field is not AskedAttribute || modal.Wording.ContainsKey(part.Name))
                .Select(part => Draw(modal, part, context))]);
    }

    /// <summary>Reads the form back; a text instead says what cannot be: a value that was never offered.</summary>
    internal (BotAction? Action, Text? Problem) Read(
        string customId, IReadOnlyList<Component> filled, Resolved? resolved, InteractionContext context)
    {
        var parts = filled.Select(label => label.Child).OfType<Component>().ToLookup(child => child.CustomId);
        Text? problem = null;
        var action = router.Codec.Read(customId, part =>
        {
            if (part.Source != PartSource.Field)
                return null;
            var value = parts[part.WireName].FirstOrDefault() ?? Untouched;
            var (read, fault) = ModalValues.Read(part, value, resolved, () => Offered(part, context));
            problem ??= fault;
            return read;
        });
        return (action, problem);
    }

    private Component Draw(Modal modal, ActionPart part, InteractionContext context)
    {
        var words = modal.Wording.GetValueOrDefault(part.Name);
        var field = words?.As ?? part.Field!;
        var child = Child(part, field, part.ValueIn(modal), words?.Options ?? Offered(part, context), context);
        return Parts.Label(
            cards.Short(words?.Label ?? field.Label, context.Language, DiscordLimits.Label),
            (words?.Hint ?? (field.Hint is null ? null : (Text)field.Hint)) is { } hint
                ? cards.Short(hint, context.Language, DiscordLimits.LabelDescription)
                : null,
            words?.Placeholder is { } placeholder
                ? child with
                {
                    Placeholder = cards.Short(placeholder, context.Language, DiscordLimits.TextInputPlaceholder),
                }
                : child);
    }

    private Component Child(ActionPart part, ModalPartAttribute field, object? value, ImmutableArray<Choice> offered,
        InteractionContext context) => field switch
        {
            TextInputAttribute text => Parts.TextInput(
                text.Paragraph ? TextInputStyle.Paragraph : TextInputStyle.Short, part.WireName) with
            {
                Required = !text.Optional,
                MinLength = text.Min > 0 ? text.Min : null,
                MaxLength = text.Max,
                Placeholder = text.Placeholder is null
                    ? null
                    : cards.Short(text.Placeholder, context.Language, DiscordLimits.TextInputPlaceholder),
                Value = ModalValues.Prefilled(value).FirstOrDefault() is { Length: > 0 } known
                    ? Scalar.Of(known[..Math.Min(known.Length, text.Max)])
                    : null,
            },
            CheckboxAttribute => Parts.Checkbox(part.WireName, value is true),
            FileUploadAttribute files => Parts.FileUpload(part.WireName) with
            {
                Required = !files.Optional,
                MinValues = files.Optional ? 0 : 1,
                MaxValues = files.Max,
            },
            ChannelSelectAttribute => Picker(ComponentType.ChannelSelect, "channel", part, value) with
            {
                ChannelTypes = [ChannelType.GuildText],
            },
            UserSelectAttribute => Picker(ComponentType.UserSelect, "user", part, value),
            ChoiceAttribute choice => Choice(part, choice, ModalValues.Prefilled(value), offered, context),
            _ => throw new InvalidOperationException($"{field.GetType().Name} cannot be drawn."),
        };

    private Component Choice(
        ActionPart part, ChoiceAttribute field, ImmutableHashSet<string> chosen, ImmutableArray<Choice> offered,
        InteractionContext context)
    {
        var options = cards.Options(
            [.. offered.Select(each => each with { Chosen = each.Chosen || chosen.Contains(each.Value) })],
            field switch
            {
                RadioGroupAttribute => DiscordLimits.RadioOptions,
                CheckboxGroupAttribute => DiscordLimits.CheckboxOptions,
                _ => DiscordLimits.SelectOptions,
            },
            context.Language);
        var component = field switch
        {
            RadioGroupAttribute => Parts.RadioGroup(part.WireName, options),
            CheckboxGroupAttribute => Parts.CheckboxGroup(part.WireName, options),
            _ => Parts.Select(part.WireName, options),
        };
        return component with
        {
            Required = !field.Optional,
            MinValues = field is RadioGroupAttribute ? null : field.Optional ? 0 : 1,
            MaxValues = field is RadioGroupAttribute ? null : Math.Min(field.Max, options.Count),
        };
    }

    private static Component Picker(ComponentType type, string kind, ActionPart part, object? value) =>
        Parts.Select(type, part.WireName) with
        {
            Required = !part.Field!.Optional,
            DefaultValues = ModalValues.IdOf(value) is { } id and not 0 ? [new(new((ulong)id), kind)] : null,
        };

    private ImmutableArray<Choice> Offered(ActionPart part, InteractionContext context) => part.Field switch
    {
        ChoiceAttribute { From: { } source } => router.ChoicesOf(source, context),
        ChoiceAttribute => ModalValues.OfEnum(part.Type),
        _ => [],
    };
}
