using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Features.Welcome;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.Welcome;

/// <summary>Somebody new: who is met, and with what words.</summary>
public class WelcomeTests
{
    private static readonly Member New = Member.Fresh(Some.Guild, Some.Maya);

    private static readonly Community SetUp = Community.Fresh(Some.Guild) with
    {
        Places = [new Place("channel", "help", 901, Ours: true, "help"), new Place("role", "stage:teen", 12, true, "")],
    };

    [Fact]
    public void ThePanelsReadAsApproved() => Snapshots.Matches("Features/Welcome", "welcome", CardPicture.OfAll(
        ("stages and a help channel", WelcomeViews.Card(Some.HelpChannel, stages: true)),
        ("neither", WelcomeViews.Card(null, stages: false))));

    [Fact]
    public void WhoeverIsNewIsMetOnce_WithWhatThereIs()
    {
        var met = Assert.IsType<MemberEvent.Welcomed>(Assert.Single(Meet(New, SetUp)));

        Assert.Equal((new ChannelId(901), true), (met.Help, met.Stages));
        Assert.Empty(Meet(New with { Version = 1 }, SetUp));
        Assert.Empty(Meet(New with { Version = 3, Gone = true }, SetUp));
    }

    [Fact]
    public void WhereNothingIsSetUp_OrNobodyWantsIt_NobodyIsMet()
    {
        Assert.Empty(Meet(New, Community.Fresh(Some.Guild)));
        Assert.Empty(Meet(New, SetUp.With(new FeatureSwitch("welcome", On: false))));
        var bare = Assert.IsType<MemberEvent.Welcomed>(Assert.Single(Meet(
            New, SetUp.With(new FeatureSwitch("help", On: false)).With(new FeatureSwitch("stages", On: false)))));
        Assert.Equal((null, false), (bare.Help, bare.Stages));
    }

    private static IEnumerable<DomainEvent> Meet(Member member, Community community) =>
        Assert.IsType<Decision<Member>.Accepted>(WelcomeRules.Meet(member, community, Some.Now)).Events;
}
