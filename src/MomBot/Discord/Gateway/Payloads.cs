using System.Buffers;
using System.Text.Json;
using MomBot.Discord.Wire;

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

    public static ReadOnlyMemory<byte> Identify(GatewayOptions options) =>
        Write(GatewayOpcode.Identify, writer => WriteIdentify(writer, options));

    private static void WriteIdentify(Utf8JsonWriter writer, GatewayOptions options)
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
        writer.WriteEndObject();
    }

    /// <summary>See Discord docs: Gateway Events, "Request Guild Members".</summary>
    public static ReadOnlyMemory<byte> RequestMembers(Snowflake guild, IReadOnlyList<Snowflake> users) =>
        Write(GatewayOpcode.RequestGuildMembers, writer =>
        {
            writer.WriteStartObject("d");
            writer.WriteString("guild_id", guild.ToString());
            writer.WriteNumber("limit", 0);
            writer.WriteStartArray("user_ids");
            foreach (var user in users)
                writer.WriteStringValue(user.ToString());
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    public static ReadOnlyMemory<byte> Resume(string token, string session, long sequence) =>
        Write(GatewayOpcode.Resume, writer =>
        {
            writer.WriteStartObject("d");
            writer.WriteString("token", token);
            writer.WriteString("session_id", session);
            writer.WriteNumber("seq", sequence);
            writer.WriteEndObject();
        });

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
