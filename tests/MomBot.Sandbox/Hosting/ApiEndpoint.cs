using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Rest;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.Hosting;

/// <summary>Carries calls to /api and /api/v10 from HTTP to the API in memory and back.</summary>
public sealed class ApiEndpoint(DiscordApi api)
{
    private const long RequestMax = 25 * 1024 * 1024;
    private const string WrongContentType = "Expected \"Content-Type\" to be application/json or multipart/form-data.";

    public async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value!["/api".Length..];
        if (path.StartsWith("/v10", StringComparison.Ordinal)) path = path["/v10".Length..];
        var headers = request.Headers;
        var call = new RestRequest(request.Method, path)
        {
            Query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            Authorization = headers.Authorization.FirstOrDefault(),
            UserAgent = headers.UserAgent.FirstOrDefault(),
            Reason = headers["X-Audit-Log-Reason"].FirstOrDefault() is { } reason
                ? Uri.UnescapeDataString(reason)
                : null,
        };
        var answer = request.ContentLength > RequestMax
            ? new RestAnswer(413, ApiException.TooLarge().Body)
            : Handle(await WithBodyAsync(call, request, context.RequestAborted), context);
        await WriteAsync(context, answer);
    }

    /// <summary>What nobody thought of is our fault: it is said in Discord's words and told to whoever looks.</summary>
    private RestAnswer Handle(RestRequest request, HttpContext context)
    {
        try
        {
            return api.Handle(request);
        }
        catch (Exception unforeseen)
        {
            Unforeseen(context, unforeseen);
            return new RestAnswer(500, new JsonObject { ["message"] = "500: Internal Server Error", ["code"] = 0 });
        }
    }

    public static void Unforeseen(HttpContext context, Exception problem) =>
        context.RequestServices.GetRequiredService<ILogger<ApiEndpoint>>()
            .LogError(problem, "{Method} {Path} could not be answered.", context.Request.Method, context.Request.Path);

    public static async Task WriteAsync(HttpContext context, RestAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Body is not { } body) return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    public static async Task<JsonNode?> ReadJsonAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.Length == 0 ? null : StrictJson.LastHolds(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private static async Task<RestRequest> WithBodyAsync(
        RestRequest call, HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (request.HasFormContentType) return await WithFormAsync(call, request, cancellationToken);
            var isJson = request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
                ?? false;
            if (!isJson)
                return request.ContentLength is null or 0
                    ? call
                    : call with { BodyProblem = ApiException.Invalid("", "CONTENT_TYPE_INVALID", WrongContentType) };
            return call with { Body = await ReadJsonAsync(request.Body, cancellationToken) };
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidDataException)
        {
            return call with { BodyProblem = ApiException.InvalidJson() };
        }
    }

    private static async Task<RestRequest> WithFormAsync(
        RestRequest call, HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var files = new List<UploadedFile>();
        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellationToken);
            var index = file.Name.StartsWith("files[", StringComparison.Ordinal) ? file.Name[6..^1] : file.Name;
            files.Add(new UploadedFile(
                index, file.FileName, file.ContentType ?? "application/octet-stream", bytes.ToArray()));
        }
        var payload = form["payload_json"].FirstOrDefault();
        return call with { Files = files, Body = payload is null ? new JsonObject()
            : StrictJson.LastHolds(Encoding.UTF8.GetBytes(payload)) };
    }
}
