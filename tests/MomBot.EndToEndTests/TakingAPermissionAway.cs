using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>What the bot may no longer do, /setup says: where, who says no, and what to press.</summary>
public class TakingAPermissionAway
{
    [Theory]
    [InlineData("check-ins", "VIEW_CHANNEL", "View Channel")]
    [InlineData("check-ins", "SEND_MESSAGES", "Send Messages")]
    [InlineData("check-ins", "CREATE_PUBLIC_THREADS", "Create Public Threads")]
    [InlineData("check-ins", "SEND_MESSAGES_IN_THREADS", "Send Messages in Threads")]
    [InlineData("check-ins", "READ_MESSAGE_HISTORY", "Read Message History")]
    [InlineData("help", "VIEW_CHANNEL", "View Channel")]
    [InlineData("help", "SEND_MESSAGES", "Send Messages")]
    [InlineData("help", "CREATE_PRIVATE_THREADS", "Create Private Threads")]
    [InlineData("help", "SEND_MESSAGES_IN_THREADS", "Send Messages in Threads")]
    [InlineData("help", "MANAGE_THREADS", "Manage Threads")]
    [InlineData("help", "READ_MESSAGE_HISTORY", "Read Message History")]
    [InlineData("help", "PIN_MESSAGES", "Pin Messages")]
    public async Task InAChannel_ItNamesTheChannelWhoSaysNoAndTheFix(string channel, string permission, string name)
    {
        await using var village = await Village.StartSetUpAsync();
        var id = await village.ChannelAsync(channel);
        await OverwriteAsync(village, channel, new JsonArray(new JsonObject
        {
            ["role"] = "@everyone",
            ["deny"] = new JsonArray(permission),
        }));

        var panel = await village.As("Amara").CommandAsync("setup");

        Assert.Contains("*problem*", panel.Text);
        Assert.Contains($"<#{id}>", panel.Text);
        Assert.Contains($"*everyone* is denied {name} there.", panel.Text);
        Assert.Contains($"allow {name}", panel.Text);

        await OverwriteAsync(village, channel, []);
        Assert.DoesNotContain("*problem*", (await village.As("Amara").CommandAsync("setup")).Text);
    }

    private static Task OverwriteAsync(Village village, string channel, JsonArray overwrites) => village.SendAsync(
        HttpMethod.Patch,
        $"guilds/{village.Guild}/channels/{channel}",
        new JsonObject { ["overwrites"] = overwrites });
}
