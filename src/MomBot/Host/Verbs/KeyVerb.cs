using System.CommandLine;
using Microsoft.Extensions.Configuration;
using MomBot.Data.Sealing;

namespace MomBot.Host.Verbs;

/// <summary><c>mombot key rotate</c>: a new master key, when the old one may have been seen.</summary>
internal static class KeyVerb
{
    public static Command Declare(Func<IConfiguration> settings, Console console)
    {
        var rotate = new Command(
            "rotate",
            "Make a new master key and close all keys with it. Stop the bot first, and copy the new file to another "
            + "place afterwards. Backups made before need the old one: keep it for seven days.");
        rotate.SetAction((_, cancellationToken) => Opened.WithAsync(settings(), async connections =>
        {
            var database = Opened.Database(settings());
            if (database.MasterKey is not null)
            {
                throw new StartException(
                    "The master key comes from MOMBOT_MASTER_KEY, where this program cannot change it. Write it to "
                    + $"{database.KeyFile} (32 bytes), leave the variable out, and rotate then.");
            }

            var key = KeyFile.Rotate(database, connections.Installation.Keys);
            await console.Output.WriteLineAsync(
                $"New key {key.Id} in {key.Source}. Copy it to another place now.").ConfigureAwait(false);
            return ExitCode.Fine;
        }, cancellationToken));
        return new Command("key", "About the master key.") { rotate };
    }
}
