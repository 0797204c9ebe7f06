using System.Buffers;
using System.Text.Json;

namespace MomBot.Discord.Gateway;

/// <summary>Writes what we send to the gateway. See Discord docs: Gateway Events, "Send Events".</summary>
internal static class Payloads
{
    public static ReadOnlyMemory<byte> Heartbeat(long? sequence) => Write(GatewayOpcode.Heartbeat, writer =>
    {
        if (sequence is { } number)
            writer.WriteNumber("d", number);
        else
            writer.WriteNull("d");
    });

    public static ReadOnlyMemory<byte> Identify(GatewayOptions options, string? status) =>
        Write(GatewayOpcode.Identify, writer => WriteIdentify(writer, options, status));

    private static void WriteIdentify(Utf8JsonWriter writer, GatewayOptions options, string? status)
    {
        writer.WriteStartObject("d");
        writer.WriteString("token", options.Token);
        writer.WriteNumber("intents", (int)options.Intents);
        writer.WriteStartArray("shard");
        writer.WriteNumberValue(options.Shard);
        writer.WriteNumberValue(options.ShardCount);
        writer.WriteEndArray();
        writer.WriteStartObject("properties");
        writer.WriteString("os", "linux");
        writer.WriteString("browser", "MomBot");
        writer.WriteString("device", "MomBot");
        writer.WriteEndObject();
        if (status is not null)
            WritePresence(writer, "presence", status);
        writer.WriteEndObject();
    }

    public static ReadOnlyMemory<byte> Presence(string? status) =>
        Write(GatewayOpcode.PresenceUpdate, writer => WritePresence(writer, "d", status));

    public static ReadOnlyMemory<byte> Resume(string token, string session, long sequence) =>
        Write(GatewayOpcode.Resume, writer =>
        {
            writer.WriteStartObject("d");
            writer.WriteString("token", token);
            writer.WriteString("session_id", session);
            writer.WriteNumber("seq", sequence);
            writer.WriteEndObject();
        });

    private static void WritePresence(Utf8JsonWriter writer, string name, string? status)
    {
        const int CustomStatus = 4;
        writer.WriteStartObject(name);
        writer.WriteNull("since");
        writer.WriteString("status", "online");
        writer.WriteBoolean("afk", false);
        writer.WriteStartArray("activities");
        if (status is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("name", "Custom Status");
            writer.WriteNumber("type", CustomStatus);
            writer.WriteString("state", status);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(GatewayOpcode opcode, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("op", (int)opcode);
            data(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenCount <= DiscordLimits.GatewayPayloadBytes
            ? buffer.WrittenMemory
            : throw new InvalidOperationException($"A {opcode} is longer than Discord allows.");
    }
}
