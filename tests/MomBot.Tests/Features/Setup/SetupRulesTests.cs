using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Features.Setup;

namespace MomBot.Tests.Features.Setup;

public class SetupRulesTests
{
    private static readonly Place Help = new("channel", "help", 11, Ours: true, "help");
    private static readonly Community Fresh = Community.Fresh(ModelServer.Guild);

    [Fact]
    public void ChoosingAZoneIsTold_AndChoosingItAgainChangesNothing()
    {
        var (chosen, events) = Accepted(SetupRules.ChooseZone(Fresh, "Europe/London", ModelServer.Now));
        var (again, silence) = Accepted(SetupRules.ChooseZone(chosen, "Europe/London", ModelServer.Now));

        Assert.Equal(("Europe/London", true), (chosen.Zone, chosen.ZoneChosen));
        Assert.IsType<CommunityEvent.SettingsChanged>(Assert.Single(events));
        Assert.Same(chosen, again);
        Assert.Empty(silence);
    }

    [Fact]
    public void ChoosingUtcOnPurposeIsAChoiceToo()
    {
        var (chosen, events) = Accepted(SetupRules.ChooseZone(Fresh, "Etc/UTC", ModelServer.Now));

        Assert.True(chosen.ZoneChosen);
        Assert.Single(events);
    }

    [Fact]
    public void ChoosingTheChannelThatServesAlready_KeepsThatItIsOurs()
    {
        var community = Fresh.With(Help);

        var (next, events) = Accepted(SetupRules.Choose(community, Help with { Ours = false }, ModelServer.Now));

        Assert.Same(community, next);
        Assert.Empty(events);
    }

    [Fact]
    public void ChoosingAnotherChannel_IsTold()
    {
        var other = Help with { DiscordId = 12, Ours = false };

        var (next, events) = Accepted(SetupRules.Choose(Fresh.With(Help), other, ModelServer.Now));

        Assert.Equal(other, next.Find("channel", "help"));
        Assert.Equal(other, Assert.IsType<CommunityEvent.PlaceFound>(Assert.Single(events)).Place);
    }

    [Theory]
    [InlineData(null, null, 11)]
    [InlineData(7L, 7L, 11)]
    [InlineData(7L, null, 7)]
    [InlineData(7L, 6L, 7)]
    public void WhatWasFoundByNameIsUsed_UnlessSomebodyChoseMeanwhile(long? now, long? whenLooked, long expected)
    {
        var community = now is { } id ? Fresh.With(Help with { DiscordId = id }) : Fresh;

        var (next, _) = Accepted(SetupRules.Adopt(community, [new Adoption(Help, whenLooked)], ModelServer.Now));

        Assert.Equal(expected, next.Find("channel", "help")!.DiscordId);
    }

    [Fact]
    public void AStageThatIsLeftOut_ServesNoMore_AndTheOthersStay()
    {
        var role = new Place("role", "stage:teen", 1, Ours: true, "Teen");
        var room = new Place("channel", "stage:teen", 2, Ours: false, "teens");
        var community = Fresh.With(Help).With(role).With(room).With(role with { Key = "stage:tween", DiscordId = 3 });

        var (next, events) = Accepted(SetupRules.KeepStages(community, key => key == "tween", ModelServer.Now));

        Assert.Equal(["help", "stage:tween"], next.Places.Select(place => place.Key));
        Assert.Equal([role, room], events.Cast<CommunityEvent.PlaceLeft>().Select(left => left.Place));
    }

    [Fact]
    public void KeepingTheStagesThatAreThere_ChangesNothing()
    {
        var community = Fresh.With(Help with { Kind = "role", Key = "stage:teen" });

        var (next, events) = Accepted(SetupRules.KeepStages(community, key => key == "teen", ModelServer.Now));

        Assert.Same(community, next);
        Assert.Empty(events);
    }

    [Fact]
    public void AnOutcomeHeardTwice_OrAfterItsStepIsOver_ChangesNothing()
    {
        var run = SetupRun.Fresh(ModelServer.Guild) with
        {
            Steps = [new SetupStep("channel", "help", "help", "", null, StepState.Waiting)],
        };

        var (ended, events) = Accepted(SetupRules.End(run, Help, StepState.Made, null, Fresh, false, ModelServer.Now));
        var (again, silence) = Accepted(
            SetupRules.End(ended, Help, StepState.Stuck, "late", Fresh, false, ModelServer.Now));

        Assert.Equal(StepState.Made, ended.Steps[0].State);
        Assert.Single(events);
        Assert.Same(ended, again);
        Assert.Empty(silence);
    }

    [Fact]
    public void WhenNothingCanBeMade_NothingIsTold()
    {
        var refused = new SetupStep("role", "facilitators", "Facilitators", "", null, StepState.Refused);

        var (run, events) = Accepted(
            SetupRules.Begin(SetupRun.Fresh(ModelServer.Guild), 5, "token", [refused], ModelServer.Now));

        Assert.Equal(refused, Assert.Single(run.Steps));
        Assert.Empty(events);
    }

    private static (T Next, DomainEvent[] Events) Accepted<T>(Decision<T> decision)
    {
        var accepted = Assert.IsType<Decision<T>.Accepted>(decision);
        return (accepted.Next, [.. accepted.Events]);
    }
}
