using MomBot.Data;
using MomBot.Data.Moderation;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.Moderation;

/// <summary>What may happen to a report.</summary>
public static class ReportRules
{
    /// <summary>One of the moderators sees to it; a second one takes it over only when it is still open.</summary>
    public static Decision<Report> Take(Report report, MemberId by) => report.State switch
    {
        ReportState.Open => Accept(report with { State = ReportState.Taken, TakenBy = by }),
        ReportState.Taken when report.TakenBy == by => Accept(report),
        ReportState.Taken => Decline<Report>("Somebody sees to this one already."),
        ReportState.Closed => Decline<Report>("This one is seen to."),
    };

    /// <summary>It is seen to, by whoever took it or by anyone while it is open.</summary>
    public static Decision<Report> Close(Report report, MemberId by, string note, Instant now)
    {
        if (report.State == ReportState.Closed)
            return Decline<Report>("This one is seen to.");
        var closed = report with { State = ReportState.Closed, TakenBy = by };
        return Accept(closed, new ModerationEvent.Closed(closed, note.Trim(), now));
    }
}
