using System.Text.Json;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>Decides what one payload of a client does. See Discord docs: Gateway Events, Send Events.</summary>
internal sealed class ClientMessages(
    GatewayConnection connection, SessionOpener opener, MemberRequests memberRequests)
{
    /// <summary>Handles a payload; the answer is why the connection must end, or null.</summary>
    public Closing? Handle(JsonObject message)
    {
        if (message["op"].AsInt() is not { } op)
            return Closing.DecodeError("no opcode");
        return op switch
        {
            Opcode.Heartbeat => Heartbeat(message["d"]),
            Opcode.Identify or Opcode.Resume when connection.Session is not null => Closing.AlreadyAuthenticated,
            Opcode.Identify => message["d"] is JsonObject data ? opener.Identify(connection, data) : NoData,
            Opcode.Resume => message["d"] is JsonObject data ? opener.Resume(connection, data) : NoData,
            Opcode.PresenceUpdate or Opcode.VoiceStateUpdate or Opcode.RequestGuildMembers
                or Opcode.RequestSoundboardSounds or Opcode.RequestChannelInfo => Command(op, message["d"]),
            _ => Closing.UnknownOpcode,
        };
    }

    private static Closing NoData => Closing.DecodeError("no data");

    private Closing? Heartbeat(JsonNode? sequence)
    {
        if (sequence is not null && sequence.GetValueKind() != JsonValueKind.Number)
            return Closing.DecodeError("a heartbeat carries a sequence number or null");
        connection.Beat();
        return null;
    }

    private Closing? Command(int op, JsonNode? data)
    {
        if (connection.Session is not { } session)
            return Closing.NotAuthenticated;
        if (data is not JsonObject request)
            return NoData;
        if (op == Opcode.RequestGuildMembers)
            return memberRequests.Answer(session, request);
        if (op == Opcode.PresenceUpdate && request["status"].AsText() is null)
            return Closing.DecodeError("a presence needs a status");
        return null;
    }
}
