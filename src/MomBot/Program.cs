using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MomBot.Host;

const int WrongSetup = 78;

if (args is ["--health"])
    return Liveness.IsAlive(Environment.GetEnvironmentVariable("MOMBOT_DATA") ?? "data", TimeProvider.System) ? 0 : 1;
try
{
    var options = BotOptions.Read(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build());
    var people = new PeoplesTime(TimeProvider.System, options.TimeOffset);
    await using var bot = await Bot.BuildAsync(options, people, TimeProvider.System, CancellationToken.None);
    var verdict = bot.Host.Services.GetRequiredService<Verdict>();
    await bot.Host.RunAsync();
    if (verdict.Reason is not { } reason)
        return 0;
    Console.Error.WriteLine(reason);
    return WrongSetup;
}
catch (StartException problem)
{
    Console.Error.WriteLine(problem.Message);
    return WrongSetup;
}
