using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Control;
using MomBot.Sandbox.Rest;

namespace MomBot.Sandbox.Hosting;

/// <summary>Carries calls to /sandbox from HTTP to the control API.</summary>
public sealed class ControlEndpoint(ControlApi control)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        RestAnswer answer;
        try
        {
            var body = await ApiEndpoint.ReadJsonAsync(request.Body, context.RequestAborted);
            var path = request.RouteValues["path"]?.ToString() ?? "";
            answer = await control.HandleAsync(request.Method, path, query, body, context.RequestAborted);
        }
        catch (JsonException)
        {
            answer = new RestAnswer(400, new JsonObject { ["error"] = "The body is not JSON." });
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            ApiEndpoint.Unforeseen(context, unforeseen);
            answer = new RestAnswer(500, new JsonObject
            {
                ["error"] = "The local Discord could not do this; its own log says why.",
            });
        }
        await ApiEndpoint.WriteAsync(context, answer);
    }
}
