using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Features.Setup;
using MomBot.Interactions;

namespace MomBot.Tests.Features.Setup;

public class SetupPlanTests
{
    [Theory]
    [InlineData(false, false, false, RowState.WillCreate)]
    [InlineData(false, false, true, RowState.Found)]
    [InlineData(true, true, false, RowState.InPlace)]
    [InlineData(true, true, true, RowState.InPlace)]
    [InlineData(true, false, false, RowState.Missing)]
    [InlineData(true, false, true, RowState.Found)]
    public void AChannelIsMatchedByItsSavedNumberThenByItsName(bool saved, bool there, bool named, RowState expected)
    {
        var server = new ModelServer();
        var number = there ? server.Channel("hands-wanted").Value : 5;
        if (saved)
            server.Use(Part.Help, number, "hands-wanted");
        if (named)
            server.Channel("help");

        var row = server.Plan.Row(Part.Help);

        Assert.Equal(expected, row.State);
        Assert.Equal(saved && there, row.Id == number);
    }

    [Theory]
    [InlineData(GuildPermissions.None, GuildPermissions.None)]
    [InlineData(GuildPermissions.SendMessages, GuildPermissions.SendMessages)]
    [InlineData(GuildPermissions.PinMessages, GuildPermissions.PinMessages)]
    [InlineData(GuildPermissions.ManageMessages, GuildPermissions.None)]
    public void WhatTheBotMayNotDoInTheHelpChannelIsNamed(GuildPermissions without, GuildPermissions lacks)
    {
        var server = new ModelServer();
        server.Channel("help", ModelServer.Everything & ~without);

        Assert.Equal(lacks, server.Plan.Row(Part.Help).Lacks);
    }

    [Fact]
    public void WithoutManageRoles_RolesAreNotTriedAndTheirRoomsWait()
    {
        var server = new ModelServer { May = ModelServer.Everything & ~GuildPermissions.ManageRoles };

        var plan = server.Plan;

        Assert.Equal(GuildPermissions.ManageRoles, plan.ServerLacks);
        var steps = plan.Steps().ToLookup(step => Purpose.Of(step.Kind, step.Key).Part, step => step.State);
        Assert.Equal([StepState.Refused], steps[Part.Facilitators]);
        Assert.All(steps[Part.StageRole], state => Assert.Equal(StepState.Refused, state));
        Assert.All(steps[Part.StageRoom], state => Assert.Equal(StepState.Skipped, state));
        Assert.Contains(plan.Steps(), step => step is { Key: "help", State: StepState.Waiting });
    }

    [Fact]
    public void WhenNothingIsToBeMade_NoRightToMakeIsAskedFor()
    {
        var server = new ModelServer { May = GuildPermissions.None };
        server.Run = server.Run with { Stages = [], LeftOut = ["facilitators-room", "moderators-room", "log"] };
        server.Channel("help");
        server.Channel("check-ins");
        server.Role("Facilitators", mayGive: false);

        Assert.False(server.Plan.HasProblem);
    }

    [Fact]
    public void ARoleAboveMineIsAProblemForAStage_NotForFacilitators()
    {
        var server = new ModelServer();
        server.Role("Facilitators", mayGive: false);
        server.Role("Newborn", mayGive: false);

        Assert.False(server.Plan.Row(Part.Facilitators).HasProblem);
        Assert.True(server.Plan.Row(Part.StageRole, "newborn").HasProblem);
    }

    /// <summary>Anyone may pick a stage, and would get what its role may do.</summary>
    [Fact]
    public void ARoleThatMayChangeTheServer_IsNeverTakenForAStageByItsName()
    {
        var server = new ModelServer();
        server.Role("Newborn");
        server.Role("Facilitators");
        server.Roles[0] = server.Roles[0] with { HasPower = true };
        server.Roles[1] = server.Roles[1] with { HasPower = true };

        Assert.Null(server.Plan.Row(Part.StageRole, "newborn").Id);
        Assert.NotNull(server.Plan.Row(Part.Facilitators).Id);
    }

    [Fact]
    public void OnAnEmptyServer_OneApplyMakesEverything_AndEachRoomIsForItsRoleAlone()
    {
        var server = new ModelServer();

        server.Press();
        server.Settle();

        Assert.False(server.Plan.HasWork);
        Assert.All(server.Run.Steps, step => Assert.Equal(StepState.Made, step.State));
        Assert.All(server.Community.Places, place => Assert.True(place.Ours));
        var newborn = new RoleId(server.Community.Find("role", "stage:newborn")!.DiscordId);
        Assert.Equal([newborn], server.Made.Single(made => made.Name == "stage-newborn").OnlyFor.ToArray());
        Assert.Empty(server.Made.Single(made => made.Name == "help").OnlyFor);
        var hosts = new RoleId(server.Community.Find("role", "facilitators")!.DiscordId);
        Assert.Equal([hosts], server.Made.Single(made => made.Name == "facilitators-room").OnlyFor.ToArray());
        Assert.All(
            server.Channels.Where(channel => channel.Name is "moderators-room" or "mombot-log"),
            channel => Assert.False(channel.SeenByAll));
        Assert.Equal(
            server.Community.Places.Length,
            server.Happened.OfType<CommunityEvent.PlaceFound>().Select(found => found.Place).Distinct().Count());
    }

    [Fact]
    public void WhenDiscordRefusesARole_NothingAfterItIsTried_AndTheNextApplyDoesTheRest()
    {
        var server = new ModelServer();

        server.Press();
        server.Settle(refuses: name => name == "School-age");

        Assert.Equal(StepState.Refused, server.Run.Find("role", "stage:school")!.State);
        Assert.Equal(StepState.Stopped, server.Run.Find("channel", "stage:school")!.State);
        Assert.Equal(StepState.Stopped, server.Run.Find("role", "stage:grown")!.State);
        Assert.Equal("stage-preschool", server.Made[^1].Name);

        server.Press();
        server.Settle();

        Assert.False(server.Plan.HasWork);
        Assert.Equal(
            ["School-age", "stage-school", "stage-tween", "stage-teen", "Grown & flown", "stage-grown"],
            server.Made.Select(made => made.Name).TakeLast(6));
    }

    [Fact]
    public void WhatWasMadeIsTakenBack_ExceptWhatSomebodyUses()
    {
        var server = new ModelServer();
        var theirs = server.Channel("help");
        server.Press();
        server.Settle();

        server.TakeBack();
        server.Settle(isUsed: name => name == "stage-teen");

        Assert.Equal(
            [theirs.Value, server.Channels.Single(channel => channel.Name == "stage-teen").Id.Value],
            server.Community.Places.Select(place => place.DiscordId).Order());
        Assert.Equal(2, server.Channels.Count);
        Assert.Empty(server.Roles);
        Assert.Empty(SetupRules.Undoable(server.Run, server.Community));
    }

    [Fact]
    public void WhatAHumanChoseMeanwhileIsNotTakenBack()
    {
        var server = new ModelServer();
        server.Press();
        server.Settle();
        server.Use(Part.CheckIns, server.Channel("mondays").Value, "mondays");

        server.TakeBack();
        server.Settle();

        Assert.Contains(server.Channels, channel => channel.Name == "mondays");
        Assert.Contains(server.Channels, channel => channel.Name == "check-ins");
    }

    [Theory]
    [InlineData("checkins", Part.CheckIns)]
    [InlineData("help", Part.Help)]
    public void WhatAFeatureNeeds_IsNotWantedWhileItIsOff(string feature, Part part)
    {
        var server = new ModelServer();
        server.Community = server.Community.With(new FeatureSwitch(feature, On: false));

        Assert.Null(server.Plan.Find(new Purpose(part)));
    }

    [Fact]
    public void WhatSoundsAlike_IsAskedAboutBeforeAnotherIsMade()
    {
        var server = new ModelServer();
        var room = server.Channel("🫶-Check_In");
        var role = server.Role("new born");

        Assert.Equal((RowState.Asks, room.Value), Asked(Part.CheckIns));
        Assert.Equal((RowState.Asks, role.Value), Asked(Part.StageRole, "newborn"));
        Assert.DoesNotContain(server.Plan.Steps(), step => step.Name is "check-ins" or "Newborn");

        (RowState, long?) Asked(Part part, string stage = "") =>
            server.Plan.Row(part, stage) is var row ? (row.State, row.Alike) : default;
    }

    [Fact]
    public void OnceTheAdminSaysItIsAnother_ANewOneIsMade_AndTheirsIsLeftAlone()
    {
        var server = new ModelServer();
        var theirs = server.Channel("checkin");
        server.Run = Assert.IsType<Decision<SetupRun>.Accepted>(
            SetupRules.MakeNew(server.Run, new Purpose(Part.CheckIns))).Next;

        server.Press();
        server.Settle();

        Assert.Contains(server.Channels, channel => channel.Id == theirs);
        Assert.NotEqual(theirs.Value, server.Community.Find("channel", "check-ins")!.DiscordId);
    }

    [Fact]
    public void WhatServesAnotherPurposeAlready_IsNotAskedAbout()
    {
        var server = new ModelServer();
        server.Use(Part.CheckIns, server.Channel("helps").Value, "helps");

        Assert.Equal(RowState.WillCreate, server.Plan.Row(Part.Help).State);
    }

    [Fact]
    public void WhenAnAdminChoosesWhileItIsBeingMade_TheChoiceStays()
    {
        var server = new ModelServer();
        server.Press();
        var chosen = server.Channel("hands-wanted");
        server.Use(Part.Help, chosen.Value, "hands-wanted");

        server.Settle();

        Assert.Equal(chosen.Value, server.Community.Find("channel", "help")!.DiscordId);
    }

    [Fact]
    public void WhateverTheServerHolds_ApplyLeavesNoWorkAndTouchesNothingThatIsThere() =>
        Prop.ForAll(Servers, server =>
        {
            var before = (Roles: server.Roles.ToList(), Channels: server.Channels.ToList());

            server.Press();
            server.Press();
            server.Settle();
            var made = server.Made.Count;
            server.Press();
            server.Settle();

            return !server.Plan.HasWork
                && made == server.Made.Count
                && before.Roles.All(server.Roles.Contains)
                && before.Channels.All(server.Channels.Contains)
                && server.Made.All(each => before.Channels.All(there => there.Name != each.Name))
                && server.Made.Select(each => each.Name).Distinct().Count() == server.Made.Count
                && server.Community.Places.All(place => place.Ours == !WasThere(before, place.DiscordId));
        }).QuickCheckThrowOnFailure();

    /// <summary>Servers with some of what is wanted: by its name, chosen under another, or chosen and gone.</summary>
    private static Arbitrary<ModelServer> Servers =>
        Gen.Choose(0, int.MaxValue - 1).Select(seed => Furnish(new Random(seed))).ToArbitrary();

    private static ModelServer Furnish(Random random)
    {
        var server = new ModelServer();
        ImmutableArray<string> wanted = [.. SetupThing.UsualStages.Where(_ => random.Next(3) > 0)];
        server.Run = server.Run with { Stages = wanted };
        foreach (var row in server.Plan.Rows)
        {
            var isRole = row.Purpose.Kind == Purpose.Role;
            switch (random.Next(5))
            {
                case 0:
                    Add(row.Name);
                    break;
                case 1:
                    server.Use(row.Purpose.Part, Add("ours " + row.Name), "chosen", ours: false, row.Purpose.Stage);
                    break;
                case 2:
                    server.Use(row.Purpose.Part, server.Next(), "deleted", random.Next(2) == 0, row.Purpose.Stage);
                    break;
            }

            long Add(string name) => isRole ? server.Role(name).Value : server.Channel(name).Value;
        }

        return server;
    }

    private static bool WasThere((List<RoleView> Roles, List<ChannelView> Channels) before, long id) =>
        before.Roles.Any(role => role.Id.Value == id) || before.Channels.Any(channel => channel.Id.Value == id);
}
