using System.Text.Json;

namespace MomBot.Discord.Gateway;

/// <summary>
/// One frame with its payload still unread: opcode, sequence, event name, and where the payload lies (of a new guild,
/// which is large, only where it begins).
/// </summary>
public readonly record struct Frame(GatewayOpcode Opcode, long? Sequence, string? Event, ReadOnlyMemory<byte> Payload)
{
    /// <summary>False, with a reason, when these bytes are no frame.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, out Frame frame, out string problem)
    {
        frame = default;
        problem = "";
        try
        {
            var reader = new Utf8JsonReader(bytes.Span, new JsonReaderOptions { MaxDepth = 64 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return No("it is not an object", out problem);
            int? opcode = null;
            long? sequence = null;
            string? name = null;
            var payload = ReadOnlyMemory<byte>.Empty;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("op"u8))
                    opcode = reader.Read() && reader.TokenType == JsonTokenType.Number ? reader.GetInt32() : null;
                else if (reader.ValueTextEquals("s"u8))
                    sequence = reader.Read() && reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : null;
                else if (reader.ValueTextEquals("t"u8))
                    name = reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                else if (!reader.ValueTextEquals("d"u8))
                    reader.Skip();
                else if ((opcode, name) is (0, EventReader.GuildCreate) && sequence is not null && reader.Read())
                {
                    payload = bytes[(int)reader.TokenStartIndex..];
                    break; // All else is known; whoever reads the guild sees where it ends.
                }
                else
                    payload = SliceOfValue(bytes, ref reader);
            }

            if (opcode is not { } op)
                return No("it has no opcode", out problem);
            frame = new Frame((GatewayOpcode)op, sequence, name, payload);
            return true;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return No(broken.GetType().Name, out problem); // The message could quote what people wrote.
        }
    }

    /// <summary>
    /// The sequence of an event that nobody needs, without reading what it says; null when it is anything else.
    /// </summary>
    public static long? SequenceIfUnneeded(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
            (long? sequence, bool? needed, bool isEvent) = (null, null, false);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("t"u8))
                    needed = reader.Read()
                        && (reader.TokenType != JsonTokenType.String || EventReader.Needs(ref reader));
                else if (reader.ValueTextEquals("s"u8))
                    sequence = reader.Read() && reader.TryGetInt64(out var number) ? number : null;
                else if (reader.ValueTextEquals("op"u8))
                    isEvent = reader.Read() && reader.TryGetInt32(out var opcode) && opcode == 0;
                else
                    reader.Skip();
                if (needed is true)
                    return null;
                if (isEvent && needed is false && sequence is not null)
                    return sequence;
            }
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            // Whoever reads it in earnest says what is wrong with it.
        }

        return null;
    }

    private static ReadOnlyMemory<byte> SliceOfValue(ReadOnlyMemory<byte> bytes, ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return bytes[start..(int)reader.BytesConsumed];
    }

    private static bool No(string why, out string problem)
    {
        problem = why;
        return false;
    }
}

/// <summary>What a frame is about. See Discord docs: Opcodes and Status Codes.</summary>
public enum GatewayOpcode
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    RequestGuildMembers = 8,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}
