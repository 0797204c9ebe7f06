using System.Collections.Immutable;
using MomBot.Data.Database;
using MomBot.Data.Sealing;

namespace MomBot.Host.Checks;

/// <summary>The data folder, the key and the database as a start would find them, opened for reading only.</summary>
internal static class DataCheck
{
    public static async Task<ImmutableArray<Finding>> LookAsync(
        DatabaseOptions options, CancellationToken cancellationToken)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (!Directory.Exists(options.DataFolder))
        {
            findings.Add(Finding.Note("data", $"{options.DataFolder} is not there yet; the first start makes it."));
            return findings.ToImmutable();
        }

        if (DataFolder.IsTaken(options))
            findings.Add(Finding.Note("data", "A bot is running on this folder. What follows is beside it."));
        if (!File.Exists(options.KeysFile))
        {
            findings.Add(File.Exists(options.DatabaseFile)
                ? Finding.Mend("key", "There is a database and no keys: put the folder keys back from your backup.")
                : Finding.Note("key", "None yet; the first start makes one and says where."));
            return findings.ToImmutable();
        }

        try
        {
            findings.Add(Finding.Fine("key", $"{KeyFile.Compare(options)} fits the keys of this installation."));
            findings.Add(Finding.Fine(
                "database", await Examination.OfAsync(options, cancellationToken).ConfigureAwait(false)));
        }
        catch (DataException problem)
        {
            findings.Add(Finding.Mend("database", problem.Message));
        }

        return findings.ToImmutable();
    }
}
