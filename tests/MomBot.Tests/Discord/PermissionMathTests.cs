using MomBot.Discord;
using MomBot.Discord.Wire;
using Xunit;

namespace MomBot.Tests.Discord;

public class PermissionMathTests
{
    private static readonly Snowflake Owner = new(9);
    private static readonly Snowflake Bot = new(42);
    private static readonly DateTimeOffset Now = new(2026, 12, 7, 9, 0, 0, TimeSpan.Zero);

    private static readonly Guild Village = new()
    {
        Id = new(100),
        OwnerId = Owner,
        Roles =
        [
            NewRole(100, 0, Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks),
            NewRole(101, 1, Permissions.None),
            NewRole(102, 5, Permissions.ManageRoles),
            NewRole(103, 5, Permissions.None),
            NewRole(104, 9, Permissions.Administrator),
            NewRole(105, 1, Permissions.None) with { Managed = true },
        ],
    };

    [Fact]
    public void WhenSomeoneOwnsTheGuild_NothingIsDenied() =>
        Assert.Equal(PermissionMath.All, In(Owner, [], Deny(100, Permissions.ViewChannel)));

    [Fact]
    public void WhenSomeoneIsAdministrator_OverwritesDoNotCount() =>
        Assert.Equal(PermissionMath.All, In(Bot, [104], Deny(100, Permissions.ViewChannel)));

    [Fact]
    public void WhenEveryoneIsDenied_ARoleMayAllowAgain()
    {
        Assert.Equal(Permissions.None, In(Bot, [], Deny(100, Permissions.ViewChannel)));
        Assert.True(In(Bot, [101], Deny(100, Permissions.ViewChannel), Allow(101, Permissions.ViewChannel))
            .HasFlag(Permissions.ViewChannel));
    }

    [Fact]
    public void WhenOneRoleDeniesAndAnotherAllows_AllowingWins() =>
        Assert.True(In(Bot, [101, 103], Deny(101, Permissions.SendMessages), Allow(103, Permissions.SendMessages))
            .HasFlag(Permissions.SendMessages));

    [Fact]
    public void WhenTheMemberAloneIsDenied_NoRoleHelps()
    {
        var alone = new Overwrite { Id = Bot, Type = OverwriteType.Member, Deny = Permissions.SendMessages };

        Assert.False(In(Bot, [101], Allow(101, Permissions.SendMessages), alone).HasFlag(Permissions.SendMessages));
    }

    [Fact]
    public void WhenSendingIsDenied_WhatNeedsSendingIsToo() =>
        Assert.Equal(Permissions.ViewChannel, In(Bot, [], Deny(100, Permissions.SendMessages)));

    [Fact]
    public void WhenSomeoneIsTimedOut_OnlyLookingIsLeft()
    {
        var member = new Member { CommunicationDisabledUntil = Now.AddHours(1) };

        Assert.Equal(Permissions.ViewChannel, PermissionMath.InChannel(Village, Bot, member, NewChannel(), Now));
        Assert.True(PermissionMath.InChannel(Village, Bot, member, NewChannel(), Now.AddHours(2))
            .HasFlag(Permissions.SendMessages));
    }

    [Fact]
    public void WhenInAThread_SendingThereIsWhatCounts() =>
        Assert.False(PermissionMath.InChannel(Village, Bot, new Member(), NewChannel(), Now, inThread: true)
            .HasFlag(Permissions.EmbedLinks));

    [Theory]
    [InlineData(101, RoleVerdict.Allowed)]
    [InlineData(102, RoleVerdict.RoleTooHigh)] // Its own highest.
    [InlineData(103, RoleVerdict.Allowed)] // Same position, but younger.
    [InlineData(104, RoleVerdict.RoleTooHigh)]
    [InlineData(105, RoleVerdict.NotGrantable)]
    [InlineData(100, RoleVerdict.NotGrantable)]
    [InlineData(999, RoleVerdict.Missing)]
    public void WhenTheBotGivesARole_TheHierarchyDecides(ulong role, RoleVerdict verdict) =>
        Assert.Equal(verdict, PermissionMath.CanGrant(Village, Bot, new Member { Roles = [new(102)] }, new(role)));

    [Fact]
    public void WhenTheBotMayNotManageRoles_ItSaysSo() =>
        Assert.Equal(
            RoleVerdict.NeedsManageRoles,
            PermissionMath.CanGrant(Village, Bot, new Member { Roles = [new(103)] }, new(101)));

    private static Permissions In(Snowflake user, ulong[] roles, params Overwrite[] overwrites) =>
        PermissionMath.InChannel(
            Village, user, new Member { Roles = [.. roles.Select(role => new Snowflake(role))] },
            NewChannel(overwrites), Now);

    private static Channel NewChannel(params Overwrite[] overwrites) =>
        new() { Id = new(200), PermissionOverwrites = overwrites };

    private static Overwrite Deny(ulong role, Permissions permissions) => new() { Id = new(role), Deny = permissions };

    private static Overwrite Allow(ulong role, Permissions permissions) =>
        new() { Id = new(role), Allow = permissions };

    private static Role NewRole(ulong id, int position, Permissions permissions) =>
        new() { Id = new(id), Position = position, Permissions = permissions };
}
