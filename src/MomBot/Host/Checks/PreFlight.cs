using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using MomBot.Config;
using MomBot.Data.Backups;
using MomBot.Data.Database;
using NodaTime;
using NodaTime.Extensions;

namespace MomBot.Host.Checks;

/// <summary>Every look before a start, in the order in which a start would stumble. Nothing is changed.</summary>
public static class PreFlight
{
    private const long LittleRoom = 200L * 1024 * 1024;

    private static readonly Duration BackupIsOld = Duration.FromHours(36);

    public static async Task<ImmutableArray<Finding>> LookAsync(
        IConfiguration settings, CancellationToken cancellationToken)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var now = TimeProvider.System.ToClock().GetCurrentInstant();
        findings.AddRange(Words(settings, now));
        findings.AddRange(await DataCheck.LookAsync(BotOptions.ReadDatabase(settings), cancellationToken)
            .ConfigureAwait(false));
        findings.Add(Backups(BotOptions.ReadDatabase(settings), now));
        findings.Add(Room(BotOptions.ReadDataFolder(settings)));
        try
        {
            var options = BotOptions.Read(settings);
            findings.Add(Finding.Fine("settings", "Token and addresses can be read."));
            findings.AddRange(await DiscordCheck.LookAsync(options, cancellationToken).ConfigureAwait(false));
        }
        catch (StartException problem)
        {
            findings.Add(Finding.Mend("settings", problem.Message));
        }

        return findings.ToImmutable();
    }

    /// <summary>Lines to call that are old, or soon will be.</summary>
    internal static IEnumerable<Finding> Lines(Hotlines hotlines, DateOnly today)
    {
        var all = hotlines.Countries.Append(hotlines.Elsewhere)
            .SelectMany(country => country.Lines.Select(line => (country, line))).ToList();
        foreach (var (country, line) in all.Where(each => today > each.line.ReviewBy))
        {
            yield return Finding.Mend(
                "support",
                $"{country.Name}, {line.Name}: last checked {line.CheckedOn:yyyy-MM-dd}, and shown as old since "
                + $"{line.ReviewBy:yyyy-MM-dd}. Open {line.Source}, compare, and move checked_on in hotlines.yaml.");
        }

        var soon = all.Where(each => today <= each.line.ReviewBy
            && each.line.AgesBy(today)).ToList();
        if (soon.Count > 0)
        {
            yield return Finding.Note(
                "support",
                $"{soon.Count} help lines want to be looked at by {soon.Min(each => each.line.ReviewBy):yyyy-MM-dd} "
                + "(hotlines.yaml says where).");
        }
    }

    private static IEnumerable<Finding> Words(IConfiguration settings, Instant now)
    {
        var folder = BotOptions.ReadConfigFolder(settings);
        ConfigFolder config;
        try
        {
            config = ConfigFolder.Load(folder);
        }
        catch (ConfigException problem)
        {
            return [Finding.Mend("config", problem.Message)];
        }

        return
        [
            Finding.Fine("config", $"{folder} can be read."),
            .. Lines(config.Hotlines, now.InUtc().Date.ToDateOnly()),
        ];
    }

    private static Finding Backups(DatabaseOptions options, Instant now)
    {
        if (options.PostgresConnectionString is not null)
            return Finding.Note("backups", "Rows are in PostgreSQL: back them up with pg_dump (docs/operating.md).");
        var newest = new BackupFolder(options.BackupsFolder).List().LastOrDefault();
        return newest switch
        {
            null => Finding.Note("backups", "None yet. The bot makes one each night; 'mombot backup' makes one now."),
            { At: var at } when now - at > BackupIsOld => Finding.Mend(
                "backups", $"The newest is of {at}: look in the log why none was made since, and for room on the disk."),
            { At: var at } => Finding.Fine("backups", $"The newest is of {at}."),
        };
    }

    private static Finding Room(string folder)
    {
        var there = new DirectoryInfo(folder);
        while (!there.Exists && there.Parent is { } parent)
            there = parent;
        var free = new DriveInfo(there.FullName).AvailableFreeSpace;
        return free < LittleRoom
            ? Finding.Mend("disk", $"Only {free / 1024 / 1024} MB are free under {there.FullName}: make room.")
            : Finding.Fine("disk", $"{free / 1024 / 1024} MB are free.");
    }
}
