using Dapper;
using NodaTime;

namespace MomBot.Data.Privacy;

/// <summary>Somebody is being forgotten in one community. Its number is that of the press which asked for it.</summary>
/// <param name="Part">The one feature that is to forget her; none: all of them.</param>
public sealed record Erasure(
    long Id, GuildId Guild, MemberId Member, string? Part, ErasureState State, Instant AskedAt);

/// <summary>How far it has come. Each step may be taken again; none is ever taken back.</summary>
public enum ErasureState
{
    /// <summary>Asked for, and saved: from here on it happens, whatever crashes.</summary>
    Asked,

    /// <summary>Her key is destroyed: what she wrote cannot be read any more, here or in any copy.</summary>
    KeyGone,

    /// <summary>Every feature has let go of its rows; what was told and sent for her is next.</summary>
    RowsGone,
}

/// <summary>What happens on the way. Owned by nobody, since her own events go with her key.</summary>
[EventFamily("erasure")]
[System.Text.Json.Serialization.JsonDerivedType(typeof(Asked), "asked")]
[System.Text.Json.Serialization.JsonDerivedType(typeof(RowsGone), "rows-gone")]
public abstract record ErasureEvent(GuildId Guild, Instant At) : DomainEvent(Guild, default, At)
{
    public sealed record Asked(long Erasure, GuildId Guild, Instant At) : ErasureEvent(Guild, At);

    public sealed record RowsGone(long Erasure, GuildId Guild, Instant At) : ErasureEvent(Guild, At);
}
