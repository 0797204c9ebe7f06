using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Strictness;

/// <summary>Checks a poll and writes it as Discord gives it back. See Discord docs: Poll Resource.</summary>
public static class PollForm
{
    public static JsonNode? Read(Form body, DiscordWorld world)
    {
        if (body.Object("poll") is not { } form) return null;
        form.Only("question", "answers", "duration", "allow_multiselect", "layout_type");
        var asked = form.Object("question", required: true);
        asked?.Only("text", "emoji");
        var question = asked?.Text("text", 1, 300, required: true);
        var answers = new JsonArray();
        foreach (var answer in form.Objects("answers", 1, 10, required: true))
        {
            answer.Only("poll_media");
            var media = answer.Object("poll_media", required: true);
            media?.Only("text", "emoji");
            var made = new JsonObject { ["text"] = media?.Text("text", 1, 55, required: true) };
            if (media?.Object("emoji") is { } emoji)
            {
                var shown = EmojiForm.Read(emoji);
                shown.TryAdd("id", null);
                made["emoji"] = shown;
            }
            answers.Add(new JsonObject { ["answer_id"] = answers.Count + 1, ["poll_media"] = made });
        }
        var hours = form.Int("duration", 1, 768) ?? 24;
        return new JsonObject
        {
            ["question"] = new JsonObject { ["text"] = question },
            ["answers"] = answers,
            ["expiry"] = Json.Time(world.Clock.Now + TimeSpan.FromHours(hours)),
            ["allow_multiselect"] = form.Bool("allow_multiselect") ?? false,
            ["layout_type"] = form.Choice("layout_type", false, 1) ?? 1,
            ["results"] = new JsonObject { ["is_finalized"] = false, ["answer_counts"] = new JsonArray() },
        };
    }
}
