using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using MomBot.Data;
using MomBot.Data.Agreement;
using MomBot.Data.CheckIns;
using MomBot.Data.Cohorts;
using MomBot.Features.Agreement;
using MomBot.Features.Setup;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Host;

/// <summary>
/// What goes along with a community's settings to another server: its cohorts without their people, its values, and
/// what was asked when. Never a member's words.
/// </summary>
public static class Carrying
{
    private const int MostPrompts = 500;
    private const string Between = " | ";

    public static ImmutableArray<CarriedPart> Parts(IServiceProvider services)
    {
        var cohorts = services.GetRequiredService<CohortStore>();
        var agreements = services.GetRequiredService<AgreementStore>();
        var rounds = services.GetRequiredService<CheckInStore>();
        var clock = services.GetRequiredService<IClock>();
        return
        [
            new CarriedPart(
                "cohorts",
                async (guild, cancellationToken) =>
                [
                    .. (await cohorts.ListAsync(guild, cancellationToken).ConfigureAwait(false)).Select(Written),
                ],
                (guild, cause, lines, cancellationToken) => BringAsync(
                    cohorts, guild, cause, lines, clock.GetCurrentInstant(), cancellationToken)),
            new CarriedPart(
                "values",
                async (guild, cancellationToken) =>
                [
                    .. (await agreements.FindAsync(guild, cancellationToken).ConfigureAwait(false)).Values
                        .Select(value => value.Words),
                ],
                (guild, cause, lines, cancellationToken) => lines.Length == 0
                    ? Task.CompletedTask
                    : agreements.ChangeAsync(
                        guild,
                        cause,
                        agreement => AgreementRules.Write(
                            agreement, string.Join('\n', lines), agreement.SafeSleep, agreement.Sponsor),
                        cancellationToken)),
            new CarriedPart(
                "prompts",
                async (guild, cancellationToken) =>
                [
                    .. (await rounds.HistoryAsync(
                            RhythmId.FirstOf(guild), null, LocalDate.MaxIsoValue, MostPrompts, cancellationToken)
                        .ConfigureAwait(false))
                        .Select(past => $"{LocalDatePattern.Iso.Format(past.Date)} {past.Theme}"),
                ],
                (guild, cause, lines, cancellationToken) => BringAsync(
                    rounds, guild, cause, lines, clock.GetCurrentInstant(), cancellationToken)),
        ];
    }

    private static string Written(Cohort cohort) => string.Join(
        Between,
        cohort.ForWhom.Length == 0 ? cohort.Kind.ToString() : $"{cohort.Kind} {cohort.ForWhom}",
        cohort.Cap.ToString(CultureInfo.InvariantCulture),
        cohort.Name);

    /// <summary>One that is called so here already is not made again.</summary>
    private static async Task BringAsync(
        CohortStore store,
        GuildId guild,
        Cause cause,
        ImmutableArray<string> lines,
        Instant now,
        CancellationToken cancellationToken)
    {
        var known = await store.ListAsync(guild, cancellationToken).ConfigureAwait(false);
        for (var number = 0; number < lines.Length; number++)
        {
            var parts = lines[number].Split(Between, 3);
            var said = parts[0].Split(' ', 2);
            if (parts.Length < 3 || !Enum.TryParse<CohortKind>(said[0], out var kind)
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var cap)
                || known.Any(cohort => cohort.Name == parts[2]))
                continue;
            var id = new CohortId(cause.Id + number);
            await store.AddAsync(
                id,
                cause with { Id = id.Value },
                () => Decision.Accept(new Cohort(id, guild, kind, parts[2], cap, [], now, Version: 0)
                {
                    ForWhom = said.Length > 1 ? said[1] : "",
                }),
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>As rounds that are over, so that nothing is asked again that was asked there.</summary>
    private static async Task BringAsync(
        CheckInStore store,
        GuildId guild,
        Cause cause,
        ImmutableArray<string> lines,
        Instant now,
        CancellationToken cancellationToken)
    {
        var rhythm = RhythmId.FirstOf(guild);
        for (var number = 0; number < lines.Length; number++)
        {
            var parts = lines[number].Split(' ', 2);
            if (parts.Length < 2 || LocalDatePattern.Iso.Parse(parts[0]) is not { Success: true, Value: var date }
                || await store.FindAsync(rhythm, date, cancellationToken).ConfigureAwait(false) is not null)
                continue;
            var round = new Round(
                new RoundId(cause.Id + number), guild, date, parts[1], "", null, ThemeChoice.Fresh, RoundStatus.Closed,
                Held: null, Channel: null, Message: null, AnswersIn: null, ClosesAt: now, Answers: 0, Version: 0)
            {
                Rhythm = rhythm,
            };
            await store.AddAsync(
                rhythm, date, cause with { Id = round.Id.Value }, () => Decision.Accept(round), cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
