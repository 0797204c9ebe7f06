using System.CommandLine;
using Microsoft.Extensions.Configuration;
using MomBot.Config;

namespace MomBot.Host.Verbs;

/// <summary><c>mombot config validate</c>: reads the folder config as a start would, and says what is wrong.</summary>
internal static class ConfigVerb
{
    public static Command Declare(Func<IConfiguration> settings, Console console)
    {
        var validate = new Command(
            "validate", "Read prompts, stages, help lines and words as a start would, and name file and line of a slip.");
        validate.SetAction(async (_, _) =>
        {
            var folder = BotOptions.ReadConfigFolder(settings());
            try
            {
                var config = ConfigFolder.Load(folder);
                await console.Output.WriteLineAsync(
                    $"{folder} is fine: {config.Prompts.Length} prompts, {config.Stages.Length} stages, "
                    + $"{config.Hotlines.Countries.Length} countries.").ConfigureAwait(false);
                return ExitCode.Fine;
            }
            catch (ConfigException problem)
            {
                throw new StartException(problem.Message);
            }
        });
        return new Command("config", "About the folder config.") { validate };
    }
}
