using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MomBot.Data;
using MomBot.Data.Database;

namespace MomBot.Host.Verbs;

/// <summary><c>mombot erase</c>: forgets one person who asked the host instead of pressing /me.</summary>
internal static class EraseVerb
{
    public static Command Declare(Func<IConfiguration> settings, Console console)
    {
        var (user, guild) = (PersonVerb.User(), PersonVerb.Guild());
        var verb = new Command(
            "erase",
            "Forget one person of one server, for good, as Forget me in /me would. Stop the bot first; cards, threads "
            + "and roles in Discord follow when it runs again.")
        {
            user,
            guild,
        };
        verb.SetAction((parsed, cancellationToken) => PersonVerb.WithFeaturesAsync(settings(), async services =>
        {
            await FeatureList.Erasing(services).Begin(
                services.GetRequiredService<Connections>().Installation.Ids.Next(),
                new GuildId(parsed.GetValue(guild)),
                new MemberId(parsed.GetValue(user)),
                part: null,
                cancellationToken).ConfigureAwait(false);
            await console.Output.WriteLineAsync(
                "Her key is destroyed and what the features kept is gone. Start the bot: cards, threads and roles "
                + "follow, and a minute later the last numbers go too. Backups hold them for seven more days.")
                .ConfigureAwait(false);
            return ExitCode.Fine;
        }, cancellationToken));
        return verb;
    }
}
