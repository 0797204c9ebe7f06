using System.CommandLine;
using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Dispatch;
using MomBot.Features.Privacy;
using NodaTime;

namespace MomBot.Host.Verbs;

/// <summary><c>mombot export</c>: what is kept about one person, for somebody who cannot press /me herself.</summary>
internal static class ExportVerb
{
    public static Command Declare(Func<IConfiguration> settings, Console console)
    {
        var (user, guild) = (PersonVerb.User(), PersonVerb.Guild());
        var json = new Option<bool>("--json") { Description = "For programs, instead of for reading." };
        var verb = new Command(
            "export", "Print what is kept about one person of one server, as /me would give it to her. Stop the bot first.")
        {
            user,
            guild,
            json,
        };
        verb.SetAction((parsed, cancellationToken) => PersonVerb.WithFeaturesAsync(settings(), async services =>
        {
            var (where, who) = (new GuildId(parsed.GetValue(guild)), new MemberId(parsed.GetValue(user)));
            var kept = ImmutableArray.CreateBuilder<Kept>();
            foreach (var memory in services.GetRequiredService<ActionRouter>().Features
                .SelectMany(feature => feature.Memories)
                .Append(services.GetRequiredService<CommonMemory>().Memory))
            {
                kept.Add(new Kept(
                    memory.Feature,
                    memory.What,
                    await memory.Export(where, who, cancellationToken).ConfigureAwait(false)));
            }

            var language = (await services.GetRequiredService<MemberStore>().FindAsync(where, who, cancellationToken)
                .ConfigureAwait(false)).Language
                ?? (await services.GetRequiredService<CommunityStore>().FindAsync(where, cancellationToken)
                    .ConfigureAwait(false)).Language;
            var texts = services.GetRequiredService<TextRenderer>();
            var now = services.GetRequiredService<IClock>().GetCurrentInstant();
            var all = kept.ToImmutable();
            await console.Output.WriteLineAsync(Encoding.UTF8.GetString(
                parsed.GetValue(json)
                    ? TakenData.Json(where, who, all, now, Say)
                    : TakenData.Text(all, now, Say)))
                .ConfigureAwait(false);
            return ExitCode.Fine;

            string Say(Text words) => texts.OnPaper(words, language);
        }, cancellationToken));
        return verb;
    }
}
