namespace MomBot.Sandbox.Traffic;

/// <summary>A request under <c>/api</c>: its path without the base, and the route it belongs to.</summary>
public sealed record ApiRoute(string Method, string Path)
{
    private readonly string[] _segments = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Method and path with <c>*</c> for ids, tokens and emoji: <c>POST /channels/*/messages</c>.</summary>
    public string Template =>
        $"{Method} /{string.Join('/', _segments.Select((text, at) => IsVariable(at) ? "*" : text))}";

    /// <summary>The resource that limits are kept for. See Discord docs: Rate Limits.</summary>
    public string Resource => _segments switch
    {
        ["webhooks" or "interactions", var id, var token, ..] => $"{id}/{token}",
        ["channels" or "guilds" or "webhooks", var id, ..] => id,
        _ => "",
    };

    /// <summary>Answers to interactions carry no bot token and are not held by the bot's global limit.</summary>
    public bool AnswersInteraction => _segments is
        ["interactions", _, _, "callback", ..] or ["webhooks", _, _, ..];

    public static ApiRoute? Of(HttpRequest request)
    {
        if (!request.Path.StartsWithSegments("/api", StringComparison.Ordinal, out var rest))
            return null;
        if (rest.StartsWithSegments("/v10", StringComparison.Ordinal, out var versioned))
            rest = versioned;
        return new ApiRoute(request.Method, rest.HasValue ? rest.Value! : "/");
    }

    /// <summary>Whether a pattern such as <c>POST /channels/*/messages</c> means this request.</summary>
    public bool Matches(string pattern)
    {
        if (pattern.Split(' ', 2) is not [var method, var path] || (method != "*" && method != Method))
            return false;
        var wanted = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return wanted.Length == _segments.Length
            && wanted.Zip(_segments).All(pair => pair.First == "*" || pair.First == pair.Second);
    }

    private bool IsVariable(int at) =>
        (_segments[at].Length > 0 && _segments[at].All(char.IsAsciiDigit))
        || (at == 2 && _segments[0] is ("webhooks" or "interactions"))
        || (at == 1 && _segments[0] == "invites")
        || (at > 0 && _segments[at - 1] == "reactions");
}
