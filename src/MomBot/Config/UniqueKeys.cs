namespace MomBot.Config;

/// <summary>The keys met so far, in one file or in several that belong together, and where each was met.</summary>
internal sealed class UniqueKeys
{
    private readonly Dictionary<string, Func<ConfigFile, FormattableString>> _places = [];

    /// <summary>Keys that are taken elsewhere.</summary>
    public void Know(IEnumerable<string> keys, FormattableString place)
    {
        foreach (var key in keys)
            _places[key] = _ => place;
    }

    public string Take(ConfigMap entry)
    {
        var key = entry.Key("key");
        var line = entry.Require("key").Start.Line;
        return _places.TryAdd(key, Place)
            ? key
            : throw entry.Problem("key", $"the key \"{key}\" is already {_places[key](entry.File)}. Choose another.");

        FormattableString Place(ConfigFile seenFrom) => seenFrom.Name == entry.File.Name
            ? (FormattableString)$"on line {line}"
            : $"in {entry.File.Name}, line {line}";
    }
}
