using System.Text.Json.Nodes;
using MomBot.Sandbox;
using MomBot.Sandbox.Hosting;

try
{
    var line = CommandLine.Read(args);
    if (line.Help)
    {
        Console.WriteLine(CommandLine.Usage);
        return 0;
    }
    await using var discord = await LocalDiscord.StartAsync(line.Options);
    Console.WriteLine(new JsonObject
    {
        ["page"] = discord.Page.ToString(),
        ["api"] = discord.Api.ToString(),
        ["control"] = discord.Control.ToString(),
        ["token"] = discord.Token,
        ["application_id"] = discord.ApplicationId,
        ["guild_ids"] = new JsonArray([.. discord.GuildIds.Select(id => (JsonNode)id)]),
    }.ToJsonString());
    await discord.WaitForExitAsync();
    return 0;
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    Console.Error.WriteLine("This port is taken by another program. Stop that one, or choose another port with --url.");
    return 1;
}
