using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.Strictness;

/// <summary>Checks the five selects, in messages and in modals. See Discord docs: Component Reference.</summary>
public static class SelectForm
{
    public static void Read(Form form, int type, JsonObject made, bool inModal)
    {
        form.Only("type", "id", "custom_id", "placeholder", "min_values", "max_values", "disabled", "required",
            type == ComponentKind.StringSelect ? "options" : "default_values",
            type == ComponentKind.ChannelSelect ? "channel_types" : "custom_id");
        if (form.Text("placeholder", max: 150) is { } placeholder) made["placeholder"] = placeholder;
        var required = form.Bool("required");
        var min = form.Int("min_values", 0, 25) ?? (inModal && required == false ? 0 : 1);
        var max = form.Int("max_values", 1, 25) ?? 1;
        if (min > max) form.Fail("min_values", "BASE_TYPE_RANGE", "min_values must not be more than max_values.");
        made["min_values"] = min;
        made["max_values"] = max;
        if (inModal) InModal(form, made, required, min);
        else if (form.Bool("disabled") is { } disabled) made["disabled"] = disabled;
        if (type == ComponentKind.StringSelect) Options(form, made, min, max);
        else Defaults(form, type, made, max);
        if (type == ComponentKind.ChannelSelect && form.List("channel_types", 0, 25) is { } types)
            made["channel_types"] = Json.Copy(types);
    }

    private static void InModal(Form form, JsonObject made, bool? required, int min)
    {
        if (form.Has("disabled"))
            form.Fail("disabled", "COMPONENT_DISABLED_IN_MODAL", "Selects in modals cannot be disabled.");
        made["required"] = required ?? true;
        if (min == 0 && required != false)
            form.Fail("min_values", "BASE_TYPE_MIN_VALUES", "min_values must be 1 or more unless required is false.");
    }

    private static void Options(Form form, JsonObject made, int min, int max)
    {
        var options = new JsonArray();
        var values = new HashSet<string>();
        var chosen = 0;
        foreach (var option in form.Objects("options", 1, 25, required: true))
        {
            option.Only("label", "value", "description", "default", "emoji");
            var one = new JsonObject
            {
                ["label"] = option.Text("label", 1, 100, required: true),
                ["value"] = option.Text("value", 1, 100, required: true),
            };
            if (option.Text("description", max: 100) is { } description) one["description"] = description;
            if (option.Object("emoji") is { } emoji) one["emoji"] = EmojiForm.Read(emoji);
            if (option.Bool("default") is { } isDefault)
            {
                one["default"] = isDefault;
                if (isDefault) chosen++;
            }
            if (one["value"] is { } value && !values.Add((string)value!))
                option.Fail("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                    "The specified option value is already used");
            options.Add(one);
        }
        if (max > options.Count && options.Count > 0)
            form.Fail("max_values", "BASE_TYPE_MAX_VALUES", "max_values must not be more than the number of options.");
        if (min > options.Count && options.Count > 0)
            form.Fail("min_values", "BASE_TYPE_MIN_VALUES", "min_values must not be more than the number of options.");
        if (chosen > max)
            form.Fail("options", "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "More options are default than may be chosen.");
        made["options"] = options;
    }

    private static void Defaults(Form form, int type, JsonObject made, int max)
    {
        var defaults = new JsonArray();
        foreach (var one in form.Objects("default_values", 0, 25))
        {
            one.Only("id", "type");
            var id = one.Id("id", required: true);
            var kind = one.Text("type", 1, 10, required: true);
            var fits = type switch
            {
                ComponentKind.UserSelect => kind == "user",
                ComponentKind.RoleSelect => kind == "role",
                ComponentKind.ChannelSelect => kind == "channel",
                _ => kind is "user" or "role",
            };
            if (!fits) one.Fail("type", "BASE_TYPE_CHOICES", "This kind cannot be chosen in this select.");
            defaults.Add(new JsonObject { ["id"] = Json.Id(id), ["type"] = kind });
        }
        if (defaults.Count > max)
            form.Fail("default_values", "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
        if (form.Has("default_values")) made["default_values"] = defaults;
    }
}
