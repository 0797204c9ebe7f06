using YamlDotNet.RepresentationModel;

namespace MomBot.Config;

/// <summary>The keys met so far in one file, and the line each was met on.</summary>
internal sealed class UniqueKeys(ConfigFile file)
{
    private readonly Dictionary<string, long> _lines = [];

    public string Take(ConfigMap entry)
    {
        var key = entry.Key("key");
        var node = entry.Require("key");
        return _lines.TryAdd(key, node.Start.Line)
            ? key
            : throw file.Problem(node, $"the key \"{key}\" is already on line {_lines[key]}. Choose another.");
    }
}
