using Microsoft.Extensions.Configuration;

namespace MomBot.Host.Verbs;

/// <summary><c>mombot run</c>: lives until it is asked to stop, or must.</summary>
internal static class RunVerb
{
    public static async Task<int> RunAsync(IConfiguration settings, Console console)
    {
        var options = BotOptions.Read(settings);
        var people = new PeoplesTime(TimeProvider.System, options.TimeOffset);
        await using var bot = await Bot.BuildAsync(options, people, TimeProvider.System, CancellationToken.None)
            .ConfigureAwait(false);
        return await bot.RunAsync(console.Errors).ConfigureAwait(false);
    }
}
