using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Setup;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Setup;

/// <summary>Looks for what stands in the bot's way: the declarations, compared with what Discord holds.</summary>
public static class SetupCheck
{
    private const int RoundsLookedAt = 4;
    private static readonly LocalTime Night = new(21, 0), Morning = new(7, 0);

    public static ImmutableArray<SetupFinding> Findings(
        SetupPlan plan, Community community, GuildView view, IEnumerable<Schedule> schedules, Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(community.Zone) ?? DateTimeZone.Utc;
        return
        [
            .. plan.ServerLacks == GuildPermissions.None
                ? ImmutableArray<SetupFinding>.Empty
                : [new SetupFinding(FindingKind.ServerLacks, Lacks: (ulong)plan.ServerLacks)],
            .. plan.Rows.SelectMany(row => OfRow(row, view)),
            .. community.ZoneChosen ? ImmutableArray<SetupFinding>.Empty : [new SetupFinding(FindingKind.NoZone)],
            .. schedules.Where(schedule => schedule.On).SelectMany(schedule => AtNight(schedule, zone, now)),
        ];
    }

    private static IEnumerable<SetupFinding> OfRow(SetupRow row, GuildView view)
    {
        if (row.Gone is { } gone)
            yield return Of(FindingKind.Gone, row) with { Id = gone };
        if (row.Lacks != GuildPermissions.None)
        {
            yield return Of(FindingKind.ChannelLacks, row) with
            {
                Lacks = (ulong)row.Lacks,
                DeniedBy =
                [
                    .. row.DeniedTo.Select(each => new FoundDenial(
                        each.Whom.Id, each.Whom.IsMember, each.IsEveryone, (ulong)each.Denies)),
                ],
            };
        }

        if (row.OpenToAll)
            yield return Of(FindingKind.OpenToAll, row);
        if (row.CannotGive)
            yield return Of(FindingKind.CannotGive, row);
        if (IsUnheard(row, view))
            yield return Of(FindingKind.NotMentionable, row);
    }

    /// <summary>If the bot calls this role, nobody hears it.</summary>
    public static bool IsUnheard(SetupRow row, GuildView view) =>
        row.Thing.Called && row is { State: RowState.InPlace, Id: { } id }
        && view.Role(new RoleId(id)) is { Mentionable: false }
        && (view.BotPermissions & (GuildPermissions.MentionEveryone | GuildPermissions.Administrator)) == 0;

    private static SetupFinding Of(FindingKind kind, SetupRow row) =>
        new(kind, row.Purpose.Kind, row.Purpose.Key, row.Id ?? 0, row.Name);

    /// <summary>By the community's clocks; one finding for each time of day.</summary>
    private static IEnumerable<SetupFinding> AtNight(Schedule schedule, DateTimeZone zone, Instant now)
    {
        var own = DateTimeZoneProviders.Tzdb.GetZoneOrNull(schedule.Zone) ?? zone;
        return LocalSchedule.Upcoming(schedule.Times, own, now, RoundsLookedAt)
            .Select(next => next.Due.InZone(zone).TimeOfDay)
            .Where(hour => hour >= Night || hour < Morning)
            .Select(hour => new SetupFinding(
                FindingKind.AtNight, Key: hour.ToString("HH:mm", CultureInfo.InvariantCulture), Id: schedule.Id))
            .DistinctBy(finding => finding.Print);
    }
}
