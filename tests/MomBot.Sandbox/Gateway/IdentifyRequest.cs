using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>An identify payload that was found valid. See Discord docs: Gateway Events, Identify.</summary>
internal sealed record IdentifyRequest(
    string Token, JsonObject User, int Intents, Shard Shard, bool ShardGiven, bool Compress)
{
    /// <summary>Reads the payload; the answer is why the connection must end, or null when all is well.</summary>
    public static Closing? Read(JsonObject data, IGatewayWorld world, out IdentifyRequest request)
    {
        request = null!;
        if (data["token"].AsText() is not { } token)
            return Closing.DecodeError("identify needs a token");
        if (data["properties"] is not JsonObject)
            return Closing.DecodeError("identify needs properties");
        if (world.BotUser(token) is not { } user)
            return Closing.AuthenticationFailed;
        if (data["intents"].AsInt() is not { } intents || (intents & ~Gateway.Intents.All) != 0)
            return Closing.InvalidIntents;
        if (Gateway.Intents.Privileged.Any(bit => (intents & bit) != 0 && !world.IntentAllowed(bit)))
            return Closing.DisallowedIntents;
        if (Shard.Parse(data["shard"]) is not { } shard)
            return Closing.InvalidShard;

        request = new(token, user, intents, shard, data["shard"] is not null, data["compress"].IsTrue());
        return null;
    }
}
