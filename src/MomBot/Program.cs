using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MomBot.Host;

const int WrongSetup = 78;

try
{
    var options = BotOptions.Read(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build());
    var people = new PeoplesTime(TimeProvider.System, options.TimeOffset);
    await using var bot = await Bot.BuildAsync(options, people, TimeProvider.System, CancellationToken.None);
    await bot.Host.RunAsync();
    if (bot.Host.Services.GetRequiredService<Verdict>().Reason is not { } reason)
        return 0;
    Console.Error.WriteLine(reason);
    return WrongSetup;
}
catch (StartException problem)
{
    Console.Error.WriteLine(problem.Message);
    return WrongSetup;
}
