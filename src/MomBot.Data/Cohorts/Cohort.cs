using System.Collections.Immutable;
using Dapper;
using NodaTime;

namespace MomBot.Data.Cohorts;

/// <summary>
/// People who started together, and stay together for as long as they like. A cohort knows nothing of stages, and no
/// clock moves anybody in it: people come and go by their own press.
/// </summary>
/// <param name="Name">In the words of whoever looks after the place; sealed at rest.</param>
/// <param name="Cap">So many find a place in it.</param>
/// <param name="All">Everybody in it, also who left the server and may come back.</param>
/// <param name="Version">0 until it is saved.</param>
public sealed record Cohort(
    CohortId Id,
    GuildId Guild,
    CohortKind Kind,
    string Name,
    int Cap,
    ImmutableArray<CohortMember> All,
    Instant Since,
    int Version)
{
    /// <summary>Whether new people may come in.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Whether it is to have a room of its own, which lets its people in one by one.</summary>
    public bool WantsRoom { get; init; }

    public ChannelId? Room { get; init; }

    /// <summary>Whom it is for: a key of what people may have in common; empty: everybody here.</summary>
    public string ForWhom { get; init; } = "";

    /// <summary>The cohort its people are offered to go on with; each decides alone.</summary>
    public CohortId? OfferedTo { get; init; }

    /// <summary>The people who are here.</summary>
    public IEnumerable<CohortMember> Members => All.Where(each => !each.Rests);

    public int Count => Members.Count();

    public bool IsFull => Count >= Cap;

    public bool Has(MemberId member) => Members.Any(each => each.Member == member);
}

/// <summary>Somebody in a cohort.</summary>
/// <param name="HeardAt">When she last answered a round of check-ins, since she is in it.</param>
/// <param name="Rests">She left the server; she is in it again only if she says so.</param>
[method: ExplicitConstructor]
public sealed record CohortMember(MemberId Member, Instant? HeardAt = null, bool Rests = false);

/// <summary>What the people of a cohort have in common.</summary>
public enum CohortKind
{
    /// <summary>The same quarter of a year, due or arrived.</summary>
    Quarter,

    /// <summary>Some weeks together, with somebody who leads.</summary>
    Season,

    /// <summary>Something of their circumstances.</summary>
    Circle,
}
