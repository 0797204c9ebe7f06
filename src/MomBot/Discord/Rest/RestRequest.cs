using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MomBot.Discord.RateLimits;
using MomBot.Discord.Wire;

namespace MomBot.Discord.Rest;

/// <summary>One call to Discord, before it is known how often it must be sent.</summary>
internal sealed record RestRequest(HttpMethod Method, Route Route)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private byte[]? _body;

    /// <summary>Whether sending twice does no more than sending once.</summary>
    public bool Repeatable { get; init; } = Method != HttpMethod.Post;

    public Lane Lane { get; init; }

    /// <summary>False where the address carries its own token.</summary>
    public bool Authorised { get; init; } = true;

    public string? Reason { get; init; }

    public IReadOnlyList<FilePart> Files { get; private init; } = [];

    public RestRequest With<T>(T body, JsonTypeInfo<T> type) =>
        this with { _body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    public RestRequest With<T>(T body, JsonTypeInfo<T> type, IReadOnlyList<FilePart> files) =>
        this with { _body = JsonSerializer.SerializeToUtf8Bytes(body, type), Files = files };

    public HttpRequestMessage Build(Uri apiBase)
    {
        var message = new HttpRequestMessage(Method, apiBase + Route.Url) { Content = BuildContent() };
        if (Reason is { } reason)
            message.Headers.Add("X-Audit-Log-Reason", EscapeReason(reason));
        return message;
    }

    private HttpContent? BuildContent()
    {
        if (_body is not { } body)
            return null;
        var json = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        if (Files.Count == 0)
            return json;
        var form = new MultipartFormDataContent { { json, "payload_json" } };
        for (var index = 0; index < Files.Count; index++)
        {
            var file = new ReadOnlyMemoryContent(Files[index].Content);
            file.Headers.ContentType = MediaTypeHeaderValue.Parse(Files[index].ContentType);
            form.Add(file, $"files[{index}]", Files[index].Name);
        }

        return form;
    }

    /// <summary>At most 512 characters; cut so that no character is halved.</summary>
    private static string EscapeReason(string reason)
    {
        var length = Math.Min(reason.Length, DiscordLimits.AuditLogReason);
        if (length < reason.Length && char.IsHighSurrogate(reason[length - 1]))
            length--;
        return Uri.EscapeDataString(reason[..length]);
    }
}
