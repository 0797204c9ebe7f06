using MomBot.Host;
using MomBot.Sandbox;
using MomBot.Sandbox.Bot;
using MomBot.Sandbox.Hosting;
using MomBot.Sandbox.Load;
using MomBot.Sandbox.Worlds;

try
{
    if (args is ["load", .. var asked]) return await LoadProgram.RunAsync(asked);
    if (args is ["answer", var api, var token, .. var how])
        return await new Answerer(new Uri(api), token, mute: how is ["mute"]).RunAsync();
    var line = CommandLine.Read(args);
    if (line.Help)
    {
        Console.WriteLine(CommandLine.Usage);
        return 0;
    }
    await using var discord = await LocalDiscord.StartAsync(line.Options with
    {
        Bot = line.WithBot ? world => new InProcessBot(world, line.Options.DataFolder, frozen: false) : null,
        StartAt = line.HasPast ? WorldHistory.BeginsBefore(TimeProvider.System.GetUtcNow()) : null,
    });
    if (line.WithBot && line.Options.World == "small") await WorldHistory.LiveAsync(discord, line.HasPast);
    Console.WriteLine(discord.Describe().ToJsonString());
    await discord.WaitForExitAsync();
    return 0;
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}
catch (StartException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    Console.Error.WriteLine("This port is taken by another program. Stop that one, or choose another port with --url.");
    return 1;
}
