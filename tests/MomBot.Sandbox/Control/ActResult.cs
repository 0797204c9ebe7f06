using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>What the call "one person does one thing" answers with.</summary>
public static class ActResult
{
    public static JsonObject Refused(string reason) => new()
    {
        ["interaction"] = null,
        ["ms"] = null,
        ["response"] = null,
        ["error"] = reason,
    };

    public static JsonObject Done(JsonObject? response = null) => new()
    {
        ["interaction"] = null,
        ["ms"] = 0,
        ["response"] = response,
        ["error"] = null,
    };

    public static JsonObject Of(Interaction interaction, DiscordWorld world) => new()
    {
        ["interaction"] = Json.Id(interaction.Id),
        ["ms"] = interaction.AnsweredAfter is { } after ? Math.Round(after.TotalMilliseconds, 1) : null,
        ["response"] = Response(interaction, world),
        ["error"] = interaction.AnswerType is null ? "The bot did not answer within three seconds." : null,
        // Set when the bot did hear of it, apart from what a real client would not have let anyone do.
        ["unanswered"] = interaction.AnswerType is null,
    };

    public static JsonObject? Response(Interaction interaction, DiscordWorld world)
    {
        if (interaction.AnswerType is not { } type) return null;
        var response = new JsonObject { ["type"] = type };
        if (type is 4 or 7 && interaction.Original is { } message) response["message"] = MessageView.Of(message, world);
        if (type == 8) response["choices"] = interaction.Choices?.DeepClone();
        if (type == 9) response["modal"] = interaction.ModalShown?.DeepClone();
        return response;
    }

    /// <summary>Everything the bot answered, first answer, edits and followups.</summary>
    public static JsonObject Whole(Interaction interaction, DiscordWorld world)
    {
        var whole = Of(interaction, world);
        whole["user"] = Json.Id(interaction.User.Id);
        whole["channel"] = Json.Id(interaction.Channel.Id);
        whole["data"] = Json.Copy(interaction.Data);
        whole["original"] = interaction.Original is { } original && world.Message(original.Id) is not null
            ? MessageView.Of(original, world)
            : null;
        whole["followups"] = Json.List(interaction.Followups
            .Where(message => world.Message(message.Id) is not null).Select(message => MessageView.Of(message, world)));
        whole["history"] = Json.Copy(interaction.History);
        return whole;
    }
}
