using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// Checks one application command and writes it as Discord gives it back. See Discord docs: Application Commands.
/// </summary>
public static partial class CommandForm
{
    private const int TextMax = 8000;

    public static JsonObject Read(Form form, bool global)
    {
        form.Only("id", "name", "name_localizations", "description", "description_localizations", "options",
            "default_member_permissions", "dm_permission", "default_permission", "contexts", "integration_types",
                "handler",
            "type", "nsfw");
        var type = form.Choice("type", false, 1, 2, 3) ?? 1;
        var name = form.Text("name", 1, 32, required: true);
        if (type == 1) CheckName(form, name);
        var made = new JsonObject
        {
            ["type"] = type,
            ["name"] = name,
            ["name_localizations"] = Localizations(form, "name_localizations", 32, isName: type == 1),
            ["description"] = Description(form, type),
            ["description_localizations"] = Localizations(form, "description_localizations", 100, isName: false),
            ["default_member_permissions"] = form.Permission("default_member_permissions") is { } permissions
                ? Permissions.Text(permissions)
                : null,
            ["nsfw"] = form.Bool("nsfw") ?? false,
            ["integration_types"] = form.Choices("integration_types", 1, 0, 1) ?? [0],
        };
        Contexts(form, made, global);
        if (type != 1 && form.List("options", 0, 25) is { Count: > 0 })
            form.Fail("options", "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS",
                "Context menu commands cannot have options");
        var options = CommandOptionForm.ReadAll(form, depth: 0);
        if (options.Count > 0) made["options"] = options;
        if (Size(made) > TextMax)
            form.Fail("", "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({TextMax})");
        return made;
    }

    public static void CheckName(Form form, string? name)
    {
        if (name is null) return;
        if (!NamePattern().IsMatch(name) || name.Any(char.IsUpper))
            form.Fail("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }

    public static JsonNode? Localizations(Form form, string field, int max, bool isName)
    {
        if (form.Object(field) is not { } texts) return null;
        foreach (var (locale, _) in texts.Json)
        {
            if (!Locales.Known.Contains(locale))
                texts.Fail(locale, "BASE_TYPE_CHOICES", "This locale is not known.");
            var text = texts.Text(locale, 1, max);
            if (isName && text is not null && !NamePattern().IsMatch(text))
                texts.Fail(locale, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
        return texts.Json.DeepClone();
    }

    private static string Description(Form form, int type)
    {
        if (type == 1) return form.Text("description", 1, 100, required: true) ?? "";
        if (!string.IsNullOrEmpty(form.Text("description")))
            form.Fail("description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
                "Context menu commands cannot have description");
        return "";
    }

    private static void Contexts(Form form, JsonObject made, bool global)
    {
        if (global)
        {
            made["dm_permission"] = form.Bool("dm_permission") ?? true;
            made["contexts"] = form.Choices("contexts", 1, 0, 1, 2);
        }
        else if (form.Has("contexts"))
        {
            form.Fail("contexts", "APPLICATION_COMMAND_CONTEXTS_GUILD", "Contexts can only be set on global commands");
        }
    }

    /// <summary>Names, descriptions and values together, of each text only its longest translation.</summary>
    private static int Size(JsonObject part)
    {
        var size = Longest(part, "name") + Longest(part, "description");
        foreach (var choice in (part["choices"] as JsonArray ?? []).OfType<JsonObject>())
            size += Longest(choice, "name") + (choice["value"]?.ToString().Length ?? 0);
        return size + (part["options"] as JsonArray ?? []).OfType<JsonObject>().Sum(Size);
    }

    private static int Longest(JsonObject part, string field)
    {
        var own = (part[field] as JsonValue)?.ToString().Length ?? 0;
        var others = (part[$"{field}_localizations"] as JsonObject ?? [])
            .Where(pair => pair.Value?.GetValueKind() == JsonValueKind.String)
            .Select(pair => pair.Value!.ToString().Length);
        return others.Append(own).Max();
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}$")]
    private static partial Regex NamePattern();
}
