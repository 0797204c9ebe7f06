using MomBot.Sandbox;
using MomBot.Sandbox.World;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Worlds of many communities, and the largest community there can be.</summary>
public sealed class LargeWorldTests
{
    [Fact]
    public async Task ACommunityHasTheShapeThatCommunitiesHave()
    {
        await using var discord = await LocalDiscord.StartAsync(new SandboxOptions { World = "large:3" });
        Assert.All(discord.World.AllGuilds.Values, guild =>
        {
            Assert.Equal(25, guild.Roles.Values.Count(role => role != guild.Everyone && role.BotId is null));
            Assert.Equal(40, guild.Channels.Count);
            Assert.Equal(61, guild.MemberCount);
        });
    }

    [Fact]
    public async Task TheCrowdComesOutWhenSomebodyLooksAndNotBefore()
    {
        await using var discord = await LocalDiscord.StartAsync(new SandboxOptions { World = "large:2" });
        var world = discord.World;
        var guild = world.AllGuilds.Values.First();

        Assert.Equal(61, (int)world.GuildCreate(guild.Id)["member_count"]!);
        Assert.Equal(1 + 2, world.Users.Count);
        Assert.Equal(61, guild.Members.Count);
        Assert.Equal(61, guild.MemberCount);
        Assert.Equal(1 + 2 + 59, world.Users.Count);
        Assert.All(guild.Members.Values, member => Assert.Same(member, guild.Member(member.User.Id)));
        Assert.Contains(guild.Members.Values, member => member.DisplayName == "Bo 1" && member.Roles.Count > 0);
    }

    [Fact]
    public async Task TheLargestCommunityIsExactlyAsLargeAsDiscordAllows()
    {
        await using var discord = await LocalDiscord.StartAsync(new SandboxOptions { World = "largest" });
        var guild = discord.World.AllGuilds.Values.Single();

        Assert.Equal(500, guild.Channels.Count);
        Assert.Equal(250, guild.Roles.Count);
        Assert.Equal(2001, guild.MemberCount);
        Assert.All(
            guild.Channels.Values.Where(channel => channel.Type == ChannelType.Category),
            category => Assert.InRange(guild.Channels.Values.Count(channel => channel.Parent == category), 1, 50));
    }
}
