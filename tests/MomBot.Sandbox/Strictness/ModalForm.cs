using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Strictness;

/// <summary>Checks a form before a person may see it. See Discord docs: Using Modal Components.</summary>
public sealed class ModalForm
{
    private const int PartsMax = 5;

    private readonly HashSet<string> _customIds = [];
    private readonly HashSet<int> _ids = [];
    private int _nextId = 1;

    public JsonObject Read(Form form)
    {
        form.Only("custom_id", "title", "components");
        var made = new JsonObject
        {
            ["custom_id"] = form.Text("custom_id", 1, 100, required: true),
            ["title"] = form.Text("title", 1, 45, required: true),
        };
        var parts = new JsonArray();
        foreach (var part in form.Objects("components", 1, PartsMax, required: true))
            parts.Add(part.Choice(
                "type", true, ComponentKind.Label, ComponentKind.TextDisplay, ComponentKind.ActionRow) switch
            {
                ComponentKind.Label => Label(part),
                ComponentKind.TextDisplay => TextDisplay(part),
                ComponentKind.ActionRow => Row(part),
                _ => null,
            });
        made["components"] = parts;
        return made;
    }

    private JsonObject Label(Form form)
    {
        form.Only("type", "id", "label", "description", "component");
        var made = Start(form, ComponentKind.Label);
        made["label"] = form.Text("label", 1, 45, required: true);
        if (form.Text("description", 1, 100) is { } description) made["description"] = description;
        if (form.Object("component", required: true) is not { } child) return made;
        var type = child.Choice(
            "type", true, ComponentKind.StringSelect, ComponentKind.TextInput, ComponentKind.UserSelect,
            ComponentKind.RoleSelect, ComponentKind.MentionableSelect, ComponentKind.ChannelSelect,
                ComponentKind.FileUpload,
            ComponentKind.RadioGroup, ComponentKind.CheckboxGroup, ComponentKind.Checkbox) ?? 0;
        var inner = Start(child, type);
        CustomId(child, inner);
        Child(child, type, inner);
        made["component"] = inner;
        return made;
    }

    private static void Child(Form form, int type, JsonObject made)
    {
        switch (type)
        {
            case ComponentKind.TextInput:
                TextInput(form, made, inLabel: true);
                break;
            case ComponentKind.FileUpload:
                form.Only("type", "id", "custom_id", "min_values", "max_values", "required", "file_types");
                Range(form, made, otherwise: 1);
                if (FileTypes.Read(form) is { } types) made["file_types"] = types;
                break;
            case ComponentKind.RadioGroup:
                form.Only("type", "id", "custom_id", "required", "options");
                made["required"] = form.Bool("required") ?? true;
                made["options"] = Options(form, 2, 1);
                break;
            case ComponentKind.CheckboxGroup:
                form.Only("type", "id", "custom_id", "min_values", "max_values", "required", "options");
                made["options"] = Options(form, 1, 10);
                var offered = ((JsonArray)made["options"]!).Count;
                Range(form, made, otherwise: Math.Max(1, offered));
                if (form.Int("max_values") > offered && offered > 0)
                    form.Fail("max_values", "BASE_TYPE_MAX_VALUES",
                        "max_values must not be more than the number of options.");
                break;
            case ComponentKind.Checkbox:
                form.Only("type", "id", "custom_id", "default");
                made["default"] = form.Bool("default") ?? false;
                break;
            case 0:
                break;
            default:
                SelectForm.Read(form, type, made, inModal: true);
                break;
        }
    }

    private JsonObject Row(Form form)
    {
        form.Only("type", "id", "components");
        var made = Start(form, ComponentKind.ActionRow);
        var inner = new JsonArray();
        foreach (var child in form.Objects("components", 1, 1, required: true))
        {
            if (child.Choice("type", true, ComponentKind.TextInput) is null) continue;
            var input = Start(child, ComponentKind.TextInput);
            CustomId(child, input);
            TextInput(child, input, inLabel: false);
            inner.Add(input);
        }
        made["components"] = inner;
        return made;
    }

    private static void TextInput(Form form, JsonObject made, bool inLabel)
    {
        form.Only("type", "id", "custom_id", "style", "label", "value", "placeholder", "required", "min_length",
            "max_length");
        made["style"] = form.Choice("style", true, 1, 2);
        if (inLabel && form.Has("label"))
            form.Fail("label", "TEXT_INPUT_LABEL_IN_LABEL", "A text input within a Label has no label of its own.");
        if (form.Text("label", 1, 45, required: !inLabel) is { } label) made["label"] = label;
        var min = form.Int("min_length", 0, 4000);
        var max = form.Int("max_length", 1, 4000);
        if (min > max) form.Fail("min_length", "BASE_TYPE_RANGE", "min_length must not be more than max_length.");
        if (min is not null) made["min_length"] = min;
        if (max is not null) made["max_length"] = max;
        if (form.Text("placeholder", max: 100) is { } placeholder) made["placeholder"] = placeholder;
        if (form.Text("value", max: max ?? 4000) is { } value)
        {
            if (value.Length > 0 && value.EnumerateRunes().Count() < min)
                form.Fail("value", "BASE_TYPE_MIN_LENGTH", $"Must be {min} or more in length.");
            made["value"] = value;
        }
        made["required"] = form.Bool("required") ?? true;
    }

    private JsonObject TextDisplay(Form form)
    {
        form.Only("type", "id", "content");
        var made = Start(form, ComponentKind.TextDisplay);
        made["content"] = form.Text("content", 1, 4000, required: true);
        return made;
    }

    private static JsonArray Options(Form form, int min, int mostDefaults)
    {
        var made = new JsonArray();
        var values = new HashSet<string>();
        var defaults = 0;
        foreach (var option in form.Objects("options", min, 10, required: true))
        {
            option.Only("label", "value", "description", "default");
            var one = new JsonObject
            {
                ["label"] = option.Text("label", 1, 100, required: true),
                ["value"] = option.Text("value", 1, 100, required: true),
            };
            if (option.Text("description", max: 100) is { } description) one["description"] = description;
            if (option.Bool("default") is { } isDefault) one["default"] = isDefault;
            if (option.Bool("default") == true) defaults++;
            if ((string?)one["value"] is { } value && !values.Add(value))
                option.Fail("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                    "The specified option value is already used");
            made.Add(one);
        }
        if (defaults > mostDefaults)
            form.Fail("options", "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "More options are default than may be chosen.");
        return made;
    }

    private static void Range(Form form, JsonObject made, int otherwise)
    {
        var required = form.Bool("required") ?? true;
        var min = form.Int("min_values", 0, 10) ?? (required ? 1 : 0);
        var max = form.Int("max_values", 1, 10) ?? otherwise;
        if (form.Has("min_values") && min == 0 && required)
            form.Fail("min_values", "BASE_TYPE_MIN_VALUES", "min_values must be 1 or more unless required is false.");
        if (min > max) form.Fail("min_values", "BASE_TYPE_RANGE", "min_values must not be more than max_values.");
        made["required"] = required;
        made["min_values"] = min;
        made["max_values"] = max;
    }

    private void CustomId(Form form, JsonObject made)
    {
        if (form.Text("custom_id", 1, 100, required: true) is not { } customId) return;
        made["custom_id"] = customId;
        if (!_customIds.Add(customId))
            form.Fail("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }

    private JsonObject Start(Form form, int type)
    {
        var id = form.Int("id", 0) ?? 0;
        if (id == 0)
        {
            while (!_ids.Add(_nextId)) _nextId++;
            id = _nextId;
        }
        else if (!_ids.Add(id))
        {
            form.Fail("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
        }
        return new JsonObject { ["type"] = type, ["id"] = id };
    }
}
