using System.Collections.Immutable;
using MomBot.Data;

namespace MomBot.Interactions;

/// <summary>
/// A form. It is drawn from its record and read back into it: marked parameters are its parts (at most five), unmarked
/// ones travel in the custom_id. A record with values is a prefilled form.
/// </summary>
public abstract record Modal : BotAction
{
    protected Modal(Text title) => Title = title;

    /// <summary>1 to 45 characters.</summary>
    public Text Title { get; init; }

    /// <summary>What single parts are called this time, by the name of their parameter; the rest as declared.</summary>
    public ImmutableDictionary<string, PartWords> Wording { get; init; } =
        ImmutableDictionary<string, PartWords>.Empty;
}

/// <summary>Other words for one part of a form, or fewer of its options; none: as declared.</summary>
/// <param name="As">What an <see cref="AskedAttribute"/> part is this time.</param>
public sealed record PartWords(
    Text? Label = null, Text? Hint = null, Text? Placeholder = null, ImmutableArray<Choice>? Options = null,
    ModalPartAttribute? As = null);

/// <summary>
/// One part of a form: its label (1 to 45 characters), an optional line of help, whether it may stay empty.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class ModalPartAttribute(string label) : Attribute
{
    public string Label { get; } = label;

    /// <summary>One line under the label, at most 100 characters.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether the form may be sent without it.</summary>
    public bool Optional { get; init; }
}

/// <summary>A line or a paragraph of text, at most <see cref="Max"/> characters (1 to 4000).</summary>
public sealed class TextInputAttribute(string label) : ModalPartAttribute(label)
{
    public int Min { get; init; }

    public int Max { get; init; } = 200;

    public bool Paragraph { get; init; }

    public string? Placeholder { get; init; }
}

/// <summary>
/// A part with options: those of an enum, or those of a named source (<see cref="Feature.Choices"/>).
/// </summary>
public abstract class ChoiceAttribute(string label) : ModalPartAttribute(label)
{
    /// <summary>Names the source of the options; none: the members of the parameter's enum.</summary>
    public string? From { get; init; }

    /// <summary>For parts that take several: how many at most.</summary>
    public int Max { get; init; } = 1;
}

/// <summary>A drop-down of at most 25 options.</summary>
public sealed class SelectAttribute(string label) : ChoiceAttribute(label);

/// <summary>2 to 10 options, one of them chosen.</summary>
public sealed class RadioGroupAttribute(string label) : ChoiceAttribute(label);

/// <summary>1 to 10 options, any of them chosen. The parameter is an ImmutableArray.</summary>
public sealed class CheckboxGroupAttribute(string label) : ChoiceAttribute(label);

/// <summary>One box to tick. The parameter is a bool.</summary>
public sealed class CheckboxAttribute(string label) : ModalPartAttribute(label);

/// <summary>A part that its wording makes what it is: an ImmutableArray of strings, as they came.</summary>
public sealed class AskedAttribute() : ModalPartAttribute("");

/// <summary>A channel of the community.</summary>
public sealed class ChannelSelectAttribute(string label) : ModalPartAttribute(label);

/// <summary>A person of the community.</summary>
public sealed class UserSelectAttribute(string label) : ModalPartAttribute(label);

/// <summary>
/// Files to hand in, at most <see cref="Max"/> (1 to 10). The parameter is an ImmutableArray of HandedIn.
/// </summary>
public sealed class FileUploadAttribute(string label) : ModalPartAttribute(label)
{
    public int Max { get; init; } = 1;
}

/// <summary>A file somebody handed in with a form.</summary>
public sealed record HandedIn(string Name, string Url, int Bytes, string? ContentType);

/// <summary>How an enum member reads in a form or a card.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class LabelAttribute(string label, string? hint = null) : Attribute
{
    public string Label { get; } = label;

    public string? Hint { get; } = hint;
}
