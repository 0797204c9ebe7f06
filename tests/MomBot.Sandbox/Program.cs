using System.Text.Json.Nodes;
using MomBot.Host;
using MomBot.Sandbox;
using MomBot.Sandbox.Bot;
using MomBot.Sandbox.Hosting;

try
{
    var line = CommandLine.Read(args);
    if (line.Help)
    {
        Console.WriteLine(CommandLine.Usage);
        return 0;
    }
    var options = line.WithBot
        ? line.Options with { Bot = world => new InProcessBot(world, line.Options.DataFolder, frozen: false) }
        : line.Options;
    await using var discord = await LocalDiscord.StartAsync(options);
    Console.WriteLine(new JsonObject
    {
        ["page"] = discord.Page.ToString(),
        ["api"] = discord.Api.ToString(),
        ["control"] = discord.Control.ToString(),
        ["token"] = discord.Token,
        ["application_id"] = discord.ApplicationId,
        ["guild_ids"] = new JsonArray([.. discord.GuildIds.Select(id => (JsonNode)id)]),
    }.ToJsonString());
    if (line.WithBot && options.World == "small")
        await MovingIn.RunAsync(discord, discord.Stopping);
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
