namespace MomBot.Sandbox.Rest;

/// <summary>Finds who answers a method and path. Literal segments win over those in braces.</summary>
public sealed class Router
{
    private readonly List<Route> _routes = [];

    public void Map(string method, string pattern, Func<RestCall, RestAnswer> answer, bool needsToken = true) =>
        _routes.Add(new Route(method, pattern.Split('/', StringSplitOptions.RemoveEmptyEntries), answer, needsToken));

    public bool TryFind(string method, string path, out Found found, out bool pathKnown)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        found = default;
        pathKnown = false;
        var best = -1;
        foreach (var route in _routes)
        {
            if (Match(route.Steps, steps) is not { } match) continue;
            pathKnown = true;
            if (route.Method != method || match.Literals <= best) continue;
            best = match.Literals;
            found = new Found(route.Answer, route.NeedsToken, match.Values);
        }
        return best >= 0;
    }

    private static Matched? Match(string[] pattern, string[] steps)
    {
        if (pattern.Length != steps.Length) return null;
        var values = new Dictionary<string, string>();
        var literals = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i][0] == '{') values[pattern[i][1..^1]] = Uri.UnescapeDataString(steps[i]);
            else if (pattern[i] == steps[i]) literals++;
            else return null;
        }
        return new Matched(values, literals);
    }

    /// <summary>Who answers, and the values in the path.</summary>
    public readonly record struct Found(
        Func<RestCall, RestAnswer> Answer, bool NeedsToken, IReadOnlyDictionary<string, string> Values);

    private sealed record Route(string Method, string[] Steps, Func<RestCall, RestAnswer> Answer, bool NeedsToken);

    private sealed record Matched(Dictionary<string, string> Values, int Literals);
}
