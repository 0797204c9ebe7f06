using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// Checks the options of a command, and its groups and subcommands. See Discord docs: Application Commands.
/// </summary>
public static class CommandOptionForm
{
    /// <summary>2^53: beyond it neighbours can no longer be told apart. See Discord docs: Option Type.</summary>
    private const double MostExact = 9007199254740992;

    private static readonly int[] ChannelKinds = [.. Enum.GetValues<ChannelType>()
        .Where(kind => kind is not ChannelType.Direct).Select(kind => (int)kind)];

    private const int Subcommand = 1;
    private const int Group = 2;
    private const int Text = 3;
    private const int Integer = 4;
    private const int ChannelOption = 7;
    private const int NumberOption = 10;
    private const int AttachmentOption = 11;

    /// <param name="form">What holds the options.</param>
    /// <param name="depth">0 for the command, 1 within a group, 2 within a subcommand.</param>
    public static JsonArray ReadAll(Form form, int depth)
    {
        var made = new JsonArray();
        var names = new HashSet<string>();
        var optionalSeen = false;
        var kinds = new HashSet<bool>();
        foreach (var option in form.Objects("options", 0, 25))
        {
            var one = Read(option, depth);
            made.Add(one);
            if ((string?)one["name"] is { } name && !names.Add(name))
                option.Fail("name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
            kinds.Add((int?)one["type"] is Subcommand or Group);
            var required = (bool?)one["required"] ?? false;
            if (required && optionalSeen)
                option.Fail("", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                    "Required options must be placed before non-required options");
            optionalSeen |= !required;
        }
        if (kinds.Count > 1)
            form.Fail("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and option cannot be mixed");
        return made;
    }

    private static JsonObject Read(Form form, int depth)
    {
        int[] plain = [3, 4, 5, 6, 7, 8, 9, 10, 11];
        int[] known = depth switch { 0 => [1, 2, .. plain], 1 => [1], _ => plain };
        var type = form.Choice("type", true, known) ?? Text;
        form.Only("type", "name", "name_localizations", "description", "description_localizations", "required",
            "options",
            "choices", "channel_types", "min_value", "max_value", "min_length", "max_length", "autocomplete",
                "file_types");
        var name = form.Text("name", 1, 32, required: true);
        CommandForm.CheckName(form, name);
        var made = new JsonObject
        {
            ["type"] = type,
            ["name"] = name,
            ["name_localizations"] = CommandForm.Localizations(form, "name_localizations", 32, isName: true),
            ["description"] = form.Text("description", 1, 100, required: true),
            ["description_localizations"] =
                CommandForm.Localizations(form, "description_localizations", 100, isName: false),
        };
        if (type is Subcommand or Group)
        {
            if (ReadAll(form, type == Group ? 1 : 2) is { Count: > 0 } inner) made["options"] = inner;
            else if (type == Group) form.Fail("options", "BASE_TYPE_REQUIRED", "This field is required");
            return made;
        }
        if (form.Has("options")) form.Fail(
            "options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only groups and subcommands hold options");
        if (form.Bool("required") is { } required) made["required"] = required;
        Own(form, type, made);
        return made;
    }

    private static void Own(Form form, int type, JsonObject made)
    {
        Allowed(form, type is Text or Integer or NumberOption, "choices", "autocomplete");
        Allowed(form, type is Text, "min_length", "max_length");
        Allowed(form, type is Integer or NumberOption, "min_value", "max_value");
        Allowed(form, type is ChannelOption, "channel_types");
        Allowed(form, type is AttachmentOption, "file_types");
        var min = form.Int("min_length", 0, 6000);
        var max = form.Int("max_length", 1, 6000);
        if (min is not null) made["min_length"] = min;
        if (max is not null) made["max_length"] = max;
        if (min > max) form.Fail("min_length", "BASE_TYPE_RANGE", "min_length must not be more than max_length.");
        var least = Bound(form, type, made, "min_value");
        var most = Bound(form, type, made, "max_value");
        if (least > most) form.Fail("min_value", "BASE_TYPE_RANGE", "min_value must not be more than max_value.");
        if (form.Choices("channel_types", 0, ChannelKinds) is { } types) made["channel_types"] = types;
        if (FileTypes.Read(form) is { } fileTypes) made["file_types"] = fileTypes;
        if (form.Bool("autocomplete") is { } autocomplete) made["autocomplete"] = autocomplete;
        if (form.Bool("autocomplete") == true && form.List("choices", 0, 25) is { Count: > 0 })
            form.Fail("choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE",
                "Choices and autocomplete exclude each other");
        if (Choices(form, type) is { Count: > 0 } choices) made["choices"] = choices;
    }

    /// <summary>A whole number for whole numbers, any for the others; no larger than is held exactly.</summary>
    private static double? Bound(Form form, int type, JsonObject made, string name)
    {
        if (form.Json[name] is not { } node) return null;
        if (node is not JsonValue value || !value.TryGetValue<double>(out var number)
            || (type == Integer && number % 1 != 0) || Math.Abs(number) > MostExact)
        {
            form.Fail(name, "NUMBER_TYPE_COERCE", $"Value \"{node.ToJsonString()}\" is not a number that fits.");
            return null;
        }
        made[name] = node.DeepClone();
        return number;
    }

    private static JsonArray Choices(Form form, int type)
    {
        var made = new JsonArray();
        var names = new HashSet<string>();
        foreach (var choice in form.Objects("choices", 0, 25))
            made.Add(Choice(choice, type, names));
        return made;
    }

    /// <summary>Shared with the answers to autocomplete, which are choices too.</summary>
    public static JsonObject Choice(Form form, int type, HashSet<string> names)
    {
        form.Only("name", "name_localizations", "value");
        var name = form.Text("name", 1, 100, required: true);
        if (name is not null && !names.Add(name))
            form.Fail("name", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                "Option choice name already exists");
        var made = new JsonObject
        {
            ["name"] = name,
            ["name_localizations"] = CommandForm.Localizations(form, "name_localizations", 100, isName: false),
        };
        if (type == Text) made["value"] = form.Text("value", 1, 100, required: true);
        else if (form.Required("value") && form.Json["value"]!.GetValueKind() == JsonValueKind.Number)
            made["value"] = form.Json["value"]!.DeepClone();
        else form.Fail("value", "NUMBER_TYPE_COERCE", "Value is not a number.");
        return made;
    }

    private static void Allowed(Form form, bool allowed, params string[] fields)
    {
        if (allowed) return;
        foreach (var field in fields.Where(form.Has))
            form.Fail(field, "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID", "This kind of option cannot have this field");
    }
}
