using System.Text.Json.Nodes;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>
/// Makes the questions that newcomers are asked. See Discord docs: Guild Resource, Guild Onboarding Object.
/// </summary>
public sealed class OnboardingMaking(DiscordWorld world, Guild guild)
{
    private readonly Finder _finder = new(world);

    public JsonObject Make(JsonObject asked) => new()
    {
        ["guild_id"] = Json.Id(guild.Id),
        ["prompts"] = Json.List((asked["prompts"] as JsonArray ?? []).OfType<JsonObject>().Select(Prompt)),
        ["default_channel_ids"] = Channels(asked["default_channels"]),
        ["enabled"] = (bool?)asked["enabled"] ?? true,
        ["mode"] = (int?)asked["mode"] ?? 0,
    };

    private JsonObject Prompt(JsonObject asked) => new()
    {
        ["id"] = Json.Id(world.Clock.NextId()),
        ["type"] = 0,
        ["title"] = Finder.Text(asked["title"], "title"),
        ["options"] = Json.List((asked["options"] as JsonArray ?? []).OfType<JsonObject>().Select(Option)),
        ["single_select"] = (bool?)asked["single_select"] ?? false,
        ["required"] = (bool?)asked["required"] ?? false,
        ["in_onboarding"] = true,
    };

    private JsonObject Option(JsonObject asked) => new()
    {
        ["id"] = Json.Id(world.Clock.NextId()),
        ["title"] = Finder.Text(asked["title"], "title"),
        ["description"] = (string?)asked["description"] ?? "",
        ["emoji"] = new JsonObject { ["id"] = null, ["name"] = null, ["animated"] = false },
        ["role_ids"] = Json.Ids((asked["roles"] as JsonArray ?? []).Select(role => _finder.Role(role, guild).Id)),
        ["channel_ids"] = Channels(asked["channels"]),
    };

    private JsonArray Channels(JsonNode? names) =>
        Json.Ids((names as JsonArray ?? []).Select(name => _finder.Channel(name, guild).Id));
}
