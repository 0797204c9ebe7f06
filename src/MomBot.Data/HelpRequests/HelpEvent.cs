using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>What happens to requests for help. Each carries the request as it is afterwards.</summary>
[EventFamily("help")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Waits), "waits")]
[JsonDerivedType(typeof(Placed), "placed")]
[JsonDerivedType(typeof(NotPosted), "not-posted")]
[JsonDerivedType(typeof(NotAllowed), "not-allowed")]
[JsonDerivedType(typeof(HungAgain), "hung-again")]
[JsonDerivedType(typeof(Told), "told")]
[JsonDerivedType(typeof(Offered), "offered")]
[JsonDerivedType(typeof(NotChosen), "not-chosen")]
[JsonDerivedType(typeof(Claimed), "claimed")]
[JsonDerivedType(typeof(StandingBy), "standing-by")]
[JsonDerivedType(typeof(HandOffOpened), "hand-off-opened")]
[JsonDerivedType(typeof(HandOffUnwanted), "hand-off-unwanted")]
[JsonDerivedType(typeof(HandOffRefused), "hand-off-refused")]
[JsonDerivedType(typeof(HandOffWanted), "hand-off-wanted")]
[JsonDerivedType(typeof(HandOffEntered), "hand-off-entered")]
[JsonDerivedType(typeof(HandOffLeft), "hand-off-left")]
[JsonDerivedType(typeof(ReminderDue), "reminder-due")]
[JsonDerivedType(typeof(Silent), "silent")]
[JsonDerivedType(typeof(RunsLate), "runs-late")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Redrawn), "redrawn")]
[JsonDerivedType(typeof(Frozen), "frozen")]
[JsonDerivedType(typeof(Drawn), "drawn")]
[JsonDerivedType(typeof(HandOffKept), "hand-off-kept")]
[JsonDerivedType(typeof(HandOffOutlives), "hand-off-outlives")]
[JsonDerivedType(typeof(HandOffOver), "hand-off-over")]
[JsonDerivedType(typeof(GaveWay), "gave-way")]
[JsonDerivedType(typeof(Unanswered), "unanswered")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(TakenBack), "taken-back")]
[JsonDerivedType(typeof(Thanked), "thanked")]
[JsonDerivedType(typeof(TimeGoesOn), "time-goes-on")]
[JsonDerivedType(typeof(AskerForgotten), "asker-forgotten")]
[JsonDerivedType(typeof(HelperForgotten), "helper-forgotten")]
[JsonDerivedType(typeof(ListenerOffered), "listener-offered")]
[JsonDerivedType(typeof(ListenerAnswered), "listener-answered")]
[JsonDerivedType(typeof(GoesShopping), "goes-shopping")]
[JsonDerivedType(typeof(ShoppingHangs), "shopping-hangs")]
[JsonDerivedType(typeof(ShoppingDone), "shopping-done")]
[JsonDerivedType(typeof(DoorWanted), "door-wanted")]
[JsonDerivedType(typeof(DoorPlaced), "door-placed")]
[JsonDerivedType(typeof(DoorSought), "door-sought")]
[JsonDerivedType(typeof(DoorGone), "door-gone")]
public abstract record HelpEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>It is open: asked just now, or after the yes it waited for.</summary>
    /// <param name="Ladder">When to look again, as long as nobody has come.</param>
    /// <param name="Hosts">Where those who look after the place see a copy; none: they need none.</param>
    /// <param name="TellAt">When people may be told one by one: in the quiet hours, the morning after.</param>
    public sealed record Asked(
        HelpRequest Request, ImmutableArray<Instant> Ladder, ChannelId? Hosts, Instant TellAt, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>It waits for a yes: the family's, or that of somebody who looks after the place.</summary>
    /// <param name="Until">When it ends by itself.</param>
    public sealed record Waits(HelpRequest Request, Instant Until, ChannelId? Hosts, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At)
    {
        /// <summary>The family is kept apart from the friend: it is not asked, and nobody can tell.</summary>
        public bool Unasked { get; init; }
    }

    /// <summary>Its card hangs.</summary>
    public sealed record Placed(HelpRequest Request, Instant At) : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Its card does not hang: refused, or it cannot be known whether it arrived.</summary>
    public sealed record NotPosted(HelpRequest Request, bool Unsure, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>The bot may not write where its card is to hang: it waits, and is tried again.</summary>
    /// <param name="First">The family has not been told yet.</param>
    public sealed record NotAllowed(HelpRequest Request, bool First, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Its card is tried once more.</summary>
    public sealed record HungAgain(HelpRequest Request, Instant At) : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>These people are to hear of it, one by one.</summary>
    public sealed record Told(HelpRequest Request, ImmutableArray<MemberId> Who, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Somebody would help inside the home: the family is asked.</summary>
    public sealed record Offered(HelpRequest Request, Claim Claim, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>An offer, or a place in line, that came to nothing.</summary>
    public sealed record NotChosen(HelpRequest Request, Claim Claim, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <param name="RemindAt">When the helper is asked once whether it stands; none: it is too soon for that.</param>
    /// <param name="FromLine">The helper was next in line, and does not know yet.</param>
    /// <param name="Yes">The family had said yes to the helper.</param>
    public sealed record Claimed(
        HelpRequest Request, Claim Claim, Instant? RemindAt, bool FromLine, bool Yes, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Somebody is next in line.</summary>
    public sealed record StandingBy(HelpRequest Request, Claim Claim, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>The families have a private thread: the first card is due in it.</summary>
    public sealed record HandOffOpened(HelpRequest Request, Claim Claim, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>A thread whose promise is no more, or whose day is over.</summary>
    public sealed record HandOffUnwanted(HelpRequest Request, ChannelId Thread, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Discord would not open a private thread there.</summary>
    public sealed record HandOffRefused(HelpRequest Request, Claim Claim, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>A private thread has to be opened for a promise of a meal train.</summary>
    public sealed record HandOffWanted(HelpRequest Request, Claim Claim, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>A helper of a meal train comes into its thread, two days before.</summary>
    public sealed record HandOffEntered(HelpRequest Request, Claim Claim, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>A helper of a meal train leaves its thread, a day after.</summary>
    public sealed record HandOffLeft(HelpRequest Request, Claim Claim, ChannelId Thread, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>The helper is asked, once, whether the promise stands.</summary>
    /// <param name="SilentAt">When silence begins to count.</param>
    public sealed record ReminderDue(HelpRequest Request, Claim Claim, Instant SilentAt, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>The helper has not answered. The seat stays theirs; the family decides.</summary>
    public sealed record Silent(HelpRequest Request, Claim Claim, Claim? Standby, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    public sealed record RunsLate(HelpRequest Request, Claim Claim, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <param name="Claim">As it was before.</param>
    /// <param name="ByFamily">The family gave the seat away, or called the helper off.</param>
    /// <param name="Ladder">When to look again, as the seat is open again.</param>
    public sealed record Released(
        HelpRequest Request, Claim Claim, bool ByFamily, ImmutableArray<Instant> Ladder, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>What its card says has changed.</summary>
    public sealed record Redrawn(HelpRequest Request, Instant At) : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Those who look after the place put it on hold, or let it go on.</summary>
    public sealed record Frozen(HelpRequest Request, bool Freezes, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Its card waited for what else might change, and is drawn now.</summary>
    public sealed record Drawn(HelpRequest Request, Instant At) : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>
    /// A thread somebody reported stays, though its day is over and whoever it was about may be forgotten: it is
    /// nobody's from now on, and looked at again at this moment.
    /// </summary>
    public sealed record HandOffOutlives(
        GuildId Guild, HelpRequestId Request, ChannelId Thread, Instant Until, Instant At)
        : HelpEvent(Guild, default, At);

    /// <summary>A thread that outlived its request goes.</summary>
    public sealed record HandOffOver(GuildId Guild, ChannelId Thread, Instant At) : HelpEvent(Guild, default, At);

    /// <summary>A thread whose day is over: it goes at this moment, unless a report about it is open then.</summary>
    public sealed record HandOffKept(HelpRequest Request, ChannelId Thread, Instant Until, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>A helper would rather not meet somebody of the same slot: the seat is free again.</summary>
    /// <param name="Claim">As it was before.</param>
    public sealed record GaveWay(HelpRequest Request, Claim Claim, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Nobody has come yet.</summary>
    /// <param name="Step">From 1: widen, tell those who look after the place, offer something smaller.</param>
    /// <param name="Posts">Its card is to be hung now, for a wider circle.</param>
    public sealed record Unanswered(HelpRequest Request, int Step, bool Posts, ChannelId? Hosts, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    public sealed record Ended(HelpRequest Request, Instant At) : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Taken back within minutes, or never agreed to: its card goes, and the rest.</summary>
    public sealed record TakenBack(HelpRequest Request, Instant At) : HelpEvent(Request.Guild, Request.Asker, At);

    public sealed record Thanked(HelpRequest Request, ImmutableArray<Claim> Claims, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>A talk is at its half hour, or goes on for another.</summary>
    public sealed record TimeGoesOn(HelpRequest Request, Claim Claim, bool Extended, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>The family asked to be forgotten: nothing of theirs is in the request any more.</summary>
    /// <param name="Threads">The private threads, which go with it.</param>
    public sealed record AskerForgotten(HelpRequest Request, ImmutableArray<ChannelId> Threads, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>A helper asked to be forgotten: the seat is empty.</summary>
    /// <param name="Claim">As it was before.</param>
    public sealed record HelperForgotten(HelpRequest Request, Claim Claim, Instant At)
        : HelpEvent(Request.Guild, Request.Asker, At);

    /// <summary>Somebody would like to be a listener.</summary>
    public sealed record ListenerOffered(GuildId Guild, MemberId Owner, ChannelId? Hosts, Instant At)
        : HelpEvent(Guild, Owner, At);

    public sealed record ListenerAnswered(GuildId Guild, MemberId Owner, bool Yes, Instant At)
        : HelpEvent(Guild, Owner, At);

    /// <summary>Somebody is going shopping and can bring things.</summary>
    public sealed record GoesShopping(
        GuildId Guild, MemberId Owner, ChannelId Channel, string Where, bool InForum, Instant Until, Instant At)
        : HelpEvent(Guild, Owner, At);

    public sealed record ShoppingHangs(
        GuildId Guild, MemberId Owner, ChannelId Channel, MessageId Message, bool InForum, Instant Until, Instant At)
        : HelpEvent(Guild, Owner, At);

    public sealed record ShoppingDone(
        GuildId Guild, MemberId Owner, ChannelId Channel, MessageId Message, bool InForum, Instant At)
        : HelpEvent(Guild, Owner, At);

    /// <summary>The help channel needs its pinned door card.</summary>
    public sealed record DoorWanted(GuildId Guild, ChannelId Channel, bool InForum, Instant At)
        : HelpEvent(Guild, default, At);

    public sealed record DoorPlaced(
        GuildId Guild, ChannelId Channel, MessageId Message, bool InForum, Instant At)
        : HelpEvent(Guild, default, At);

    /// <summary>Does it hang there still?</summary>
    public sealed record DoorSought(
        GuildId Guild, ChannelId Channel, MessageId Message, bool InForum, Instant At)
        : HelpEvent(Guild, default, At);

    /// <summary>Somebody deleted it: another is hung.</summary>
    /// <param name="Log">Where the bot says so; none: nowhere.</param>
    public sealed record DoorGone(GuildId Guild, ChannelId Channel, bool InForum, ChannelId? Log, Instant At)
        : HelpEvent(Guild, default, At);
}
