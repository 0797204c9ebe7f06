using System.CommandLine;
using Microsoft.Extensions.Configuration;

namespace MomBot.Host.Verbs;

/// <summary><c>mombot health</c>: whether the bot of this data folder is alive, for Docker.</summary>
internal static class HealthVerb
{
    public static Command Declare(Func<IConfiguration> settings, Console console)
    {
        var verb = new Command(
            "health", "Say whether the bot that runs on this data folder is alive: exit code 0 when it is, 1 when not.");
        verb.SetAction(async (_, _) =>
        {
            var alive = Liveness.IsAlive(BotOptions.ReadDataFolder(settings()), TimeProvider.System);
            await console.Output.WriteLineAsync(
                alive ? "Alive: Discord spoke to it within two minutes." : "Not alive: Discord has not spoken to it.")
                .ConfigureAwait(false);
            return alive ? ExitCode.Fine : ExitCode.NotWell;
        });
        return verb;
    }
}
