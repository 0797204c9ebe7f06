using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Setup;

/// <summary>Everything the pages show at one moment.</summary>
/// <param name="Catalog">Every stage there is, as the community has them.</param>
/// <param name="Features">Every feature a community may switch on or off.</param>
/// <param name="LocalTime">What time it is in the community's zone.</param>
/// <param name="Rounds">When the next check-ins are; empty as long as nobody has planned any.</param>
/// <param name="Word">What has just been done.</param>
public sealed record SetupPanel(
    SetupPlan Plan,
    Community Community,
    SetupRun Run,
    GuildView View,
    ImmutableArray<StageEntry> Catalog,
    ImmutableArray<Feature> Features,
    LocalTime LocalTime,
    ImmutableArray<Instant> Rounds,
    Text? Word = null)
{
    private const int RoundsShown = 3;
    private const string CheckIns = "checkins.";

    /// <summary>Every stage of the config, before the community shaped them.</summary>
    public ImmutableArray<StageEntry> File { get; init; } = Catalog;

    /// <summary>Where the admin is. Whoever never began begins on the first page.</summary>
    public SetupPage Page => Enum.TryParse<SetupPage>(Run.Page, out var page) ? page
        : Run.Press > 0 ? SetupPage.Apply : SetupPage.Clock;

    /// <summary>When the check-ins come round next, by the community's clocks as they are set now.</summary>
    public static ImmutableArray<Instant> RoundsOf(IEnumerable<Schedule> schedules, DateTimeZone zone, Instant now) =>
    [
        .. schedules.Where(each => each.On && each.Action.StartsWith(CheckIns, StringComparison.Ordinal))
            .SelectMany(schedule => LocalSchedule.Upcoming(schedule.Times, zone, now, RoundsShown))
            .Select(next => next.Due).Order().Take(RoundsShown),
    ];
}
