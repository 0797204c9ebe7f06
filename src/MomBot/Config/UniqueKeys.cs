using YamlDotNet.RepresentationModel;

namespace MomBot.Config;

/// <summary>The keys met so far, in one file or in several that belong together, and where each was met.</summary>
internal sealed class UniqueKeys
{
    private readonly Dictionary<string, (string File, long Line)> _places = [];

    /// <summary>Keys that are taken elsewhere.</summary>
    public void Know(IEnumerable<string> keys, string place)
    {
        foreach (var key in keys)
            _places[key] = (place, 0);
    }

    public string Take(ConfigMap entry)
    {
        var key = entry.Key("key");
        var node = entry.Require("key");
        if (_places.TryAdd(key, (entry.File.Name, node.Start.Line)))
            return key;
        var (file, line) = _places[key];
        if (line == 0)
            throw entry.Problem("key", $"the key \"{key}\" is already {file}. Choose another.");
        var place = file == entry.File.Name ? $"on line {line}" : $"in {file}, line {line}";
        throw entry.Problem("key", $"the key \"{key}\" is already {place}. Choose another.");
    }
}
