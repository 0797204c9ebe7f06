using System.Text.Json.Nodes;
using MomBot.Sandbox.Gateway;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>The smallest world a gateway can stand on: one bot and some guilds.</summary>
public sealed class LittleWorld : IGatewayWorld
{
    public const string Token = "good-token";
    public const ulong BotId = 900;

    /// <summary>The id of the n-th guild: one lies in each shard, in order.</summary>
    public static ulong Guild(int n) => (ulong)n << 22;

    public int GuildCount { get; init; } = 1;

    public int MemberCount { get; init; } = 3;

    public int ForbiddenIntents { get; init; }

    /// <summary>What happens in the world while the gateway takes its picture of a guild.</summary>
    public Action<ulong>? Meanwhile { get; set; }

    public ulong ApplicationId => 901;

    /// <summary>Whether the token was taken away.</summary>
    public bool Reset { get; private set; }

    public void ResetToken(string token) => Reset = true;

    public JsonObject? BotUser(string token) => token == Token && !Reset
        ? new JsonObject { ["id"] = $"{BotId}", ["username"] = "mombot", ["bot"] = true }
        : null;

    public IReadOnlyList<ulong> GuildIds() => [.. Enumerable.Range(1, GuildCount).Select(Guild)];

    public JsonObject GuildCreate(ulong guildId)
    {
        Meanwhile?.Invoke(guildId);
        return new JsonObject
        {
            ["id"] = $"{guildId}",
            ["name"] = "village",
            ["members"] = new JsonArray([.. Members(guildId).Select(member => member.DeepClone()), Member(BotId)]),
        };
    }

    public IReadOnlyList<JsonObject> Members(ulong guildId) =>
        [.. Enumerable.Range(1, MemberCount).Select(n => Member((ulong)n))];

    public bool IntentAllowed(int intentBit) => (ForbiddenIntents & intentBit) == 0;

    private static JsonObject Member(ulong id) => new()
    {
        ["user"] = new JsonObject { ["id"] = $"{id}", ["username"] = $"parent{id}" },
    };
}
