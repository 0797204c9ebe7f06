namespace MomBot.Data;

/// <summary>An id that is a 63-bit integer in the database and on the wire, and a type of its own in code.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The number itself: a Discord snowflake, or derived from one.</summary>
    long Value { get; }

    /// <summary>Gives the number its type back.</summary>
    static abstract TSelf From(long value);
}

/// <summary>A community (Discord calls it a guild).</summary>
public readonly record struct GuildId(long Value) : IId<GuildId>
{
    public static GuildId From(long value) => new(value);
}

/// <summary>A channel or a thread.</summary>
public readonly record struct ChannelId(long Value) : IId<ChannelId>
{
    public static ChannelId From(long value) => new(value);
}

/// <summary>A person (Discord calls it a user).</summary>
public readonly record struct MemberId(long Value) : IId<MemberId>
{
    public static MemberId From(long value) => new(value);
}

/// <summary>A role of a community.</summary>
public readonly record struct RoleId(long Value) : IId<RoleId>
{
    public static RoleId From(long value) => new(value);
}

/// <summary>A message.</summary>
public readonly record struct MessageId(long Value) : IId<MessageId>
{
    public static MessageId From(long value) => new(value);
}

/// <summary>
/// A request for help. Its number is that of the interaction which made it, so it cannot be made twice.
/// </summary>
public readonly record struct HelpRequestId(long Value) : IId<HelpRequestId>
{
    public static HelpRequestId From(long value) => new(value);
}

/// <summary>Something a community grows toward; 0 until it is saved.</summary>
public readonly record struct ValueId(long Value) : IId<ValueId>
{
    public static ValueId From(long value) => new(value);
}

/// <summary>A theme of a community's own; its number is that of what made it.</summary>
public readonly record struct PromptId(long Value) : IId<PromptId>
{
    public static PromptId From(long value) => new(value);
}

/// <summary>One round of check-ins: one schedule on one local date.</summary>
public readonly record struct RoundId(long Value) : IId<RoundId>
{
    public static RoundId From(long value) => new(value);
}

/// <summary>
/// One schedule of rounds. Its number is that of the interaction which made it; the first one of a community, which
/// nobody makes, has the community's.
/// </summary>
public readonly record struct RhythmId(long Value) : IId<RhythmId>
{
    public static RhythmId FirstOf(GuildId guild) => new(guild.Value);

    public static RhythmId From(long value) => new(value);
}

/// <summary>One answer to a round. Its number is that of the interaction which gave it.</summary>
public readonly record struct AnswerId(long Value) : IId<AnswerId>
{
    public static AnswerId From(long value) => new(value);
}

/// <summary>Somebody's account in the co-op, or the community's. Drawn by us: no person can be read from it.</summary>
public readonly record struct CareAccountId(long Value) : IId<CareAccountId>
{
    public static CareAccountId From(long value) => new(value);
}

/// <summary>Care that was given and written down. Its number is that of the interaction which did.</summary>
public readonly record struct CareSitId(long Value) : IId<CareSitId>
{
    public static CareSitId From(long value) => new(value);
}

/// <summary>People who started together. Its number is that of the interaction which made it.</summary>
public readonly record struct CohortId(long Value) : IId<CohortId>
{
    public static CohortId From(long value) => new(value);
}
