using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// Checks the components of one message and writes them as Discord gives them back, ids filled in.
/// See Discord docs: Component Reference.
/// </summary>
public sealed class MessageComponents(bool v2, IReadOnlyCollection<string> fileNames, Func<string, JsonObject> media)
{
    private const int CountMax = 40;
    private const int TextMax = 4000;

    /// <summary>Where a button may lead.</summary>
    private static readonly string[] Linked = ["http", "https", "discord"];

    private readonly HashSet<string> _customIds = [];
    private readonly HashSet<int> _ids = [];
    private readonly List<JsonObject> _unnumbered = [];
    private int _count;
    private int _text;

    public JsonArray? Read(Form form)
    {
        if (!form.Names("components")) return null;
        var made = new JsonArray();
        foreach (var part in form.Objects("components", 0, v2 ? CountMax : 5))
            made.Add(v2 ? Any(part, inContainer: false) : LegacyRow(part));
        if (_count > CountMax)
            form.Fail("components", "BASE_TYPE_MAX_LENGTH",
                $"A message may have {CountMax} components in all, nested ones included.");
        if (_text > TextMax)
            form.Fail("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                $"The total text displayed may be {TextMax} characters.");
        Number();
        return made;
    }

    private JsonObject LegacyRow(Form form)
    {
        if (form.Choice("type", true, ComponentKind.ActionRow) == ComponentKind.ActionRow) return Row(form);
        return [];
    }

    private JsonObject Any(Form form, bool inContainer)
    {
        int[] known =
            [ComponentKind.ActionRow, ComponentKind.Section, ComponentKind.TextDisplay, ComponentKind.MediaGallery,
            ComponentKind.File, ComponentKind.Separator];
        if (!inContainer) known = [.. known, ComponentKind.Container];
        return form.Choice("type", true, known) switch
        {
            ComponentKind.ActionRow => Row(form),
            ComponentKind.Section => Section(form),
            ComponentKind.TextDisplay => Text(form),
            ComponentKind.MediaGallery => Gallery(form),
            ComponentKind.File => File(form),
            ComponentKind.Separator => Separator(form),
            ComponentKind.Container when !inContainer => Container(form),
            _ => [],
        };
    }

    private JsonObject Container(Form form)
    {
        form.Only("type", "id", "accent_color", "components", "spoiler");
        var made = Start(form, ComponentKind.Container);
        made["accent_color"] = form.Int("accent_color", 0, 0xFFFFFF);
        made["spoiler"] = form.Bool("spoiler") ?? false;
        var parts = new JsonArray();
        foreach (var part in form.Objects("components", 1, CountMax, required: true)) parts.Add(
            Any(part, inContainer: true));
        made["components"] = parts;
        return made;
    }

    private JsonObject Row(Form form)
    {
        form.Only("type", "id", "components");
        var made = Start(form, ComponentKind.ActionRow);
        var parts = form.Objects("components", 1, 5, required: true);
        var row = new JsonArray();
        var selects = 0;
        foreach (var part in parts)
        {
            var type = part.Choice("type", true, ComponentKind.Button, ComponentKind.StringSelect,
                ComponentKind.UserSelect, ComponentKind.RoleSelect, ComponentKind.MentionableSelect,
                ComponentKind.ChannelSelect) ?? 0;
            if (type == ComponentKind.Button) row.Add(Button(part));
            if (!ComponentKind.IsSelect(type)) continue;
            selects++;
            var select = Start(part, type);
            CustomId(part, select, required: true);
            SelectForm.Read(part, type, select, inModal: false);
            row.Add(select);
        }
        if (selects > 0 && parts.Count > 1)
            form.Fail("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                "The specified component exceeds the maximum width");
        made["components"] = row;
        return made;
    }

    private JsonObject Button(Form form)
    {
        form.Only("type", "id", "custom_id", "style", "label", "disabled", "url", "sku_id", "emoji");
        var made = Start(form, ComponentKind.Button);
        var style = form.Choice("style", true, 1, 2, 3, 4, 5, 6) ?? 1;
        made["style"] = style;
        if (form.Text("label", max: 80) is { } label) made["label"] = label;
        if (form.Object("emoji") is { } emoji) made["emoji"] = EmojiForm.Read(emoji);
        if (form.Bool("disabled") is { } disabled) made["disabled"] = disabled;
        if (style == 5)
        {
            if (form.Has("custom_id"))
                form.Fail("custom_id", "BASE_TYPE_EXCLUSIVE", "A custom id and url cannot both be specified");
            made["url"] = form.Text("url", 1, 512, required: true);
            if (!Uri.TryCreate((string?)made["url"] ?? "https://example.org", UriKind.Absolute, out var address))
                form.Fail("url", "URL_TYPE_INVALID_URL", "Not a well formed URL.");
            else if (!Linked.Contains(address.Scheme))
                form.Fail("url", "URL_TYPE_INVALID_SCHEME", $"Scheme must be one of ({string.Join(", ", Linked)}).");
        }
        else if (style != 6)
        {
            if (form.Has("url"))
                form.Fail("url", "BASE_TYPE_EXCLUSIVE", "A custom id and url cannot both be specified");
            CustomId(form, made, required: true);
        }
        if (style != 6 && string.IsNullOrEmpty((string?)made["label"]) && !made.ContainsKey("emoji"))
            form.Fail("label", "BUTTON_COMPONENT_MISSING_LABEL", "A label or emoji must be specified");
        return made;
    }

    private JsonObject Section(Form form)
    {
        form.Only("type", "id", "components", "accessory");
        var made = Start(form, ComponentKind.Section);
        var texts = new JsonArray();
        foreach (var part in form.Objects("components", 1, 3, required: true))
            if (part.Choice("type", true, ComponentKind.TextDisplay) is ComponentKind.TextDisplay) texts.Add(
                Text(part));
        made["components"] = texts;
        if (form.Object("accessory", required: true) is { } accessory)
            made["accessory"] = accessory.Choice("type", true, ComponentKind.Button, ComponentKind.Thumbnail) switch
            {
                ComponentKind.Button => Button(accessory),
                ComponentKind.Thumbnail => Thumbnail(accessory),
                _ => null,
            };
        return made;
    }

    private JsonObject Text(Form form)
    {
        form.Only("type", "id", "content");
        var made = Start(form, ComponentKind.TextDisplay);
        var content = form.Text("content", 1, TextMax, required: true) ?? "";
        _text += content.EnumerateRunes().Count();
        made["content"] = Stripped.Of(content);
        return made;
    }

    private JsonObject Thumbnail(Form form)
    {
        form.Only("type", "id", "media", "description", "spoiler");
        var made = Start(form, ComponentKind.Thumbnail);
        Media(form, "media", made, mustBeUpload: false);
        made["description"] = form.Text("description", 1, 1024);
        made["spoiler"] = form.Bool("spoiler") ?? false;
        return made;
    }

    private JsonObject Gallery(Form form)
    {
        form.Only("type", "id", "items");
        var made = Start(form, ComponentKind.MediaGallery);
        var items = new JsonArray();
        foreach (var item in form.Objects("items", 1, 10, required: true))
        {
            item.Only("media", "description", "spoiler");
            var one = new JsonObject();
            Media(item, "media", one, mustBeUpload: false);
            one["description"] = item.Text("description", 1, 1024);
            one["spoiler"] = item.Bool("spoiler") ?? false;
            items.Add(one);
        }
        made["items"] = items;
        return made;
    }

    private JsonObject File(Form form)
    {
        form.Only("type", "id", "file", "spoiler");
        var made = Start(form, ComponentKind.File);
        Media(form, "file", made, mustBeUpload: true);
        made["spoiler"] = form.Bool("spoiler") ?? false;
        made["name"] = made["file"]?["name"]?.DeepClone();
        made["size"] = made["file"]?["size"]?.DeepClone();
        return made;
    }

    private JsonObject Separator(Form form)
    {
        form.Only("type", "id", "spacing", "divider");
        var made = Start(form, ComponentKind.Separator);
        made["spacing"] = form.Choice("spacing", false, 1, 2) ?? 1;
        made["divider"] = form.Bool("divider") ?? true;
        return made;
    }

    private void Media(Form form, string name, JsonObject made, bool mustBeUpload)
    {
        if (form.Object(name, required: true) is not { } inner) return;
        inner.Only("url");
        if (inner.Text("url", 1, 2048, required: true) is not { } address) return;
        const string Scheme = "attachment://";
        if (address.StartsWith(Scheme, StringComparison.Ordinal))
        {
            var file = address[Scheme.Length..];
            if (!fileNames.Contains(file))
                inner.Fail("url", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                    $"The referenced attachment \"{file}\" was not found");
        }
        else if (mustBeUpload || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https"))
        {
            inner.Fail("url", "URL_TYPE_INVALID_SCHEME", "Scheme must be one of (attachment, http, https).");
        }
        made[name] = media(address);
    }

    private void CustomId(Form form, JsonObject made, bool required)
    {
        if (form.Text("custom_id", 1, 100, required) is not { } customId) return;
        made["custom_id"] = customId;
        if (!_customIds.Add(customId))
            form.Fail("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }

    private JsonObject Start(Form form, int type)
    {
        _count++;
        var made = new JsonObject { ["type"] = type, ["id"] = 0 };
        if (form.Int("id", 0) is { } id and not 0)
        {
            made["id"] = id;
            if (!_ids.Add(id)) form.Fail("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
        }
        else
        {
            _unnumbered.Add(made);
        }
        return made;
    }

    /// <summary>Parts without an id are numbered in order, over those that have one.</summary>
    private void Number()
    {
        var next = 1;
        foreach (var part in _unnumbered)
        {
            while (!_ids.Add(next)) next++;
            part["id"] = next;
        }
    }
}
