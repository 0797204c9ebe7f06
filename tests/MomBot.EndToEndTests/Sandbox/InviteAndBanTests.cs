using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>How people come in and are kept out: invites with roles, bans, and the log of who did it.</summary>
public sealed class InviteAndBanTests
{
    [Fact]
    public async Task WhoComesByAnInviteWithARole_HasItFromTheFirstMoment()
    {
        await using var stand = await StartAsync();
        var made = await InviteAsync(stand, $$"""{"max_uses":1,"max_age":0,"role_ids":["{{stand.Id("@parents")}}"]}""");
        Assert.Equal(200, made.Status);

        await stand.ActAsync($$"""{"as":"Nadia","join":{"invite":"{{made["code"]}}"} }""");

        var roles = stand.Events.Last("GUILD_MEMBER_ADD")["roles"]!.AsArray().Select(role => (string)role!);
        Assert.Equal([stand.Id("@parents")], roles);
        Assert.Equal((string)made["code"]!, (string)stand.Events.Last("INVITE_DELETE")["code"]!);
        Assert.Equal(10006, (await stand.CallAsync("GET", $"/invites/{made["code"]}")).Code);
        var late = await stand.ActAsync($$"""{"as":"Omar","join":{"invite":"{{made["code"]}}"} }""");
        Assert.Contains("not valid", (string)late["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInviteIsReadListedAndTakenBack_AndOneLikeItIsGivenAgain()
    {
        await using var stand = await StartAsync();
        var made = await InviteAsync(stand, "{}");
        Assert.Equal((string)made["code"]!, (string)(await InviteAsync(stand, "{}"))["code"]!);
        var other = await InviteAsync(stand, """{"unique":true}""");
        Assert.NotEqual((string)made["code"]!, (string)other["code"]!);

        var read = await stand.CallAsync("GET", $"/invites/{made["code"]}?with_counts=true");
        Assert.Equal((stand.Guild, 6),
            ((string)read["guild"]!["id"]!, (int)read["approximate_member_count"]!));
        Assert.Equal(2, (await stand.CallAsync("GET", $"/guilds/{stand.Guild}/invites")).Body!.AsArray().Count);
        Assert.Equal(200, (await stand.CallAsync("DELETE", $"/invites/{made["code"]}")).Status);
        var left = (await stand.CallAsync("GET", $"/channels/{stand.Id("#general")}/invites")).Body!.AsArray();
        Assert.Equal((string)other["code"]!, (string)Assert.Single(left)!["code"]!);
    }

    [Fact]
    public async Task AnInviteEndsWithItsAge()
    {
        await using var stand = await StartAsync();
        var made = await InviteAsync(stand, """{"max_age":3600}""");
        stand.Discord.World.Clock.MoveTo(stand.Discord.World.Clock.Now.AddHours(1));
        Assert.Equal(10006, (await stand.CallAsync("GET", $"/invites/{made["code"]}")).Code);
    }

    [Fact]
    public async Task AnInviteHandsOutOnlyRolesBelowTheBotsOwn()
    {
        await using var stand = await StartAsync(position: 2);
        var refused = await InviteAsync(stand, $$"""{"role_ids":["{{stand.Id("@facilitators")}}"]}""");
        Assert.Equal((403, 50013), (refused.Status, refused.Code));
        Assert.Equal(10011, (await InviteAsync(stand, """{"role_ids":["1"]}""")).Code);
    }

    [Fact]
    public async Task WhoIsBannedGoesWithWhatTheyWroteAndCannotComeBackUntilTheBanIsLifted()
    {
        await using var stand = await StartAsync();
        await stand.ActAsync("""{"as":"Priya","say":{"channel":"general","text":"spam"}}""");
        var ban = $"/guilds/{stand.Guild}/bans/{stand.Id("Priya")}";
        Assert.Equal(10026, (await stand.CallAsync("GET", ban)).Code);

        Assert.Equal(204, (await stand.CallAsync("PUT", ban, """{"delete_message_seconds":60}""")).Status);

        Assert.Equal(stand.Id("Priya"), (string)(await stand.CallAsync("GET", ban))["user"]!["id"]!);
        Assert.Equal((1, 1, 1), (stand.Events.Count("GUILD_BAN_ADD"), stand.Events.Count("GUILD_MEMBER_REMOVE"),
            stand.Events.Count("MESSAGE_DELETE_BULK")));
        Assert.Single((await stand.CallAsync("GET", $"/guilds/{stand.Guild}/bans")).Body!.AsArray());
        var again = await stand.ActAsync($$"""{"as":"{{stand.Id("Priya")}}","join":{"guild":"Village"} }""");
        Assert.Contains("banned", (string)again["error"]!, StringComparison.Ordinal);
        Assert.Equal(204, (await stand.CallAsync("DELETE", ban)).Status);
        await stand.ActAsync($$"""{"as":"{{stand.Id("Priya")}}","join":{"guild":"Village"} }""");
        Assert.Equal(1, stand.Events.Count("GUILD_MEMBER_ADD"));
    }

    [Fact]
    public async Task ManyAreBannedAtOnce_AndThoseWhoCannotBeAreNamed()
    {
        await using var stand = await StartAsync();
        var many = $"/guilds/{stand.Guild}/bulk-ban";
        var body = $$"""{"user_ids":["{{stand.Id("Priya")}}","{{stand.Id("Amara")}}","1"]}""";
        var done = await stand.CallAsync("POST", many, body);
        Assert.Equal([stand.Id("Priya")], done["banned_users"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(2, done["failed_users"]!.AsArray().Count);
        Assert.Equal(500_000, (await stand.CallAsync("POST", many, body)).Code);
    }

    [Fact]
    public async Task NobodyAboveTheBotIsBanned()
    {
        await using var stand = await StartAsync();
        var refused = await stand.CallAsync("PUT", $"/guilds/{stand.Guild}/bans/{stand.Id("Amara")}", "{}");
        Assert.Equal((403, 50013), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task TheAuditLogSaysWhoDidWhatAndTheGatewayTellsIt()
    {
        await using var stand = await StartAsync();
        await stand.ControlAsync("PUT", $"guilds/{stand.Guild}/bans/Priya", JsonNode.Parse("""{"reason":"spam"}"""));
        await stand.CallAsync("DELETE", $"/guilds/{stand.Guild}/bans/{stand.Id("Priya")}");

        var log = await stand.CallAsync("GET", $"/guilds/{stand.Guild}/audit-logs?limit=2");

        var entries = log["audit_log_entries"]!.AsArray();
        Assert.Equal([(23, $"{stand.Discord.World.Bot.Id}"), (22, stand.Id("Amara"))],
            entries.Select(entry => ((int)entry!["action_type"]!, (string)entry["user_id"]!)));
        Assert.Equal("spam", (string)entries[1]!["reason"]!);
        Assert.Equal(23, (int)stand.Events.Last("GUILD_AUDIT_LOG_ENTRY_CREATE")["action_type"]!);
        var bans = await stand.CallAsync("GET", $"/guilds/{stand.Guild}/audit-logs?action_type=22");
        Assert.Single(bans["audit_log_entries"]!.AsArray());
    }

    [Fact]
    public async Task WithoutThePermissionNoneOfThisIsRead()
    {
        await using var stand = await Stand.StartAsync();
        foreach (var path in new[] { "bans", "audit-logs", "invites" })
            Assert.Equal(50013, (await stand.CallAsync("GET", $"/guilds/{stand.Guild}/{path}")).Code);
        Assert.Equal(0, stand.Events.Count("GUILD_AUDIT_LOG_ENTRY_CREATE"));
    }

    private static Task<Reply> InviteAsync(Stand stand, string json) =>
        stand.CallAsync("POST", $"/channels/{stand.Id("#general")}/invites", json);

    private static async Task<Stand> StartAsync(int position = 4)
    {
        var stand = await Stand.StartAsync();
        await stand.ControlAsync("PATCH", $"guilds/{stand.Guild}/roles/{stand.Id("@MomBot")}", new JsonObject
        {
            ["position"] = position,
            ["permissions"] = new JsonArray("VIEW_CHANNEL", "SEND_MESSAGES", "MANAGE_ROLES", "MANAGE_CHANNELS",
                "BAN_MEMBERS", "MANAGE_GUILD", "VIEW_AUDIT_LOG", "CREATE_INSTANT_INVITE"),
        });
        return stand;
    }
}
