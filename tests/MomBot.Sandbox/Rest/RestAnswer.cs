using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Rest;

/// <summary>What the API answers.</summary>
public sealed record RestAnswer(int Status, JsonNode? Body = null)
{
    public static readonly RestAnswer NoContent = new(204);

    public static RestAnswer Ok(JsonNode body) => new(200, body);

    public static RestAnswer Created(JsonNode body) => new(201, body);
}
