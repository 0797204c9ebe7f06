using Microsoft.Extensions.Configuration;
using MomBot.Host;

if (args is ["--health"])
    return Liveness.IsAlive(BotOptions.ReadDataFolder(FromEnvironment().Build()), TimeProvider.System) ? 0 : 1;
try
{
    var options = BotOptions.Read(FromEnvironment().AddCommandLine(args).Build());
    var people = new PeoplesTime(TimeProvider.System, options.TimeOffset);
    await using var bot = await Bot.BuildAsync(options, people, TimeProvider.System, CancellationToken.None);
    return await bot.RunAsync(Console.Error);
}
catch (FormatException)
{
    Console.Error.WriteLine(
        "The command line cannot be read. Write each option as --NAME=value, or set it in the environment.");
    return ExitCode.WrongSetup;
}
catch (StartException problem)
{
    Console.Error.WriteLine(problem.Message);
    return ExitCode.WrongSetup;
}

static IConfigurationBuilder FromEnvironment() => new ConfigurationBuilder().AddEnvironmentVariables();
