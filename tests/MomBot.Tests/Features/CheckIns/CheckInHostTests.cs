using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Features.CheckIns;
using MomBot.Interactions;

namespace MomBot.Tests.Features.CheckIns;

public class CheckInHostTests
{
    private static readonly RoleId Facilitators = new(601);

    private static readonly Community Village = Community.Fresh(SomeRound.Guild)
        .With(new Place("role", "facilitators", Facilitators.Value, Ours: true, "Facilitators"));

    [Theory]
    [InlineData(GuildPermissions.None, 602, false)]
    [InlineData(GuildPermissions.ManageMessages, 602, false)]
    [InlineData(GuildPermissions.None, 601, true)]
    [InlineData(GuildPermissions.ManageServer, 602, true)]
    [InlineData(GuildPermissions.Administrator, 602, true)]
    public void AdminsAndFacilitators_LookAfterCheckIns(GuildPermissions permissions, long role, bool isHost) =>
        Assert.Equal(isHost, Someone(permissions, new RoleId(role)).IsHost(Village));

    [Fact]
    public void WhereNoRoleIsChosen_NobodyIsAHostByRole() =>
        Assert.False(Someone(GuildPermissions.None, Facilitators).IsHost(Community.Fresh(SomeRound.Guild)));

    [Fact]
    public void TheFormOffersWholeHoursOutsideTheQuietOnes_AndBeginsWithOneOfThem()
    {
        var hours = CheckInHostHandlers.Hours(Someone(GuildPermissions.None, Facilitators));

        Assert.Equal(("07:00", "20:00", 14), (hours[0].Value, hours[^1].Value, hours.Length));
        Assert.Contains(hours, hour => hour.Value == new SetRhythm().At);
    }

    private static InteractionContext Someone(GuildPermissions permissions, RoleId role) => new(
        new Cause("interaction", 1),
        SomeRound.Guild,
        SomeRound.Channel,
        SomeRound.Maya,
        "Maya",
        Message: null,
        Target: null,
        permissions,
        ImmutableArray.Create(role),
        SomeRound.Berlin,
        "en",
        View: null,
        "answer-token");
}
