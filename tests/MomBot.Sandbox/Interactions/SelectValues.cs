using System.Text.Json.Nodes;
using MomBot.Sandbox.Strictness;

namespace MomBot.Sandbox.Interactions;

/// <summary>Checks what a person chose in a select or a group against what was offered.</summary>
public static class SelectValues
{
    public static JsonArray Read(JsonObject offered, JsonNode? given, Resolved resolved, string what)
    {
        var chosen = Many(given);
        var min = (int?)offered["min_values"] ?? 0;
        var max = (int?)offered["max_values"] ?? 25;
        if (chosen.Count < min) throw new RefusalException($"At least {min} must be chosen in {what}.");
        if (chosen.Count > max) throw new RefusalException($"At most {max} can be chosen in {what}.");
        var type = (int)offered["type"]!;
        var values = chosen.Select(value => type switch
        {
            ComponentKind.UserSelect => resolved.AddUser(value),
            ComponentKind.RoleSelect => resolved.AddRole(value),
            ComponentKind.MentionableSelect => resolved.AddMentionable(value),
            ComponentKind.ChannelSelect => resolved.AddChannel(value),
            _ => Offered(offered, value.ToString(), what),
        }).ToList();
        if (values.Distinct().Count() != values.Count)
            throw new RefusalException($"Nothing can be chosen twice in {what}.");
        return new JsonArray([.. values.Select(value => (JsonNode)value)]);
    }

    public static List<JsonNode> Many(JsonNode? given) => given switch
    {
        null => [],
        JsonArray list => [.. list.OfType<JsonNode>()],
        _ => [given],
    };

    public static string Offered(JsonObject offered, string value, string what) =>
        (offered["options"] as JsonArray ?? []).Any(option => (string?)option?["value"] == value)
            ? value
            : throw new RefusalException($"'{value}' is not offered in {what}.");
}
