using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Cohorts;
using NodaTime;
using static MomBot.Data.Decision;
using static MomBot.Data.Text;

namespace MomBot.Features.Cohorts;

/// <summary>
/// What may happen to cohorts: state in, decision out. Whoever comes in or goes on to another does so alone; there is
/// no rule here by which the bot could move anybody.
/// </summary>
public static class CohortRules
{
    public const int SmallestCap = 2;
    public const int LargestCap = 200;

    /// <summary>Fewer than so many who were heard from lately make a cohort thin.</summary>
    private const int Few = 5;

    private const int LongestName = 60;
    private static readonly Duration Lately = Duration.FromDays(60);

    public static Decision<Cohort> Make(
        CohortId id, GuildId guild, CohortKind kind, string name, string cap, bool room, RoleId? facilitators,
        Instant now, string forWhom = "") =>
        CapOf(cap) is not { } most
            ? Decline<Cohort>(T($"A cohort has room for {SmallestCap} to {LargestCap} people. Nothing was saved; please try once more."))
            : Accept(
                new Cohort(id, guild, kind, Short(name), most, [], now, Version: 0)
                {
                    WantsRoom = room,
                    ForWhom = forWhom,
                },
                new CohortEvent.Made(id, Short(name), room, facilitators, guild, now));

    /// <summary>She comes in, if there is a place. Coming in twice changes nothing.</summary>
    public static Decision<Cohort> Join(Cohort cohort, MemberId member, Instant now) => cohort switch
    {
        _ when cohort.Has(member) => Accept(cohort),
        { IsOpen: false } => Decline<Cohort>(
            "This cohort takes nobody new at the moment. Whoever facilitates here may know of another."),
        { IsFull: true } => Decline<Cohort>("This cohort is full. Whoever facilitates here can open another one."),
        _ => Accept(
            cohort with { All = [.. Without(cohort, member), new CohortMember(member)] },
            new CohortEvent.Joined(cohort.Id, cohort.Room, cohort.Guild, member, now)),
    };

    /// <summary>She is out, at once and without a reason.</summary>
    public static Decision<Cohort> Leave(Cohort cohort, MemberId member, Instant now) => cohort.Has(member)
        ? Accept(
            cohort with { All = [.. Without(cohort, member)] },
            new CohortEvent.Parted(cohort.Id, cohort.Room, cohort.Guild, member, now))
        : Accept(cohort);

    /// <summary>New people may come in, or may not. Whoever is in it stays.</summary>
    public static Decision<Cohort> Open(Cohort cohort, bool open) => Accept(cohort with { IsOpen = open });

    /// <summary>Its people are offered to go on with another; each of them decides alone.</summary>
    public static Decision<Cohort> Offer(Cohort cohort, Cohort to, Instant now) =>
        to.Id == cohort.Id
            ? Accept(cohort)
            : to.Count + cohort.Count > to.Cap
                ? Decline<Cohort>("There is no place for everybody in that one. Nobody was asked.")
                : Accept(
                    cohort with { OfferedTo = to.Id, IsOpen = false },
                    [
                        .. cohort.Members.Select(each => new CohortEvent.MergeOffered(
                            cohort.Id, cohort.Name, to.Id, to.Name, cohort.Guild, each.Member, now)),
                    ]);

    /// <summary>Its room is there: everybody in it is to be let in.</summary>
    public static Decision<Cohort> RoomMade(Cohort cohort, ChannelId room, Instant now) => cohort.Room == room
        ? Accept(cohort)
        : Accept(
            cohort with { Room = room },
            [
                new CohortEvent.RoomOpened(cohort.Id, cohort.ForWhom, room, cohort.Guild, now),
                .. cohort.Members.Select(
                    each => new CohortEvent.Joined(cohort.Id, room, cohort.Guild, each.Member, now)),
            ]);

    /// <summary>
    /// Whether few were heard from lately. Counted from the rounds they answered themselves, never by watching.
    /// </summary>
    public static bool IsThin(Cohort cohort, Instant now) => cohort.Count > 0
        && cohort.Since + Lately <= now
        && cohort.Members.Count(each => each.HeardAt + Lately > now) < Few;

    private static IEnumerable<CohortMember> Without(Cohort cohort, MemberId member) =>
        cohort.All.Where(each => each.Member != member);

    private static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName];

    private static int? CapOf(string cap) =>
        int.TryParse(cap.Trim(), out var number) && number is >= SmallestCap and <= LargestCap ? number : null;
}
