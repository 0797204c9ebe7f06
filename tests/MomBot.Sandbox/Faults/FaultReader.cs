using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Gateway;

namespace MomBot.Sandbox.Faults;

/// <summary>Reads the body of one fault and says in plain words what is wrong with it.</summary>
internal static class FaultReader
{
    private const int LongestHold = 600_000;

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "*"];

    public static ArmedFault ReadRest(JsonObject body) => Kind(body) switch
    {
        "status" => Armed(body, ["status"], new Fault.Status(Route(body), Code(body))),
        "lost-answer" => Armed(body, [], new Fault.LostAnswer(Route(body))),
        "slow" => Armed(body, ["ms"], new Fault.Slow(
            Route(body), TimeSpan.FromMilliseconds(Whole(body, "ms", 1, 600_000)))),
        "rate-limit" => Armed(body, ["scope", "retry_after"], new Fault.RateLimit(
            Route(body), OneOf(body, "scope", "user", "global", "shared"), Seconds(body, "retry_after"))),
        "apply-late" => Armed(body, ["ms", "hold_ms"], new Fault.ApplyLate(
            Route(body), TimeSpan.FromMilliseconds(Whole(body, "ms", 1, 600_000)), TimeSpan.FromMilliseconds(
                body["hold_ms"] is null ? LongestHold : Whole(body, "hold_ms", 0, LongestHold)))),
        "wrong-headers" => Armed(body, ["headers"], new Fault.WrongHeaders(Route(body), Object(body, "headers"))),
        "meanwhile" => Armed(body, ["when", "call", "body"], Meanwhile(body)),
        var other => throw new FaultBodyException($"'{other}' is no kind of fault; there are status, lost-answer, "
            + "apply-late, slow, rate-limit, wrong-headers, meanwhile and gateway."),
    };

    /// <summary>Reads a gateway fault into the deed it stands for.</summary>
    public static Action<GatewayTrouble> ReadGateway(JsonObject body)
    {
        var deed = OneOf(body, "do", "close", "reconnect", "invalid-session", "zombie", "duplicate-events",
            "drop-events", "garbage", "heartbeat", "close-after-resume", "dead-resume-url");
        switch (deed)
        {
            case "close":
                Only(body, "do", "code");
                var code = body["code"] is null ? (int?)null : Whole(body, "code", 1000, 4999);
                if (code is 1004 or 1005 or 1006 or 1015)
                    throw new FaultBodyException($"{code} cannot be sent in a close frame.");
                return trouble => CloseOrCut(trouble, code);
            case "invalid-session":
                Only(body, "do", "resumable");
                var resumable = body["resumable"].IsTrue();
                return trouble => trouble.InvalidateSessions(resumable);
            case "duplicate-events":
                Only(body, "do", "times");
                var times = Times(body);
                return trouble => trouble.DuplicateEvents(times);
            case "drop-events":
                Only(body, "do", "times");
                var drops = Times(body);
                return trouble => trouble.DropEvents(drops);
            case "close-after-resume":
                Only(body, "do", "times");
                var resumes = Times(body);
                return trouble => trouble.CloseAfterResume(resumes);
            default:
                Only(body, "do");
                return deed switch
                {
                    "reconnect" => trouble => trouble.AskToReconnect(),
                    "zombie" => trouble => trouble.MakeZombies(),
                    "heartbeat" => trouble => trouble.AskForHeartbeat(),
                    "dead-resume-url" => trouble => trouble.ResumeUrlDead = true,
                    _ => trouble => trouble.SendGarbage(),
                };
        }
    }

    public static string Kind(JsonObject body) =>
        body["kind"].AsText() ?? throw new FaultBodyException("A fault needs a 'kind'.");

    private static void CloseOrCut(GatewayTrouble trouble, int? code)
    {
        if (code is { } given)
            trouble.Close(given);
        else
            trouble.Cut();
    }

    private static ArmedFault Armed(JsonObject body, string[] names, Fault fault)
    {
        Only(body, ["route", "times", "seconds", "name", .. names]);
        if (body["name"] is not null && body["name"].AsText() is not { Length: > 0 })
            throw new FaultBodyException("'name' is a word by which to take the fault away again.");
        return new ArmedFault(fault, body, Times(body), body["seconds"] is null ? null : Seconds(body, "seconds"));
    }

    private static void Only(JsonObject body, params string[] names)
    {
        foreach (var (name, _) in body)
            if (name != "kind" && !names.Contains(name))
                throw new FaultBodyException($"A {Kind(body)} fault has no '{name}'.");
    }

    private static int? Times(JsonObject body) => body["times"] is null ? null : Whole(body, "times", 1, 1_000_000);

    private static string? Route(JsonObject body)
    {
        if (body["route"] is not { } node)
            return null;
        if (node.AsText()?.Split(' ') is [var method, ['/', ..]] && Methods.Contains(method))
            return node.AsText();
        throw new FaultBodyException("'route' is a method and a path, such as POST /channels/*/messages.");
    }

    /// <summary>An error, or 204: the answer that promises what is never done.</summary>
    private static int Code(JsonObject body) =>
        body["status"].AsInt() is 204 ? 204 : Whole(body, "status", 400, 599);

    private static Fault.Meanwhile Meanwhile(JsonObject body)
    {
        var after = OneOf(body, "when", "before", "after") == "after";
        return body["call"].AsText()?.Split(' ') is [var method, ['/', ..] path] && Methods.Contains(method)
            ? new Fault.Meanwhile(Route(body), after, method, path, body["body"] is null ? null : Object(body, "body"))
            : throw new FaultBodyException("'call' is a control call, such as DELETE /messages/{id}.");
    }

    private static JsonObject Object(JsonObject body, string name) =>
        body[name] is JsonObject found ? found : throw new FaultBodyException($"'{name}' is a JSON object.");

    private static int Whole(JsonObject body, string name, int least, int most) =>
        body[name].AsInt() is { } value && value >= least && value <= most
            ? value
            : throw new FaultBodyException($"'{name}' is a whole number from {least} to {most}.");

    private static TimeSpan Seconds(JsonObject body, string name) =>
        body[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && value.TryGetValue<double>(out var seconds) && seconds is > 0 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : throw new FaultBodyException($"'{name}' is a number of seconds above 0.");

    private static string OneOf(JsonObject body, string name, params string[] allowed) =>
        body[name].AsText() is { } text && allowed.Contains(text)
            ? text
            : throw new FaultBodyException($"'{name}' is one of {string.Join(", ", allowed)}.");
}
