using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Moderation;

/// <summary>Somebody has told the moderators of a message, privately. Its number is that of her press.</summary>
/// <param name="Words">What she wrote; sealed for her at rest, empty when she wrote nothing or was forgotten.</param>
/// <param name="TakenBy">The moderator who sees to it; none: nobody yet.</param>
public sealed record Report(
    long Id,
    GuildId Guild,
    MemberId Reporter,
    ChannelId Channel,
    MessageId Message,
    string Words,
    ReportState State,
    MemberId? TakenBy,
    Instant ReportedAt,
    int Version);

/// <summary>How far a report has come.</summary>
public enum ReportState
{
    Open,
    Taken,
    Closed,
}

/// <summary>What happens to reports, and to whom they are about.</summary>
[EventFamily("moderation")]
[JsonDerivedType(typeof(Reported), "reported")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Restricted), "restricted")]
[JsonDerivedType(typeof(Lifted), "lifted")]
public abstract record ModerationEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    public sealed record Reported(Report Report, ChannelId? Room, Instant At)
        : ModerationEvent(Report.Guild, Report.Reporter, At);

    /// <param name="Note">What the reporter is told; empty: only that it was seen to.</param>
    public sealed record Closed(Report Report, string Note, Instant At)
        : ModerationEvent(Report.Guild, Report.Reporter, At);

    /// <summary>She is kept from a part of the bot, and reads why.</summary>
    public sealed record Restricted(GuildId Guild, MemberId Owner, string Feature, string Reason, Instant At)
        : ModerationEvent(Guild, Owner, At);

    public sealed record Lifted(GuildId Guild, MemberId Owner, string Feature, Instant At)
        : ModerationEvent(Guild, Owner, At);
}
