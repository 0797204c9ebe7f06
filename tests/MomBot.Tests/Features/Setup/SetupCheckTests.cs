using MomBot.Data;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Setup;
using MomBot.Features.Setup;
using MomBot.Interactions;

namespace MomBot.Tests.Features.Setup;

public class SetupCheckTests
{
    [Fact]
    public void WhenAllIsWell_NothingIsFound() => Assert.Empty(Found(Ready()));

    [Fact]
    public void WithoutAZone_ThatIsFound()
    {
        var server = Ready();
        server.Community = server.Community with { ZoneChosen = false };

        Assert.Equal([FindingKind.NoZone], Found(server).Select(each => each.Kind));
    }

    [Fact]
    public void AChannelThatALetterOfTheirsCloses_IsFoundWithWhoSaysNo()
    {
        var server = Ready();
        var at = server.Channels.FindIndex(channel => channel.Name == "help");
        var role = new RoleId(77);
        server.Channels[at] = server.Channels[at] with
        {
            Bot = GuildPermissions.ViewChannel,
            Denials = [new Denial(role, IsEveryone: false, GuildPermissions.SendMessages)],
        };

        var found = Assert.Single(Found(server));

        Assert.Equal((FindingKind.ChannelLacks, server.Channels[at].Id.Value), (found.Kind, found.Id));
        Assert.Equal([77L], found.DeniedBy.Select(each => each.Whom));
    }

    [Fact]
    public void WhatAHumanDeletedIsFound_ByItsName()
    {
        var server = Ready();
        server.Channels.RemoveAll(channel => channel.Name == "help");
        server.Roles.RemoveAll(role => role.Name == "Preschool");

        Assert.Equal(
            [("help", FindingKind.Gone), ("Preschool", FindingKind.Gone)],
            Found(server).Select(each => (each.Name, each.Kind)));
    }

    [Fact]
    public void ARoleAboveTheBots_AndARoomThatAllSee_AreFound()
    {
        var server = Ready();
        var teen = server.Roles.FindIndex(role => role.Name == "Preschool");
        server.Roles[teen] = server.Roles[teen] with { BotMayGive = false };
        var room = server.Channels.FindIndex(channel => channel.Name == "moderators-room");
        server.Channels[room] = server.Channels[room] with { SeenByAll = true };

        Assert.Equal(
            [FindingKind.OpenToAll, FindingKind.CannotGive], Found(server).Select(each => each.Kind));
    }

    [Theory]
    [InlineData(false, GuildPermissions.None, true)]
    [InlineData(true, GuildPermissions.None, false)]
    [InlineData(false, GuildPermissions.MentionEveryone, false)]
    public void ARoleThatNobodyHears_IsFound_UnlessTheBotMayCallAnyway(
        bool mentionable, GuildPermissions more, bool found)
    {
        var server = Ready();
        server.May = ModelServer.Everything | more;
        var hosts = server.Roles.FindIndex(role => role.Name == "Facilitators");
        server.Roles[hosts] = server.Roles[hosts] with { Mentionable = mentionable };

        Assert.Equal(found, Found(server).Any(each => each.Kind == FindingKind.NotMentionable));
    }

    [Theory]
    [InlineData("19:00", false)]
    [InlineData("21:00", true)]
    [InlineData("06:59", true)]
    [InlineData("07:00", false)]
    public void ACheckInThatIsPlannedForTheNight_IsFound(string at, bool found)
    {
        var schedule = new Schedule(
            1, ModelServer.Guild, "checkins.round", TimetableText.Parse($"weeks 1 Monday 2026-01-05 at {at}"),
            "Europe/London", On: true, 1);

        var server = Ready();
        Assert.Equal(found, Found(server, schedule).Any(each => each.Kind == FindingKind.AtNight));
        Assert.DoesNotContain(Found(server, schedule with { On = false }), each => each.Kind == FindingKind.AtNight);
    }

    private static ModelServer Ready()
    {
        var server = new ModelServer();
        server.Community = server.Community with { Zone = "Europe/London", ZoneChosen = true };
        server.Press();
        server.Settle();
        var hosts = server.Roles.FindIndex(role => role.Name == "Facilitators");
        server.Roles[hosts] = server.Roles[hosts] with { Mentionable = true };
        return server;
    }

    private static IReadOnlyList<SetupFinding> Found(ModelServer server, params Schedule[] schedules) =>
        SetupCheck.Findings(server.Plan, server.Community, server.View, schedules, ModelServer.Now);
}
