using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>What happens to requests for help.</summary>
[EventFamily("help")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Placed), "placed")]
[JsonDerivedType(typeof(NotPosted), "not-posted")]
[JsonDerivedType(typeof(Claimed), "claimed")]
[JsonDerivedType(typeof(HandOffOpened), "hand-off-opened")]
[JsonDerivedType(typeof(HandOffUnwanted), "hand-off-unwanted")]
[JsonDerivedType(typeof(ReminderDue), "reminder-due")]
[JsonDerivedType(typeof(HandOffRefused), "hand-off-refused")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(AskerForgotten), "asker-forgotten")]
[JsonDerivedType(typeof(HelperForgotten), "helper-forgotten")]
[JsonDerivedType(typeof(DoorWanted), "door-wanted")]
[JsonDerivedType(typeof(DoorPlaced), "door-placed")]
public abstract record HelpEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <param name="EndsAt">When its last local day is over.</param>
    public sealed record Asked(HelpRequest Request, Instant EndsAt, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Its card hangs.</summary>
    public sealed record Placed(HelpRequest Request, Instant At) : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Its card does not hang: refused, or it cannot be known whether it arrived.</summary>
    public sealed record NotPosted(HelpRequest Request, bool Unsure, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    public sealed record Claimed(HelpRequest Request, Seat Seat, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>The two families have a private thread.</summary>
    /// <param name="RemindAt">When the helper is reminded, once; none: it is too soon for that.</param>
    public sealed record HandOffOpened(HelpRequest Request, Seat Seat, Instant? RemindAt, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>A thread whose promise is no more, or whose day is over.</summary>
    public sealed record HandOffUnwanted(HelpRequest Request, ChannelId Thread, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>The helper is to be reminded, once.</summary>
    public sealed record ReminderDue(HelpRequest Request, Seat Seat, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Discord would not open a private thread there.</summary>
    public sealed record HandOffRefused(HelpRequest Request, Seat Seat, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <param name="Seat">As it was before.</param>
    public sealed record Released(HelpRequest Request, Seat Seat, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    public sealed record Ended(HelpRequest Request, Instant At) : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>The family asked to be forgotten: nothing of theirs is in the request any more.</summary>
    /// <param name="Threads">The private threads, which go with it.</param>
    public sealed record AskerForgotten(HelpRequest Request, ImmutableArray<ChannelId> Threads, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>A helper asked to be forgotten: the seat is empty.</summary>
    /// <param name="Seat">As it was before.</param>
    public sealed record HelperForgotten(HelpRequest Request, Seat Seat, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>The help channel needs its pinned door card.</summary>
    public sealed record DoorWanted(GuildId Guild, ChannelId Channel, Instant At) : HelpEvent(Guild, default, At);

    public sealed record DoorPlaced(GuildId Guild, ChannelId Channel, MessageId Message, Instant At)
        : HelpEvent(Guild, default, At);
}
