using System.Text;
using System.Text.Json.Nodes;
using MomBot.Discord.Gateway;

namespace MomBot.Tests.Discord.Gateway;

/// <summary>What Discord says on the gateway, for scripts.</summary>
internal static class Frames
{
    public const string Hello = """{"op":10,"d":{"heartbeat_interval":40000}}""";
    public const string Ack = """{"op":11,"d":null}""";
    public const string BeatNow = """{"op":1,"d":null}""";
    public const string Reconnect = """{"op":7,"d":null}""";

    public static string Ready(long sequence = 1, string session = "s1") => $$$"""
        {"t":"READY","s":{{{sequence}}},"op":0,"d":{"v":10,"user":{"id":"42","username":"mom","bot":true},
        "application":{"id":"43","flags":0},"session_id":"{{{session}}}",
        "resume_gateway_url":"wss://resume.test","guilds":[{"id":"1","unavailable":true}],"shard":[0,1]}}
        """;

    public static string Resumed(long sequence) => $$$"""{"t":"RESUMED","s":{{{sequence}}},"op":0,"d":{}}""";

    public static string Invalid(bool resumable) =>
        $$$"""{"op":9,"d":{{{(resumable ? "true" : "false")}}}}""";

    public static string Dispatch(long sequence, string name, string payload) =>
        $$$"""{"t":"{{{name}}}","s":{{{sequence}}},"op":0,"d":{{{payload}}}}""";

    public static string MemberLeft(long sequence) =>
        Dispatch(sequence, "GUILD_MEMBER_REMOVE", """{"guild_id":"1","user":{"id":"9","username":"maya"}}""");

    public static SessionInput.FrameArrived Arrive(string frame) => new(Encoding.UTF8.GetBytes(frame));

    public static JsonNode Read(ReadOnlyMemory<byte> payload) => JsonNode.Parse(payload.Span)!;
}
