using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Database;
using NodaTime.Extensions;

namespace MomBot.Host.Verbs;

/// <summary>What the two verbs about one person share: who, where, and the features that know her.</summary>
internal static class PersonVerb
{
    public static Option<long> User() => Number("--user", "Her Discord number (Developer Mode, Copy User ID).");

    public static Option<long> Guild() => Number("--server", "The number of the server (Copy Server ID).");

    /// <summary>Does something with the features, put together as in the running bot, without Discord.</summary>
    public static Task<int> WithFeaturesAsync(
        IConfiguration settings, Func<IServiceProvider, Task<int>> use, CancellationToken cancellationToken) =>
        Opened.WithAsync(settings, async connections =>
        {
            var options = BotOptions.ReadOffline(settings);
            var people = new PeoplesTime(TimeProvider.System, TimeSpan.Zero);
            var services = new ServiceCollection();
            services.AddLogging(logging => logging.AddMomBotLogging());
            services.AddMomBot(
                options, ConfigFolder.Load(options.ConfigFolder), connections, people, TimeProvider.System);
            var provider = services.BuildServiceProvider();
            await using (provider.ConfigureAwait(false))
                return await use(provider).ConfigureAwait(false);
        }, cancellationToken);

    private static Option<long> Number(string name, string description)
    {
        var option = new Option<long>(name) { Description = description, Required = true };
        option.CustomParser = result =>
        {
            if (long.TryParse(
                result.Tokens.Count == 1 ? result.Tokens[0].Value : "", NumberStyles.None,
                CultureInfo.InvariantCulture, out var number))
                return number;
            result.AddError($"{name} wants a Discord number, such as 1187300000000000001.");
            return 0;
        };
        return option;
    }
}
