using System.CommandLine;
using Microsoft.Extensions.Configuration;
using MomBot.Data.Backups;
using MomBot.Data.Database;

namespace MomBot.Host.Verbs;

/// <summary><c>mombot restore</c>: puts a backup back while the bot is stopped.</summary>
internal static class RestoreVerb
{
    public static Command Declare(Func<IConfiguration> settings, Console console)
    {
        var file = new Argument<string>("backup")
        {
            Description = "The file to put back; 'latest' is the newest in the folder backups.",
            DefaultValueFactory = _ => "latest",
        };
        var verb = new Command(
            "restore",
            "Put a backup back. Stop the bot first. What may have been sent since is held until an admin decides "
            + "(/admin jobs), and whoever asked to be forgotten since is forgotten again.")
        {
            file,
        };
        verb.SetAction((parsed, cancellationToken) =>
            RestoreAsync(settings(), parsed.GetValue(file)!, console, cancellationToken));
        return verb;
    }

    private static async Task<int> RestoreAsync(
        IConfiguration settings, string named, Console console, CancellationToken cancellationToken)
    {
        var now = Opened.Clock.GetCurrentInstant();
        var file = named == "latest"
            ? Opened.Backups(settings).List().LastOrDefault()?.Path
                ?? throw new StartException($"There is no backup in {Opened.Backups(settings).Path}.")
            : named;
        try
        {
            var aside = await Restore.PutBackAsync(Opened.Database(settings), file, now, cancellationToken)
                .ConfigureAwait(false);
            if (aside is not null)
            {
                await console.Output.WriteLineAsync($"What was there lies in {aside} for seven days.")
                    .ConfigureAwait(false);
            }
        }
        catch (DataException problem)
        {
            throw new StartException(problem.Message);
        }

        return await Opened.WithAsync(settings, async connections =>
        {
            var held = await Restore.HoldWhatMayBeDoneAsync(connections, now, cancellationToken).ConfigureAwait(false);
            await console.Output.WriteLineAsync(
                $"Restored {file}. Held until an admin decides in /admin jobs: {held.Messages} messages, "
                + $"{held.Actions} actions, {held.Rounds} rounds. Forgotten again: {held.ForgottenAgain} people.")
                .ConfigureAwait(false);
            return ExitCode.Fine;
        }, cancellationToken).ConfigureAwait(false);
    }
}
