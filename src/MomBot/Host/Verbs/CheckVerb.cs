using System.CommandLine;
using Microsoft.Extensions.Configuration;
using MomBot.Host.Checks;

namespace MomBot.Host.Verbs;

/// <summary><c>mombot check</c>: everything that can be looked at before a start. It changes nothing.</summary>
internal static class CheckVerb
{
    public static Command Declare(Func<IConfiguration> settings, Console console)
    {
        var verb = new Command(
            "check",
            "Look at everything before a start and change nothing: settings, words, key, database, backups, disk, "
            + "clock, token, intents. Exit code 0 when all is well, 1 when something is to be mended.");
        verb.SetAction(async (_, cancellationToken) =>
        {
            var findings = await PreFlight.LookAsync(settings(), cancellationToken).ConfigureAwait(false);
            foreach (var finding in findings)
            {
                await console.Output.WriteLineAsync($"{Sign(finding.How),-6}{finding.What,-10}{finding.Words}")
                    .ConfigureAwait(false);
            }

            return findings.Any(finding => finding.How == How.Mend) ? ExitCode.NotWell : ExitCode.Fine;
        });
        return verb;
    }

    private static string Sign(How how) => how switch
    {
        How.Fine => "ok",
        How.Note => "note",
        How.Mend => "MEND",
    };
}
