using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Stages;

/// <summary>What happens to somebody's stages.</summary>
[EventFamily("stage")]
[JsonDerivedType(typeof(Giving), "giving")]
[JsonDerivedType(typeof(Taking), "taking")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Forgotten), "forgotten")]
[JsonDerivedType(typeof(RetryWanted), "retry-wanted")]
[JsonDerivedType(typeof(MovesOffered), "moves-offered")]
[JsonDerivedType(typeof(LookedAt), "looked-at")]
[JsonDerivedType(typeof(SplitOffered), "split-offered")]
[JsonDerivedType(typeof(RoomLed), "room-led")]
[JsonDerivedType(typeof(TenderRoom), "tender-room")]
[JsonDerivedType(typeof(GoodNews), "good-news")]
[JsonDerivedType(typeof(GoodNewsHangs), "good-news-hangs")]
public abstract record StageEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>The role of a stage is to be given, or its private room to be opened.</summary>
    /// <param name="Waited">It could not be given before, and she has been told so.</param>
    public sealed record Giving(string Stage, RoleId Role, bool Waited, GuildId Guild, MemberId Owner, Instant At)
        : StageEvent(Guild, Owner, At)
    {
        public bool Private { get; init; }
    }

    /// <summary>A role the bot gave is to be taken.</summary>
    public sealed record Taking(string Stage, RoleId Role, bool Waited, GuildId Guild, MemberId Owner, Instant At)
        : StageEvent(Guild, Owner, At)
    {
        public bool Private { get; init; }
    }

    /// <summary>What had to wait is done: the role is there.</summary>
    public sealed record Opened(string Stage, RoleId Role, GuildId Guild, MemberId Owner, Instant At)
        : StageEvent(Guild, Owner, At);

    /// <summary>The role could not be given (or, when she had left, taken): her choice is kept.</summary>
    public sealed record Refused(
        string Stage, RoleId Role, bool Chosen, StageObstacle Why, GuildId Guild, MemberId Owner, Instant At)
        : StageEvent(Guild, Owner, At)
    {
        public bool Private { get; init; }
    }

    /// <summary>Her stages were erased; the roles the bot gave go too.</summary>
    public sealed record Forgotten(ImmutableArray<RoleId> Roles, GuildId Guild, MemberId Owner, Instant At)
        : StageEvent(Guild, Owner, At)
    {
        /// <summary>The private rooms that let her in.</summary>
        public ImmutableArray<ChannelId> Rooms { get; init; } = [];
    }

    /// <summary>Stages that may fit her by now are offered, all in one word.</summary>
    public sealed record MovesOffered(ImmutableArray<string> Stages, GuildId Guild, MemberId Owner, Instant At)
        : StageEvent(Guild, Owner, At);

    /// <summary>What she is in was split: the new stages are offered, once, and she stays where she is.</summary>
    public sealed record SplitOffered(ImmutableArray<string> Stages, GuildId Guild, MemberId Owner, Instant At)
        : StageEvent(Guild, Owner, At);

    /// <summary>Whoever facilitates is to see a room that is led.</summary>
    public sealed record RoomLed(ChannelId Room, RoleId Facilitators, GuildId Guild, Instant At)
        : StageEvent(Guild, default, At);

    /// <summary>A room of hoping or of loss is there: it begins with what has no place in it.</summary>
    public sealed record TenderRoom(ChannelId Room, GuildId Guild, Instant At) : StageEvent(Guild, default, At);

    /// <summary>Somebody has good news: it gets a thread apart.</summary>
    public sealed record GoodNews(ChannelId Room, GuildId Guild, MemberId Owner, Instant At)
        : StageEvent(Guild, Owner, At);

    /// <summary>The word that there is good news hangs; its thread opens.</summary>
    public sealed record GoodNewsHangs(ChannelId Room, MessageId Message, GuildId Guild, MemberId Owner, Instant At)
        : StageEvent(Guild, Owner, At);

    /// <summary>The first of a month was looked at.</summary>
    /// <param name="Next">When the next one is.</param>
    /// <param name="Ask">Where everybody is asked whether the rooms still fit; none: nobody is asked.</param>
    public sealed record LookedAt(Instant Next, ChannelId? Ask, GuildId Guild, Instant At)
        : StageEvent(Guild, default, At);

    /// <summary>What could not be done may be possible now.</summary>
    public sealed record RetryWanted(GuildId Guild, Instant At) : StageEvent(Guild, default, At);
}
