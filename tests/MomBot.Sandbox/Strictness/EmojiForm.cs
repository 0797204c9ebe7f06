using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.Strictness;

/// <summary>Checks the small emoji object of buttons, options and tags.</summary>
public static class EmojiForm
{
    public static JsonObject Read(Form form)
    {
        form.Only("id", "name", "animated");
        var made = new JsonObject();
        if (form.Id("id") is { } id) made["id"] = Json.Id(id);
        var name = form.Text("name", 1, 32, required: !form.Has("id"));
        made["name"] = name ?? "emoji";
        if (!form.Has("id") && name is not null && !IsEmoji(name))
            form.Fail("name", "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
        return made;
    }

    /// <summary>
    /// No letters: an emoji by name, such as ":heart:", is what clients turn into one, not what Discord takes.
    /// </summary>
    public static bool IsEmoji(string name) =>
        name.Length > 0 && !name.Any(char.IsAsciiLetter)
            && name.EnumerateRunes().Any(rune => rune.Value > 0xA0 || name.Contains('\u20e3'));
}
