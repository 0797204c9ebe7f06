using System.Text.Json.Nodes;
using MomBot.Sandbox.Strictness;

namespace MomBot.Sandbox.Rest;

/// <summary>One call to the API, freed from whatever carried it here. The path stands without /api/v10.</summary>
public sealed record RestRequest(string Method, string Path)
{
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    public string? Authorization { get; init; }

    public string? UserAgent { get; init; }

    public string? Reason { get; init; }

    public JsonNode? Body { get; init; }

    public IReadOnlyList<UploadedFile> Files { get; init; } = [];

    /// <summary>Why the body could not be read at all, if it could not.</summary>
    public ApiException? BodyProblem { get; init; }
}
