using System.Collections.Immutable;
using NodaTime;

namespace MomBot.Data.HelpRequests;

/// <summary>How somebody likes to ask and to help.</summary>
/// <param name="Since">When she first asked or helped here; none: not yet.</param>
/// <param name="Area">The key of her area; empty: not said.</param>
/// <param name="Categories">Keys of what she would like to hear about; empty: she looks by herself.</param>
/// <param name="OnlyMyArea">She would like to hear of her own area only.</param>
/// <param name="MonthlyLimit">Promises a month past which she is not told of more; 0: none set.</param>
/// <param name="Version">0 until something is saved.</param>
public sealed record HelpProfile(
    GuildId Guild,
    MemberId Member,
    Instant? Since,
    string Area,
    ImmutableArray<string> Categories,
    bool OnlyMyArea,
    int MonthlyLimit,
    ListenerState Listener,
    int Version)
{
    public static HelpProfile Fresh(GuildId guild, MemberId member) =>
        new(guild, member, null, "", [], OnlyMyArea: false, MonthlyLimit: 0, ListenerState.No, Version: 0);
}

/// <summary>Whether somebody is a listener here. Names are stored.</summary>
public enum ListenerState
{
    No,

    /// <summary>Would like to; a facilitator has not said yes.</summary>
    Offered,

    Listening,

    /// <summary>A listener who rests.</summary>
    Resting,
}

/// <summary>Somebody who may be told of a request, with what decides whether she is.</summary>
/// <param name="LastTold">When she was last told of one; none: never.</param>
/// <param name="ToldThisWeek">How often in the last seven days.</param>
/// <param name="Promises">Seats taken this month.</param>
/// <param name="Busy">In a talk right now.</param>
public sealed record MaybeTold(HelpProfile Profile, Instant? LastTold, int ToldThisWeek, int Promises, bool Busy);
