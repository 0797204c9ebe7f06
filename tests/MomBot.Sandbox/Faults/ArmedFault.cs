using System.Text.Json.Nodes;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.Faults;

/// <summary>A fault that waits for its requests: how often it still happens, and how long; null means always.</summary>
internal sealed class ArmedFault(Fault fault, JsonObject body, int? times, TimeSpan? lasts)
{
    private int? _left = times;
    private Func<TimeSpan> _age = () => TimeSpan.Zero;

    public Fault Fault { get; } = fault;

    /// <summary>Who set it calls it so, to take it away again without touching the others'.</summary>
    public string? Name => (string?)body["name"];

    public bool Spent => _left is 0 || Left <= TimeSpan.Zero;

    private TimeSpan? Left => lasts - _age();

    public bool Means(ApiRoute route) => !Spent && (Fault.Route is null || route.Matches(Fault.Route));

    public void Use() => _left--;

    /// <summary>From here its time runs.</summary>
    public void Begin(TimeProvider time)
    {
        var began = time.GetTimestamp();
        _age = () => time.GetElapsedTime(began);
    }

    public JsonObject Describe()
    {
        var description = body.DeepClone().AsObject();
        if (_left is { } left)
            description["times"] = left;
        if (Left is { } still)
            description["seconds"] = Math.Round(still.TotalSeconds, 1);
        return description;
    }
}
