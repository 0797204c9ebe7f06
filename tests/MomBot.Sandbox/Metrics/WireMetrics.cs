using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.RateLimits;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.Metrics;

/// <summary>Counts what crosses the wire, for <c>GET /sandbox/metrics</c>.</summary>
public sealed class WireMetrics(GatewayCounters gateway, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly InteractionTimes _interactions = new(time);
    private readonly SortedDictionary<string, SortedDictionary<int, int>> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _limited = new() { ["user"] = 0, ["global"] = 0, ["shared"] = 0 };
    private int _invalid;

    /// <summary>An interaction went out to a bot.</summary>
    public void InteractionStarted(ulong interaction) => _interactions.Started(interaction);

    /// <summary>The first answer to an interaction arrived; later ones do not count.</summary>
    public void InteractionAnswered(ulong interaction) => _interactions.Answered(interaction);

    public JsonObject Describe()
    {
        lock (_gate)
        {
            return new JsonObject
            {
                ["requests"] = Requests(),
                ["rate_limited"] = new JsonObject(
                    _limited.Select(scope => KeyValuePair.Create(scope.Key, (JsonNode?)scope.Value))),
                ["invalid_requests"] = _invalid,
                ["identifies"] = gateway.Identifies,
                ["resumes"] = gateway.Resumes,
                ["heartbeats_missed"] = gateway.HeartbeatsMissed,
                ["interactions"] = _interactions.Describe(),
            };
        }
    }

    internal void Count(ApiRoute route, HttpResponse response)
    {
        lock (_gate)
        {
            if (!_requests.TryGetValue(route.Template, out var statuses))
                _requests[route.Template] = statuses = [];
            statuses[response.StatusCode] = statuses.GetValueOrDefault(response.StatusCode) + 1;
            if (InvalidRequests.Counts(response))
                _invalid++;
            if (response.StatusCode == 429 && InvalidRequests.ScopeOf(response) is { Length: > 0 } scope)
                _limited[scope] = _limited.GetValueOrDefault(scope) + 1;
        }
    }

    private JsonObject Requests()
    {
        var routes = new JsonObject();
        foreach (var (route, statuses) in _requests)
            routes[route] = new JsonObject(statuses.Select(status => KeyValuePair.Create(
                status.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)status.Value)));
        return routes;
    }
}
