using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Bot;

/// <summary>
/// Whoever owns the small world moves the bot in, as a person would: /setup with a time zone, and one press. So a
/// newcomer meets a community that is ready.
/// </summary>
public static class MovingIn
{
    public static async Task RunAsync(LocalDiscord discord, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var state = await http.GetFromJsonAsync<JsonObject>($"{discord.Control}/state", cancellationToken);
        var guild = state!["guilds"]![0]!.AsObject();
        var channel = guild["channels"]!.AsArray().First(each => (int)each!["type"]! == 0)!["id"]!.DeepClone();
        var owner = guild["owner_id"]!;
        var panel = await ActAsync("command", new JsonObject
        {
            ["name"] = "setup",
            ["options"] = new JsonObject { ["zone"] = guild["timezone"]!.DeepClone() },
        });
        await ActAsync("press", new JsonObject
        {
            ["message"] = panel["response"]!["message"]!["id"]!.DeepClone(),
            ["custom_id"] = "setup.apply",
        });

        async Task<JsonObject> ActAsync(string kind, JsonObject what)
        {
            using var answer = await http.PostAsJsonAsync($"{discord.Control}/act", new JsonObject
            {
                ["as"] = owner.DeepClone(),
                ["guild"] = guild["id"]!.DeepClone(),
                ["channel"] = channel.DeepClone(),
                [kind] = what,
            }, cancellationToken);
            return (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        }
    }
}
