using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Data.Backups;

/// <summary>The backups of an installation, by their names: <c>mombot-20261126-030000Z.backup</c>.</summary>
public sealed class BackupFolder(string folder)
{
    /// <summary>None is kept longer: by then what was erased is gone from all of them.</summary>
    public static readonly Duration Kept = Duration.FromDays(7);

    private static readonly InstantPattern Name =
        InstantPattern.Create("'mombot-'uuuuMMdd-HHmmss'Z.backup'", CultureInfo.InvariantCulture);

    /// <summary>A database that a restored one took the place of.</summary>
    private static readonly InstantPattern AsideName =
        InstantPattern.Create("'put-aside-'uuuuMMdd-HHmmss'Z.db'", CultureInfo.InvariantCulture);

    public string Path => folder;

    /// <summary>Oldest first.</summary>
    public ImmutableArray<BackupFile> List() => [.. Named(Name)];

    /// <summary>Where the backup of an instant lies.</summary>
    public BackupFile At(Instant at) => new(System.IO.Path.Combine(folder, Name.Format(at)), at);

    /// <summary>Where a database is put that a restored one takes the place of.</summary>
    public string Aside(Instant at) => System.IO.Path.Combine(folder, AsideName.Format(at));

    /// <summary>Removes what is older than seven days, and what a crash left half done; says how many went.</summary>
    public int Rotate(Instant now)
    {
        var gone = Named(Name).Concat(Named(AsideName)).Where(file => file.At < now - Kept).ToList();
        foreach (var file in gone)
            File.Delete(file.Path);
        foreach (var torn in Directory.EnumerateFiles(folder, "*.part"))
            File.Delete(torn);
        return gone.Count;
    }

    private IEnumerable<BackupFile> Named(InstantPattern pattern) => !Directory.Exists(folder)
        ? []
        : from path in Directory.EnumerateFiles(folder)
          let name = pattern.Parse(System.IO.Path.GetFileName(path))
          where name.Success
          orderby name.Value
          select new BackupFile(path, name.Value);
}

/// <summary>One backup, and the moment it holds.</summary>
public sealed record BackupFile(string Path, Instant At);
