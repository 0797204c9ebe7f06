using MomBot.Data;
using MomBot.Data.Members;
using NodaTime;
using NodaTime.Text;
using static MomBot.Data.Decision;

namespace MomBot.Features.Village;

/// <summary>What a person may choose about how the bot treats her: state in, decision out.</summary>
public static class MeRules
{
    private static readonly LocalTimePattern[] Hours =
    [
        LocalTimePattern.CreateWithInvariantCulture("H:mm"), LocalTimePattern.CreateWithInvariantCulture("%H"),
        LocalTimePattern.CreateWithInvariantCulture("H.mm"),
    ];

    /// <param name="zone">Known to exist; none: the community's.</param>
    public static Decision<Member> Choose(
        Member member, string? zone, string? language, string quietFrom, string quietTo)
    {
        var (from, to) = (HourOf(quietFrom), HourOf(quietTo));
        if ((quietFrom.Length > 0 && from is null) || (quietTo.Length > 0 && to is null))
            return Decline<Member>("I read hours like 21:00 or 7. Nothing was saved; please try once more.");
        if (from is null != to is null || (from is not null && from == to))
            return Decline<Member>("Quiet hours need both ends, and two different ones. Leave both empty for none.");
        return Accept(member with { Zone = zone, Language = language, QuietFrom = from, QuietTo = to });
    }

    /// <summary>Away until the end of the day so many days on; 0: back.</summary>
    public static Decision<Member> Away(Member member, int days, LocalDate today) =>
        Accept(member with { AwayUntil = days <= 0 ? null : today.PlusDays(Math.Min(days, 366)) });

    private static LocalTime? HourOf(string words) => Hours.Select(pattern => pattern.Parse(words.Trim()))
        .FirstOrDefault(read => read.Success)?.Value;
}
