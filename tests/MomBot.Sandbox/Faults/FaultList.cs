using System.Text.Json.Nodes;
using MomBot.Sandbox.Gateway;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.Faults;

/// <summary>The faults that are set, in the order they were given.</summary>
public sealed class FaultList(GatewayTrouble gateway, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<ArmedFault> _armed = [];

    /// <summary>Sets one fault or several; nothing is set when one of them is wrong.</summary>
    public void Add(JsonNode? body)
    {
        JsonObject[] bodies = body switch
        {
            JsonObject one => [one],
            JsonArray many when many.All(one => one is JsonObject) => [.. many.OfType<JsonObject>()],
            _ => throw new FaultBodyException("Faults are a JSON object or a list of objects."),
        };
        var deeds = bodies.Where(InGateway).Select(FaultReader.ReadGateway).ToArray();
        var armed = bodies.Where(one => !InGateway(one)).Select(FaultReader.ReadRest).ToArray();
        foreach (var one in armed)
            one.Begin(time);
        lock (_gate)
            _armed.AddRange(armed);
        foreach (var deed in deeds)
            deed(gateway);
    }

    public void Clear()
    {
        lock (_gate)
            _armed.Clear();
        gateway.Calm();
    }

    /// <summary>Takes away those of one name, and nobody else's.</summary>
    public void Clear(string name)
    {
        lock (_gate)
            _armed.RemoveAll(armed => armed.Name == name);
    }

    public JsonArray Describe()
    {
        lock (_gate)
        {
            _armed.RemoveAll(armed => armed.Spent);
            return new JsonArray([.. _armed.Select(armed => armed.Describe())]);
        }
    }

    /// <summary>How a human acts in the middle of a request: a control call by method, path and body.</summary>
    public Func<string, string, JsonObject?, Task>? Control { get; set; }

    internal Task ActAsync(Fault.Meanwhile human, JsonNode? answer)
    {
        var path = human.Path.Replace("{id}", answer?["id"].AsText() ?? "", StringComparison.Ordinal);
        return Control?.Invoke(human.Method, path, human.Body) ?? Task.CompletedTask;
    }

    /// <summary>What happens to this request: all that can happen together, and the first of the others.</summary>
    internal IReadOnlyList<Fault> Take(ApiRoute route)
    {
        lock (_gate)
        {
            if (_armed.Count == 0)
                return [];
            var meant = _armed.Where(armed => armed.Means(route)).ToArray();
            var first = meant.FirstOrDefault(armed => !armed.Fault.Joins);
            var taken = meant.Where(armed => armed.Fault.Joins || armed == first).ToArray();
            foreach (var armed in taken)
                armed.Use();
            _armed.RemoveAll(armed => armed.Spent);
            return [.. taken.Select(armed => armed.Fault)];
        }
    }

    private static bool InGateway(JsonObject body) => FaultReader.Kind(body) == "gateway";
}
