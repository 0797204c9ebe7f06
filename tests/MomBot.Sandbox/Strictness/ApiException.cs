using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Strictness;

/// <summary>Discord's way of saying no. See Discord docs: Opcodes and Status Codes, JSON Error Codes.</summary>
public sealed class ApiException(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    public JsonObject Body { get; } = errors is null
        ? new JsonObject { ["message"] = message, ["code"] = code }
        : new JsonObject { ["message"] = message, ["code"] = code, ["errors"] = errors };

    public static ApiException Unauthorized() => new(401, 0, "401: Unauthorized");

    public static ApiException NotFound() => new(404, 0, "404: Not Found");

    public static ApiException MethodNotAllowed() => new(405, 0, "405: Method Not Allowed");

    public static ApiException InvalidJson() => new(400, 50109, "The request body contains invalid JSON.");

    public static ApiException TooLarge() => new(413, 40005, "Request entity too large");

    public static ApiException UnknownApplication() => new(404, 10002, "Unknown Application");

    public static ApiException UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static ApiException UnknownGuild() => new(404, 10004, "Unknown Guild");

    public static ApiException UnknownMember() => new(404, 10007, "Unknown Member");

    public static ApiException UnknownMessage() => new(404, 10008, "Unknown Message");

    public static ApiException UnknownOverwrite() => new(404, 10009, "Unknown Overwrite");

    public static ApiException UnknownRole() => new(404, 10011, "Unknown Role");

    public static ApiException UnknownUser() => new(404, 10013, "Unknown User");

    public static ApiException UnknownEmoji() => new(400, 10014, "Unknown Emoji");

    public static ApiException UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static ApiException UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static ApiException UnknownCommand() => new(404, 10063, "Unknown application command");

    public static ApiException UnknownEvent() => new(404, 10070, "Unknown Guild Scheduled Event");

    public static ApiException InvalidWebhookToken() => new(401, 50027, "Invalid Webhook Token");

    public static ApiException AlreadyAcknowledged() =>
        new(400, 40060, "Interaction has already been acknowledged.");

    public static ApiException MissingAccess() => new(403, 50001, "Missing Access");

    public static ApiException MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static ApiException AnothersMessage() =>
        new(403, 50005, "Cannot edit a message authored by another user");

    public static ApiException WrongChannelType() => new(400, 50024, "Cannot execute action on this channel type");

    public static ApiException EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    public static ApiException ThreadArchived() => new(400, 50083, "Thread is archived");

    public static ApiException Invalid(string path, string code, string message)
    {
        var problems = new Problems();
        problems.Add(path, code, message);
        return problems.Error();
    }
}
