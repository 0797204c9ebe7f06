using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>One event of the world, and what of it a session may see with its intents.</summary>
internal sealed class ShapedEvent(string eventName, ulong? guildId, JsonObject data)
{
    private string? _whole;

    public bool Reaches(GatewaySession session)
    {
        if (!session.Shard.Holds(guildId))
            return false;
        var needed = Intents.For(eventName, guildId is not null);
        if (needed == 0)
            return true;
        if ((session.Intents & Intents.GuildMembers) == 0)
        {
            if (eventName == "GUILD_MEMBER_UPDATE")
                return data["user"]?["id"].AsSnowflake() == session.UserId;
            if (eventName == "THREAD_MEMBERS_UPDATE" && !MovesInThread(session.UserId))
                return false;
        }

        return (session.Intents & needed) != 0;
    }

    public string For(GatewaySession session)
    {
        if (eventName is "MESSAGE_CREATE" or "MESSAGE_UPDATE" && HidesContentFrom(session, data))
            return WithoutContent(session).ToJsonString();
        if (eventName is "GUILD_CREATE" && (session.Intents & Intents.GuildPresences) == 0)
            return WithOnly(session.UserId);
        return _whole ??= data.ToJsonString();
    }

    /// <summary>Without the presence intent a guild arrives with the bot as its only member.</summary>
    public string WithOnly(ulong userId)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in data.Where(property => property.Key is not ("members" or "presences")))
                WriteProperty(writer, name, value);
            writer.WriteStartArray("members");
            foreach (var member in data["members"] as JsonArray ?? [])
                if (member?["user"]?["id"].AsSnowflake() == userId)
                    member.WriteTo(writer);
            writer.WriteEndArray();
            writer.WriteStartArray("presences");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteProperty(Utf8JsonWriter writer, string name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }

    private bool MovesInThread(ulong userId) =>
        data["added_members"] is JsonArray added && added.Any(one => one?["user_id"].AsSnowflake() == userId)
        || data["removed_member_ids"] is JsonArray removed && removed.Any(one => one.AsSnowflake() == userId);

    private bool HidesContentFrom(GatewaySession session, JsonObject message) =>
        guildId is not null
        && (session.Intents & Intents.MessageContent) == 0
        && message["author"]?["id"].AsSnowflake() != session.UserId
        && !(message["mentions"] is JsonArray mentions
            && mentions.Any(one => one?["id"].AsSnowflake() == session.UserId));

    private JsonObject WithoutContent(GatewaySession session)
    {
        var copy = data.DeepClone().AsObject();
        Empty(copy);
        if (copy["referenced_message"] is JsonObject referenced && HidesContentFrom(session, referenced))
            Empty(referenced);
        return copy;
    }

    private static void Empty(JsonObject message)
    {
        if (message.ContainsKey("content"))
            message["content"] = "";
        foreach (var list in new[] { "embeds", "attachments", "components" }.Where(message.ContainsKey))
            message[list] = new JsonArray();
        message.Remove("poll");
        foreach (var snapshot in (message["message_snapshots"] as JsonArray ?? []).Select(one => one?["message"]))
            if (snapshot is JsonObject inner)
                Empty(inner);
    }
}
