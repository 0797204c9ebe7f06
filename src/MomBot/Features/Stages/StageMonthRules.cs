using System.Collections.Immutable;
using System.Globalization;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Stages;
using NodaTime;
using NodaTime.Text;
using static MomBot.Data.Decision;

namespace MomBot.Features.Stages;

/// <summary>
/// From a month to a stage, and never further than an offer: state in, decision out. Nobody is moved, and nothing is
/// ever offered from a month that has not come.
/// </summary>
public static class StageMonthRules
{
    private const int OldestYears = 40, MostWeeksEarly = 20;

    /// <summary>So long what came early is counted from when it was expected, if she asks for that.</summary>
    private const int CorrectedMonths = 24;

    /// <summary>A month to keep: one that has come, as she wrote it.</summary>
    public static Decision<MemberMonth> Keep(
        long id, GuildId guild, MemberId member, string month, string weeks, StageList stages,
        LocalDate today)
    {
        var now = today.ToYearMonth();
        if (YearMonthPattern.Iso.Parse(month.Trim()) is not { Success: true, Value: var kept })
            return Decline<MemberMonth>("I read months like 2026-03. Nothing was kept; please try once more.");
        if (kept.CompareTo(now) > 0)
        {
            return Decline<MemberMonth>(
                "I keep a month only once it has come. Until then nothing is kept, and nothing will ever be sent because of it.");
        }

        var early = 0;
        if (weeks.Trim().Length > 0
            && (!int.TryParse(weeks.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out early)
                || early > MostWeeksEarly))
            return Decline<MemberMonth>("I read weeks as a number up to 20. Nothing was kept; please try once more.");
        if (Between(kept, now) > OldestYears * 12)
            return Decline<MemberMonth>("That is too long ago for me. Nothing was kept; please try once more.");
        var made = new MemberMonth(id, guild, member, kept, early, "");
        return Accept(made with { Offered = StageOf(made, now.PlusMonths(-1), stages)?.Key ?? "" });
    }

    /// <summary>The stage that may fit in a month of the calendar; none: there is none for it.</summary>
    public static StageEntry? StageOf(MemberMonth month, YearMonth now, StageList stages)
    {
        var months = Between(month.Month, now);
        if (months < CorrectedMonths)
            months = Math.Max(0, months - (int)Math.Round(month.WeeksEarly * 12 / 52.0));
        return stages.At(months);
    }

    /// <summary>
    /// What is offered on the first of a month: the stage whose boundary lay in the month before, so that nobody is
    /// early. What she is in already, what was offered before and what is not there are not offered.
    /// </summary>
    public static string? OfferOn(
        LocalDate first,
        MemberMonth month,
        MemberStages mine,
        ImmutableArray<StagePlace> offered,
        StageList stages) =>
        StageOf(month, first.ToYearMonth().PlusMonths(-1), stages) is { Key: var key } && key != month.Offered
            && mine.Find(key) is not { Chosen: true } && offered.Any(place => place.Key == key)
            ? key
            : null;

    private static int Between(YearMonth from, YearMonth to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
