using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Stages;
using NodaTime;

namespace MomBot.Features.Stages;

/// <summary>Who may ask whom, and how often: pure.</summary>
public static class AheadRules
{
    /// <summary>So many are asked at most, one after the other, before it is said that nobody could.</summary>
    public const int Most = 3;

    private const string Expecting = "expecting";

    /// <summary>So long one person has it to themselves.</summary>
    public static readonly Duration Patience = Duration.FromHours(48);

    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>The stages one ahead of hers. Rooms of hoping and of loss have none, and are nobody's next.</summary>
    public static ImmutableArray<StageEntry> AheadOf(MemberStages mine, StageList list) =>
    [
        .. mine.All.Where(row => row.Chosen).Select(row => Next(list, list.HomeOf(row.Stage))).OfType<StageEntry>()
            .DistinctBy(stage => stage.Key),
    ];

    /// <summary>Whoever was asked longest ago; at most twice in any week, never those she is kept apart from.</summary>
    /// <param name="notThese">She herself, whoever rests, and whoever is kept apart from her.</param>
    /// <param name="since">When the question was asked first: whoever was asked since has one already.</param>
    public static MemberId? Whom(
        IEnumerable<StageVolunteer> volunteers, ImmutableHashSet<MemberId> notThese, Instant since, Instant now) =>
        volunteers.Where(each => !notThese.Contains(each.Member)
                && (each.AskedBefore is null || each.AskedBefore + Week <= now)
                && !(each.AskedAt >= since))
            .OrderBy(each => each.AskedAt ?? Instant.MinValue).ThenBy(each => each.Member.Value)
            .FirstOrDefault()?.Member;

    private static StageEntry? Next(StageList list, string key) => list.Find(key) switch
    {
        null => null,
        { ToMonth: { } end } => list.At(end),
        { FromMonth: null } when key == list.HomeOf(Expecting) => list.At(0),
        _ => null,
    };
}
