using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>A copy of the shipped config folder in which somebody has made a mistake.</summary>
public sealed class EditedConfig : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("mombot-config-");

    public EditedConfig()
    {
        foreach (var file in Directory.EnumerateFiles(ShippedConfig.Path, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(ShippedConfig.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder => Path.Combine(_parent.FullName, "config");

    public EditedConfig Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Folder, file), text);
        return this;
    }

    /// <summary>Leaves this as the only file of its folder.</summary>
    public EditedConfig WriteAlone(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        foreach (var other in Directory.GetFiles(Path.GetDirectoryName(path)!))
            File.Delete(other);
        return Write(file, text);
    }

    /// <summary>Changes the first place where the old text stands; a text that is not there fails the test.</summary>
    public EditedConfig Change(string file, string old, string now)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not say: {old}");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), now, text.AsSpan(at + old.Length)));
        return this;
    }

    public EditedConfig Delete(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        return this;
    }

    /// <summary>What the bot says about it when it starts.</summary>
    public string Complaint() => Assert.Throws<ConfigException>(() => ConfigFolder.Load(Folder)).Message;

    public void Dispose() => _parent.Delete(recursive: true);
}
