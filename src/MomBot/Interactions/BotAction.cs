using System.Text.RegularExpressions;

namespace MomBot.Interactions;

/// <summary>
/// What a command, a button, a select, a form or the clock asks for. Its parts travel in a custom_id, which everyone
/// can read: ids, enums, small numbers, dates and keys of <c>config/</c> only. No text, nothing private.
/// </summary>
public abstract record BotAction;

/// <summary>The name an action has on the wire. Never changed: buttons of last year still carry it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RouteAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>A part filled by what was chosen in a select, not carried in the custom_id.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ChosenAttribute : Attribute;

/// <summary>A part filled by an option of a slash command, not carried in the custom_id.</summary>
/// <param name="description">1 to 100 characters, shown under the option.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OptionAttribute(string description) : Attribute
{
    public string Description { get; } = description;

    /// <summary>Names a source of suggestions (<see cref="Feature.Suggests"/>); none: whatever is typed.</summary>
    public string? From { get; init; }

    /// <summary>Whether the command cannot be sent without it.</summary>
    public bool Required { get; init; }
}

/// <summary>The key of something in <c>config/</c> (a category, a stage): lower case, digits and hyphens.</summary>
public readonly partial record struct ConfigKey
{
    public ConfigKey(string value) =>
        Value = Form().IsMatch(value) ? value : throw new FormatException($"\"{value}\" is not a key of config/");

    public string Value => field ?? "";

    /// <summary>The key these words are; none: they are no key.</summary>
    public static ConfigKey? TryParse(string value) => Form().IsMatch(value) ? new ConfigKey(value) : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z")]
    private static partial Regex Form();
}
