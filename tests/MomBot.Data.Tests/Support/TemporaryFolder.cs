using MomBot.Data.Database;
using MomBot.Data.Sealing;

namespace MomBot.Data.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mombot-").FullName;

    public DatabaseOptions Options => new(Path);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public FieldProtector Key() => new(KeyFile.LoadOrCreate(Options.KeyFile));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
