using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Strictness;

/// <summary>Collects what is wrong with a body, each at its place, and writes it as Discord does.</summary>
public sealed class Problems
{
    private readonly JsonObject _errors = [];

    public bool Any => _errors.Count > 0;

    public void Add(string path, string code, string message)
    {
        var place = _errors;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (place[step] is not JsonObject next) place[step] = next = [];
            place = next;
        }
        if (place["_errors"] is not JsonArray list) place["_errors"] = list = [];
        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    public ApiException Error() => new(400, 50035, "Invalid Form Body", (JsonObject)_errors.DeepClone());

    public void ThrowIfAny()
    {
        if (Any) throw Error();
    }
}
