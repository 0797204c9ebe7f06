using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>Where the world says what happened; <c>onlyUser</c> limits it to the sessions of one bot user.</summary>
public interface IEventSink
{
    void Publish(string eventName, ulong? guildId, JsonObject data, ulong? onlyUser = null);
}
