using System.Text.Json.Nodes;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.Faults;

/// <summary>A fault that waits for its requests, and how often it still happens; null means always.</summary>
internal sealed class ArmedFault(Fault fault, JsonObject body, int? times)
{
    private int? _left = times;

    public Fault Fault { get; } = fault;

    public bool Spent => _left is 0;

    public bool Means(ApiRoute route) => !Spent && (Fault.Route is null || route.Matches(Fault.Route));

    public void Use() => _left--;

    public JsonObject Describe()
    {
        var description = body.DeepClone().AsObject();
        if (_left is { } left)
            description["times"] = left;
        return description;
    }
}
