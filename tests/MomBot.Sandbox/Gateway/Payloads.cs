using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>The payloads a server sends that carry no sequence number, and the envelope of those that do.</summary>
internal static class Payloads
{
    public static readonly byte[] HeartbeatAck = Encoding.UTF8.GetBytes("""{"t":null,"s":null,"op":11,"d":null}""");
    public static readonly byte[] Heartbeat = Encoding.UTF8.GetBytes("""{"t":null,"s":null,"op":1,"d":null}""");
    public static readonly byte[] Reconnect = Encoding.UTF8.GetBytes("""{"t":null,"s":null,"op":7,"d":null}""");
    public static readonly byte[] Garbage = Encoding.UTF8.GetBytes("""{"t":"TYPING_START","s":9,"op":0,"d":{"x""");

    public static byte[] Hello(TimeSpan interval) => Bytes(new JsonObject
    {
        ["t"] = null,
        ["s"] = null,
        ["op"] = Opcode.Hello,
        ["d"] = new JsonObject { ["heartbeat_interval"] = (int)interval.TotalMilliseconds },
    });

    public static byte[] InvalidSession(bool resumable) => Bytes(new JsonObject
    {
        ["t"] = null,
        ["s"] = null,
        ["op"] = Opcode.InvalidSession,
        ["d"] = resumable,
    });

    public static byte[] Dispatch(string eventName, long sequence, string data) =>
        Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $$"""{"t":"{{eventName}}","s":{{sequence}},"op":0,"d":{{data}}}"""));

    private static byte[] Bytes(JsonObject payload) => Encoding.UTF8.GetBytes(payload.ToJsonString());
}
