using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Cohorts;
using MomBot.Features.Cohorts;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.Cohorts;

public class CohortViewsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);
    private static readonly MemberId Maya = new(1001);

    [Fact]
    public void TheCardsReadAsApproved()
    {
        var summer = Of(1, "Summer 2026", CohortKind.Quarter, Maya) with { Room = new ChannelId(44) };
        var mondays = Of(2, "Mondays", CohortKind.Season, new MemberId(5));
        var homes = Of(4, "Two kitchens", CohortKind.Circle, new MemberId(7)) with { ForWhom = "two-homes" };
        var quiet = Of(3, "Two at once", CohortKind.Circle, new MemberId(6)) with
        {
            Since = Now - Duration.FromDays(90),
            OfferedTo = summer.Id,
        };
        ImmutableArray<Cohort> all = [summer, mondays, quiet, homes];
        Snapshots.Matches("Features/Cohorts", "Cohorts", CardPicture.OfAll(
            ("none yet", CohortViews.Panel([], [], Maya, null)),
            ("in one, two others have a place", CohortViews.Panel(all, ["two-homes"], Maya, "You are in.")),
            ("what is true of her", CohortViews.Mine(["solo"], "Saved, for you alone.")),
            ("a room for two homes begins", ((Effect.Post)CohortViews.Tell(new CohortEvent.RoomOpened(
                homes.Id, "two-homes", new ChannelId(46), new GuildId(700), Now))[0]).Card),
            ("she comes into it", new Card(CohortViews.Welcome(homes))),
            ("the board, empty", CohortViews.Board([], Now, null)),
            ("the board", CohortViews.Board(all, Now, null)),
            ("one that is quiet", CohortViews.One(quiet, all, Now, null)),
            ("offered to go on with another", ((Effect.Tell)CohortViews.Tell(new CohortEvent.MergeOffered(
                quiet.Id, quiet.Name, summer.Id, summer.Name, new GuildId(700), Maya, Now))[0]).Card),
            ("facilitators hear", ((Effect.Post)CohortViews.Tell(new CohortEvent.LookedAt(
                ["Two at once"], new ChannelId(45), new GuildId(700), Now))[1]).Card)));
    }

    [Fact]
    public void ARoomIsNamedSoThatNoneOfTheCommunitysOwnIsTakenForIt()
    {
        var effects = CohortViews.Tell(new CohortEvent.Made(
            new CohortId(1), "Summer 2026!", WantsRoom: true, new RoleId(9), new GuildId(700), Now));

        var room = Assert.Single(effects.OfType<Effect.EnsureChannel>());
        Assert.Equal("cohort-summer-2026", room.Name);
        Assert.True(room.Private);
        Assert.Equal([new RoleId(9)], room.OnlyFor.ToArray());
    }

    private static Cohort Of(long id, string name, CohortKind kind, params MemberId[] members) => new(
        new CohortId(id), new GuildId(700), kind, name, 10, [.. members.Select(who => new CohortMember(who))], Now,
        Version: 1);
}
