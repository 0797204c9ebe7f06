using System.Text.Json.Nodes;
using MomBot.Sandbox.World;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Roles, overwrites, hierarchy, timeouts and threads decide together who may do what.</summary>
public sealed class PermissionTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Each case: what @everyone, the role and the member are allowed (+) or denied (-) in the channel.
    /// </summary>
    [Theory]
    [InlineData("", "", "", true)]
    [InlineData("-", "", "", false)]
    [InlineData("-", "+", "", true)]
    [InlineData("-", "+", "-", false)]
    [InlineData("-", "-", "+", true)]
    [InlineData("+", "-", "", false)]
    [InlineData("", "-", "", false)]
    [InlineData("", "", "-", false)]
    public void OverwritesApplyFromEveryoneToRoleToMember(string everyone, string role, string member, bool may)
    {
        var (channel, maya) = Place();
        Set(channel, channel.Guild!.Id, everyone, forMember: false);
        Set(channel, maya.Roles.Single(), role, forMember: false);
        Set(channel, maya.User.Id, member, forMember: true);
        Assert.Equal(may, Permissions.InChannel(channel, maya, Now).HasFlag(Permission.SendMessages));
    }

    [Fact]
    public void WhenOneRoleAllowsAndAnotherDenies_AllowWins()
    {
        var (channel, maya) = Place();
        var second = new Role(50, "second");
        channel.Guild!.Roles[50] = second;
        maya.Roles.Add(50);
        Set(channel, maya.Roles.Min, "-", forMember: false);
        Set(channel, 50, "+", forMember: false);
        Assert.True(Permissions.InChannel(channel, maya, Now).HasFlag(Permission.SendMessages));
    }

    [Fact]
    public void WhenAChannelIsHidden_NothingElseIsLeft()
    {
        var (channel, maya) = Place();
        channel.Overwrites[channel.Guild!.Id] =
            new Overwrite(channel.Guild.Id, false, Permission.SendMessages, Permission.ViewChannel);
        Assert.Equal(Permission.None, Permissions.InChannel(channel, maya, Now));
    }

    [Fact]
    public void AdministratorsAndOwnersPassEveryOverwrite()
    {
        var (channel, maya) = Place();
        channel.Overwrites[maya.User.Id] = new Overwrite(maya.User.Id, true, 0, Permissions.All);
        channel.Guild!.Roles[maya.Roles.Single()].Permissions = Permission.Administrator;
        Assert.Equal(Permissions.All, Permissions.InChannel(channel, maya, Now));
        channel.Guild.Roles[maya.Roles.Single()].Permissions = 0;
        channel.Guild.OwnerId = maya.User.Id;
        Assert.Equal(Permissions.All, Permissions.InChannel(channel, maya, Now));
    }

    [Fact]
    public void WhenSomeoneIsTimedOut_SeeingAndReadingIsAllThatStays()
    {
        var (channel, maya) = Place();
        maya.TimedOutUntil = Now.AddMinutes(5);
        Assert.Equal(Permission.ViewChannel | Permission.ReadMessageHistory, Permissions.InChannel(channel, maya, Now));
        Assert.True(Permissions.InChannel(channel, maya, Now.AddMinutes(5)).HasFlag(Permission.SendMessages));
    }

    [Fact]
    public void ThreadsTakeTheirParentsOverwritesAndAskForTheirOwnPermission()
    {
        var (channel, maya) = Place();
        var thread =
            new Channel(9, ChannelType.PublicThread, channel.Guild, "thread") { Parent = channel,
            Thread = new ThreadPart(1, Now, 60) };
        Set(channel, channel.Guild!.Id, "-", forMember: false);
        Assert.True(Permissions.InChannel(thread, maya, Now).HasFlag(
            Permission.SendMessagesInThreads | Permission.AttachFiles));
        channel.Overwrites[channel.Guild.Id] =
            new Overwrite(channel.Guild.Id, false, 0, Permission.SendMessagesInThreads);
        Assert.False(Permissions.InChannel(thread, maya, Now).HasFlag(Permission.AttachFiles));
    }

    [Fact]
    public async Task PrivateThreadsOpenOnlyToThoseWithinAndToModerators()
    {
        await using var stand = await Stand.StartAsync();
        var thread =
            await stand.CallAsync(
            "POST", $"/channels/{stand.Id("#general")}/threads",
            """{"name":"two families","type":12,"invitable":false}""");
        await stand.CallAsync("PUT", $"/channels/{thread.Id}/thread-members/{stand.Id("Maya")}");
        await stand.CallAsync("POST", $"/channels/{thread.Id}/messages", """{"content":"hello"}""");
        Assert.Single(await stand.SeesAsync("Maya", thread.Id));
        Assert.Single(await stand.SeesAsync("Amara", thread.Id));
        var told = await stand.ControlAsync("GET", $"messages?channel={thread.Id}&as=Theo");
        Assert.Contains("cannot see", (string)told["error"]!, StringComparison.Ordinal);
        await stand.CallAsync("DELETE", $"/channels/{thread.Id}/thread-members/{stand.Id("Maya")}");
        Assert.Contains(
            "cannot see",
            (string)(await stand.ControlAsync("GET", $"messages?channel={thread.Id}&as=Maya"))["error"]!,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@parents", 204)]
    [InlineData("@newborn", 204)]
    [InlineData("@facilitators", 403)]
    [InlineData("@MomBot", 403)]
    public async Task RolesAreGivenOnlyBelowOnesOwnHighest(string role, int status)
    {
        await using var stand = await Stand.StartAsync();
        var reply = await stand.CallAsync(
            "PUT", $"/guilds/{stand.Guild}/members/{stand.Id("Priya")}/roles/{stand.Id(role)}");
        Assert.Equal(status, reply.Status);
        if (status == 403) Assert.Equal(50013, reply.Code);
        else Assert.Contains(
            stand.Id(role), stand.Events.Last("GUILD_MEMBER_UPDATE")["roles"]!.AsArray().Select(one => (string)one!));
    }

    [Fact]
    public async Task WhenAnAdminMovesTheBotsRoleDown_WhatWasPossibleNoLongerIs()
    {
        await using var stand = await Stand.StartAsync();
        var path = $"/guilds/{stand.Guild}/members/{stand.Id("Priya")}/roles/{stand.Id("@newborn")}";
        Assert.Equal(204, (await stand.CallAsync("PUT", path)).Status);
        await stand.ControlAsync(
            "PATCH", $"guilds/{stand.Guild}/roles/{stand.Id("@bots")}", JsonNode.Parse("""{"position":1}"""));
        Assert.Equal(50013, (await stand.CallAsync("DELETE", path)).Code);
    }

    [Theory]
    [InlineData("""{"name":"keepers","permissions":"8"}""", 403)]
    [InlineData("""{"name":"keepers","permissions":"1099511627776"}""", 403)]
    [InlineData("""{"name":"keepers","permissions":"1024"}""", 200)]
    [InlineData("""{"name":"keepers","permissions":0}""", 200)]
    public async Task RolesAreMadeOnlyWithPermissionsOneHas(string body, int status)
    {
        await using var stand = await Stand.StartAsync();
        Assert.Equal(status, (await stand.CallAsync("POST", $"/guilds/{stand.Guild}/roles", body)).Status);
    }

    [Theory]
    [InlineData("PIN_MESSAGES", "PUT", "/channels/{general}/messages/pins/{message}", null)]
    [InlineData("SEND_MESSAGES", "POST", "/channels/{general}/messages", """{"content":"a"}""")]
    [InlineData("EMBED_LINKS", "POST", "/channels/{general}/messages", """{"embeds":[{"title":"a"}]}""")]
    [InlineData("CREATE_PUBLIC_THREADS", "POST", "/channels/{general}/messages/{message}/threads", """{"name":"a"}""")]
    [InlineData("CREATE_PRIVATE_THREADS", "POST", "/channels/{general}/threads", """{"name":"a","type":12}""")]
    [InlineData("MANAGE_CHANNELS", "PATCH", "/channels/{general}", """{"topic":"a"}""")]
    [InlineData("MANAGE_ROLES", "PUT", "/channels/{general}/permissions/{guild}", """{"type":0,"deny":"2048"}""")]
    [InlineData("ADD_REACTIONS", "PUT", "/channels/{general}/messages/{message}/reactions/%F0%9F%92%9B/@me", null)]
    [InlineData("CREATE_EVENTS", "POST", "/guilds/{guild}/scheduled-events",
        """{"name":"Walk","privacy_level":2,"entity_type":3,"scheduled_start_time":"2027-01-01T10:00:00Z","scheduled_end_time":"2027-01-01T11:00:00Z","entity_metadata":{"location":"Park"}}""")]
    public async Task WithoutThePermissionItIs50013_WithItItWorks(
        string permission, string method, string path, string? body)
    {
        await using var stand = await Stand.StartAsync();
        var message = await stand.PostAsync("#general", """{"content":"first"}""");
        path = path.Replace("{general}", stand.Id("#general"), StringComparison.Ordinal)
            .Replace("{guild}", stand.Guild, StringComparison.Ordinal)
                .Replace("{message}", message.Id, StringComparison.Ordinal);
        var roles = $"guilds/{stand.Guild}/roles";
        var everyone = Permissions.Everyone & ~Permissions.Parse(permission);
        var bot = MomBot.Sandbox.Control.GuildMaking.BotPermissions & ~Permissions.Parse(permission);
        await stand.ControlAsync(
            "PATCH", $"{roles}/{stand.Guild}", new JsonObject { ["permissions"] = Permissions.Text(everyone) });
        await stand.ControlAsync(
            "PATCH", $"{roles}/{stand.Id("@MomBot")}", new JsonObject { ["permissions"] = Permissions.Text(bot) });
        Assert.Equal(50013, (await stand.CallAsync(method, path, body)).Code);
        await stand.ControlAsync(
            "PATCH", $"{roles}/{stand.Id("@MomBot")}",
            new JsonObject { ["permissions"] = Permissions.Text(bot | Permissions.Parse(permission)) });
        Assert.InRange((await stand.CallAsync(method, path, body)).Status, 200, 204);
    }

    [Fact]
    public async Task WhenAChannelIsMadePrivate_OnlyRolesThatAreLetInSeeIt()
    {
        await using var stand = await Stand.StartAsync();
        var overwrites =
            $$"""[{"id":"{{stand.Guild}}","type":0,"deny":"1024"},{"id":"{{stand.Id("@newborn")}}","type":0,"allow":"1024"},{"id":"{{stand.Bot}}","type":1,"allow":"1024"}]""";
        var made = await stand.CallAsync(
            "POST", $"/guilds/{stand.Guild}/channels",
            $$"""{"name":"Newborn Days","permission_overwrites":{{overwrites}}}""");
        Assert.Equal((201, "newborn-days"), (made.Status, (string)made["name"]!));
        Assert.Empty(await stand.SeesAsync("Maya", made.Id));
        Assert.NotNull((await stand.ControlAsync("GET", $"messages?channel={made.Id}&as=Priya"))["error"]);
        await stand.CallAsync("PUT", $"/guilds/{stand.Guild}/members/{stand.Id("Priya")}/roles/{stand.Id("@newborn")}");
        Assert.Null((await stand.ControlAsync("GET", $"messages?channel={made.Id}&as=Priya"))["error"]);
    }

    private static (Channel Channel, Member Maya) Place()
    {
        var guild = new Guild(1, "Village", ownerId: 2);
        guild.Roles[10] = new Role(10, "parents");
        var maya = new Member(new User(3, "Maya"), Now);
        maya.Roles.Add(10);
        guild.Members[3] = maya;
        var channel = new Channel(5, ChannelType.Text, guild, "general");
        guild.Channels[5] = channel;
        return (channel, maya);
    }

    private static void Set(Channel channel, ulong id, string sign, bool forMember)
    {
        if (sign.Length == 0) return;
        var (allow, deny) = sign == "+" ? (Permission.SendMessages, Permission.None)
            : (Permission.None, Permission.SendMessages);
        channel.Overwrites[id] = new Overwrite(id, forMember, allow, deny);
    }
}
