using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using MomBot.Data.Backups;

namespace MomBot.Host.Verbs;

/// <summary><c>mombot backup</c>: one more backup while the bot is stopped, or a list of those there are.</summary>
internal static class BackupVerb
{
    public static Command Declare(Func<IConfiguration> settings, Console console)
    {
        var list = new Option<bool>("--list") { Description = "Show the backups there are, oldest first." };
        var verb = new Command(
            "backup",
            "Make a backup now (the bot makes one each night by itself). It is closed with the master key: keep a copy "
            + "of that somewhere else. Stop the bot first.")
        {
            list,
        };
        verb.SetAction((parsed, cancellationToken) => parsed.GetValue(list)
            ? ListAsync(settings(), console)
            : Opened.WithAsync(settings(), async connections =>
            {
                var made = await Backup.TakeAsync(
                    connections, Opened.Backups(settings()), Opened.Clock.GetCurrentInstant(), cancellationToken)
                    .ConfigureAwait(false);
                await console.Output.WriteLineAsync(made.Path).ConfigureAwait(false);
                return ExitCode.Fine;
            }, cancellationToken));
        return verb;
    }

    private static async Task<int> ListAsync(IConfiguration settings, Console console)
    {
        foreach (var file in Opened.Backups(settings).List())
        {
            await console.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{file.At:uuuu-MM-dd HH:mm:ss}Z  {file.Path}")).ConfigureAwait(false);
        }

        return ExitCode.Fine;
    }
}
