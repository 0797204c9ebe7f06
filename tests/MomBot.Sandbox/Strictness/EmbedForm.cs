using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// Checks embeds and writes them as Discord gives them back. See Discord docs: Messages Resource, Embed Limits.
/// </summary>
public static class EmbedForm
{
    private const int TotalMax = 6000;

    public static JsonArray? Read(Form form)
    {
        if (!form.Names("embeds")) return null;
        var made = new JsonArray();
        var total = 0;
        foreach (var embed in form.Objects("embeds", 0, 10)) made.Add(One(embed, ref total));
        if (total > TotalMax)
            form.Fail("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {TotalMax}");
        return made;
    }

    private static JsonObject One(Form form, ref int total)
    {
        form.Only("type", "url", "title", "color", "timestamp", "description", "author", "image", "thumbnail", "footer",
            "fields", "provider", "video");
        var embed = new JsonObject { ["type"] = "rich" };
        Set(embed, "title", form.Text("title", max: 256), ref total);
        Set(embed, "description", form.Text("description", max: 4096), ref total);
        Address(embed, form, "url");
        if (form.Number("color", 0, 0xFFFFFF) is { } color) embed["color"] = color;
        if (form.Time("timestamp") is { } time) embed["timestamp"] = Json.Time(time);
        if (form.Object("footer") is { } footer)
        {
            footer.Only("text", "icon_url");
            var made = new JsonObject();
            Set(made, "text", Needed(footer, "text", 2048), ref total);
            Address(made, footer, "icon_url");
            embed["footer"] = made;
        }
        if (form.Object("author") is { } author)
        {
            author.Only("name", "url", "icon_url");
            var made = new JsonObject();
            Set(made, "name", Needed(author, "name", 256), ref total);
            Address(made, author, "url");
            Address(made, author, "icon_url");
            embed["author"] = made;
        }
        foreach (var name in new[] { "image", "thumbnail" })
        {
            if (form.Object(name) is not { } picture) continue;
            picture.Only("url", "width", "height", "placeholder", "placeholder_version", "is_animated", "description");
            picture.Required("url");
            var made = new JsonObject();
            Address(made, picture, "url");
            embed[name] = made;
        }
        var fields = new JsonArray();
        foreach (var field in form.Objects("fields", 0, 25))
        {
            field.Only("name", "value", "inline");
            var made = new JsonObject();
            Set(made, "name", Needed(field, "name", 256), ref total);
            Set(made, "value", Needed(field, "value", 1024), ref total);
            made["inline"] = field.Bool("inline") ?? false;
            fields.Add(made);
        }
        if (fields.Count > 0) embed["fields"] = fields;
        if (embed.Count == 1) form.Fail("description", "BASE_TYPE_REQUIRED", "This field is required");
        return embed;
    }

    /// <summary>Within embeds an empty text counts as one left out.</summary>
    private static string? Needed(Form form, string name, int max)
    {
        var text = form.Text(name, max: max, required: true);
        if (text is not null && text.AsSpan().Trim().IsEmpty)
            form.Fail(name, "BASE_TYPE_REQUIRED", "This field is required");
        return text;
    }

    private static void Address(JsonObject made, Form form, string name)
    {
        if (form.Text(name, max: 2048) is not { } address) return;
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "attachment")
            made[name] = address;
        else
            form.Fail(name, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
    }

    private static void Set(JsonObject made, string name, string? text, ref int total)
    {
        text = Stripped.Of(text);
        if (string.IsNullOrEmpty(text)) return;
        total += text.EnumerateRunes().Count();
        made[name] = text;
    }
}
