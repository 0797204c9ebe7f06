using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>
/// What the gateway asks of the world behind it; intent bits are values such as <c>1 &lt;&lt; 15</c>.
/// </summary>
public interface IGatewayWorld
{
    JsonObject? BotUser(string token);

    /// <summary>Too many identifies: this token is worth nothing any more, wherever it is shown.</summary>
    void ResetToken(string token);

    ulong ApplicationId { get; }

    IReadOnlyList<ulong> GuildIds();

    JsonObject GuildCreate(ulong guildId);

    IReadOnlyList<JsonObject> Members(ulong guildId);

    bool IntentAllowed(int intentBit);
}
