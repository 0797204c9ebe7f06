using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Every route the bot's client uses, walked once with bodies that are right.</summary>
public sealed class RouteTests
{
    private const string Soup = """{"content":"soup","allowed_mentions":{"parse":[]}}""";

    [Fact]
    public async Task TheBotLearnsWhoItIsAndWhereTheGatewayIs()
    {
        await using var stand = await Stand.StartAsync();
        Assert.Equal(stand.Bot, (await Ok(stand, "GET", "/users/@me")).Id);
        Assert.NotEqual(stand.App, stand.Bot);
        Assert.Equal(stand.App, (await Ok(stand, "GET", "/applications/@me")).Id);
        Assert.StartsWith(
            "ws://127.0.0.1", (string)(await Ok(stand, "GET", "/gateway/bot"))["url"]!, StringComparison.Ordinal);
        Assert.Single((await Ok(stand, "GET", "/users/@me/guilds")).Body!.AsArray());
        Assert.Equal("Maya", (string)(await Ok(stand, "GET", $"/users/{stand.Id("Maya")}"))["global_name"]!);
    }

    [Fact]
    public async Task TheBotReadsACommunity()
    {
        await using var stand = await Stand.StartAsync();
        var guild = $"/guilds/{stand.Guild}";
        Assert.Equal(6, (int)(await Ok(stand, "GET", guild + "?with_counts=true"))["approximate_member_count"]!);
        Assert.Equal(7, (await Ok(stand, "GET", guild + "/channels")).Body!.AsArray().Count);
        Assert.Equal(7, (await Ok(stand, "GET", guild + "/roles")).Body!.AsArray().Count);
        Assert.Equal("newborn", (string)(await Ok(stand, "GET", $"{guild}/roles/{stand.Id("@newborn")}"))["name"]!);
        Assert.Equal(2, (int)(await Ok(stand, "GET", guild + "/roles/member-counts"))[stand.Id("@newborn")]!);
        Assert.Equal(6, (await Ok(stand, "GET", guild + "/members?limit=1000")).Body!.AsArray().Count);
        Assert.Single((await Ok(stand, "GET", guild + "/members/search?query=may&limit=5")).Body!.AsArray());
        Assert.Empty((await Ok(stand, "GET", guild + "/threads/active"))["threads"]!.AsArray());
        Assert.False((bool)(await Ok(stand, "GET", guild + "/onboarding"))["enabled"]!);
    }

    [Fact]
    public async Task TheBotMakesChangesAndDeletesRolesAndChannels()
    {
        await using var stand = await Stand.StartAsync();
        var guild = $"/guilds/{stand.Guild}";
        var role = await Ok(
            stand, "POST", guild + "/roles",
            """{"name":"toddler","permissions":0,"mentionable":true,"color":3447003}""");
        await Ok(stand, "PATCH", $"{guild}/roles/{role.Id}", """{"name":"toddlers","hoist":true}""");
        await Ok(stand, "PATCH", guild + "/roles", $$"""[{"id":"{{role.Id}}","position":2}]""");
        var channel = await Ok(stand, "POST", guild + "/channels",
            $$"""{"name":"toddlers","type":0,"topic":"t","parent_id":"{{stand.Id("#Green")}}","permission_overwrites":[{"id":"{{role.Id}}","type":0,"allow":1024}]}""");
        await Ok(stand, "PATCH", $"/channels/{channel.Id}",
            """{"topic":null,"rate_limit_per_user":5,"default_auto_archive_duration":1440}""");
        await Ok(stand, "PUT", $"/channels/{channel.Id}/permissions/{role.Id}",
            """{"type":0,"allow":1024,"deny":2048}""");
        await Ok(stand, "DELETE", $"/channels/{channel.Id}/permissions/{role.Id}");
        await Ok(stand, "POST", guild + "/channels", """{"name":"Stages","type":4}""");
        await Ok(stand, "POST", guild + "/channels",
            """{"name":"shelf","type":15,"available_tags":[{"name":"books"}]}""");
        await Ok(stand, "DELETE", $"/channels/{channel.Id}");
        await Ok(stand, "DELETE", $"{guild}/roles/{role.Id}");
        Assert.Equal(1, stand.Events.Count("CHANNEL_DELETE"));
        Assert.Equal(1, stand.Events.Count("GUILD_ROLE_DELETE"));
    }

    [Fact]
    public async Task TheBotWritesReadsPinsReactsAndTidiesUp()
    {
        await using var stand = await Stand.StartAsync();
        var channel = $"/channels/{stand.Id("#general")}";
        var card = await Ok(stand, "POST", channel + "/messages", """
            {"flags":32768,"components":[{"type":17,"id":77,"accent_color":255,"components":[{"type":10,"content":"# Soup"},
              {"type":14,"divider":true,"spacing":2},
              {"type":9,"components":[{"type":10,"content":"Two hands"}],"accessory":{"type":2,"style":3,"label":"I can help","custom_id":"h"}},
              {"type":1,"components":[{"type":3,"custom_id":"s","placeholder":"When","options":[{"label":"Now","value":"n","description":"d","default":true}]}]},
              {"type":1,"components":[{"type":8,"custom_id":"c","channel_types":[0],"default_values":[]}]},
              {"type":1,"components":[{"type":2,"style":5,"label":"Map","url":"https://example.org"},{"type":2,"style":2,"emoji":{"name":"💛"},"custom_id":"e"}]}]}]}
            """);
        await Ok(stand, "GET", $"{channel}/messages/{card.Id}");
        await Ok(stand, "PATCH", $"{channel}/messages/{card.Id}", """{"components":[{"type":10,"content":"done"}]}""");
        await Ok(stand, "PUT", $"{channel}/messages/{card.Id}/reactions/%F0%9F%92%9B/@me");
        Assert.Single((await Ok(stand, "GET", $"{channel}/messages/{card.Id}/reactions/%F0%9F%92%9B")).Body!.AsArray());
        await Ok(stand, "PUT", $"{channel}/messages/pins/{card.Id}");
        Assert.Single((await Ok(stand, "GET", channel + "/messages/pins"))["items"]!.AsArray());
        Assert.Equal(6, (int)(await Ok(stand, "GET", channel + "/messages?limit=1")).Body![0]!["type"]!);
        await Ok(stand, "DELETE", $"{channel}/messages/pins/{card.Id}");
        var reply = await Ok(
            stand, "POST", channel + "/messages",
            $$"""{"content":"re","embeds":[{"title":"t","fields":[{"name":"a","value":"b"}],"footer":{"text":"f"} }],"message_reference":{"message_id":"{{card.Id}}"} }""");
        Assert.Equal(card.Id, (string)reply["referenced_message"]!["id"]!);
        var other = await Ok(stand, "POST", channel + "/messages", Soup);
        await Ok(stand, "POST", channel + "/messages/bulk-delete",
            $$"""{"messages":["{{reply.Id}}","{{other.Id}}"]}""");
        await Ok(stand, "DELETE", $"{channel}/messages/{card.Id}");
        await Ok(stand, "POST", channel + "/typing");
        var direct = await Ok(stand, "POST", "/users/@me/channels", $$"""{"recipient_id":"{{stand.Id("Maya")}}"}""");
        await Ok(stand, "POST", $"/channels/{direct.Id}/messages", Soup);
        Assert.Single(await stand.SeesAsync("Maya", direct.Id));
    }

    [Fact]
    public async Task TheOldRoutesOfPinsStillWork()
    {
        await using var stand = await Stand.StartAsync();
        var channel = $"/channels/{stand.Id("#general")}";
        var message = await Ok(stand, "POST", channel + "/messages", Soup);
        await Ok(stand, "PUT", $"{channel}/pins/{message.Id}");
        var pins = (await Ok(stand, "GET", channel + "/pins")).Body!.AsArray();
        Assert.Equal(message.Id, (string)Assert.Single(pins)!["id"]!);
        await Ok(stand, "DELETE", $"{channel}/pins/{message.Id}");
        Assert.Empty((await Ok(stand, "GET", channel + "/pins")).Body!.AsArray());
    }

    [Fact]
    public async Task TheBotOpensFillsArchivesAndWakesThreads()
    {
        await using var stand = await Stand.StartAsync();
        var channel = $"/channels/{stand.Id("#general")}";
        var message = await Ok(stand, "POST", channel + "/messages", Soup);
        var thread =
            await Ok(stand, "POST", $"{channel}/messages/{message.Id}/threads",
            """{"name":"answers","auto_archive_duration":1440}""");
        Assert.Equal(message.Id, thread.Id);
        await Ok(stand, "GET", $"/channels/{thread.Id}");
        await Ok(stand, "PUT", $"/channels/{thread.Id}/thread-members/{stand.Id("Theo")}");
        await Ok(stand, "POST", $"/channels/{thread.Id}/messages",
            $$"""{"content":"hi <@{{stand.Id("Maya")}}>","allowed_mentions":{"users":["{{stand.Id("Maya")}}"]} }""");
        Assert.Equal(3,
            (await Ok(stand, "GET", $"/channels/{thread.Id}/thread-members?with_member=true")).Body!.AsArray().Count);
        await Ok(stand, "GET", $"/channels/{thread.Id}/thread-members/{stand.Id("Maya")}");
        Assert.Single((await Ok(stand, "GET", $"/guilds/{stand.Guild}/threads/active"))["threads"]!.AsArray());
        await Ok(stand, "PATCH", $"/channels/{thread.Id}", """{"archived":true,"locked":true}""");
        Assert.Single((await Ok(stand, "GET", channel + "/threads/archived/public"))["threads"]!.AsArray());
        Assert.Empty((await Ok(stand, "GET", channel + "/threads/archived/private"))["threads"]!.AsArray());
        await Ok(stand, "PATCH", $"/channels/{thread.Id}", """{"archived":false,"name":"answers again"}""");
        await Ok(stand, "DELETE", $"/channels/{thread.Id}/thread-members/{stand.Id("Theo")}");
        await Ok(stand, "DELETE", $"/channels/{thread.Id}");
        Assert.Equal(1, stand.Events.Count("THREAD_DELETE"));
    }

    [Fact]
    public async Task TheBotChangesMembersWithinItsRank()
    {
        await using var stand = await Stand.StartAsync();
        await stand.ControlAsync("PATCH", $"guilds/{stand.Guild}/roles/{stand.Id("@MomBot")}",
            JsonNode.Parse(
                """{"permissions":["VIEW_CHANNEL","MANAGE_ROLES","MANAGE_NICKNAMES","MODERATE_MEMBERS","CHANGE_NICKNAME","KICK_MEMBERS"]}"""));
        var member = $"/guilds/{stand.Guild}/members/{stand.Id("Priya")}";
        await Ok(stand, "PATCH", member,
            $$"""{"nick":"P","roles":["{{stand.Id("@parents")}}"],"communication_disabled_until":"2026-12-02T00:00:00Z"}""");
        Assert.Equal("P", (string)(await Ok(stand, "GET", member))["nick"]!);
        var longer =
            await stand.CallAsync("PATCH", member, """{"communication_disabled_until":"2027-02-01T00:00:00Z"}""");
        Assert.Equal(50035, longer.Code);
        await Ok(stand, "DELETE", $"{member}/roles/{stand.Id("@parents")}");
        await Ok(stand, "PATCH", $"/guilds/{stand.Guild}/members/@me", """{"nick":"Village bot"}""");
        await Ok(stand, "DELETE", member);
        Assert.Equal(10007, (await stand.CallAsync("GET", member)).Code);
    }

    [Fact]
    public async Task TheBotPlansAMeetupAndCancelsIt()
    {
        await using var stand = await Stand.StartAsync();
        var events = $"/guilds/{stand.Guild}/scheduled-events";
        const string Walk = """
            {"name":"Walk","description":"Round the pond","privacy_level":2,"entity_type":3,"scheduled_start_time":"2026-12-05T10:00:00Z",
             "scheduled_end_time":"2026-12-05T11:00:00Z","entity_metadata":{"location":"Park"}}
            """;
        var made = await Ok(stand, "POST", events, Walk);
        Assert.Single((await Ok(stand, "GET", events + "?with_user_count=true")).Body!.AsArray());
        await Ok(stand, "GET", $"{events}/{made.Id}");
        Assert.Empty((await Ok(stand, "GET", $"{events}/{made.Id}/users?limit=10")).Body!.AsArray());
        await Ok(stand, "PATCH", $"{events}/{made.Id}", """{"name":"Long walk"}""");
        Assert.Equal(50035, (await stand.CallAsync("PATCH", $"{events}/{made.Id}", """{"status":3}""")).Code);
        await Ok(stand, "DELETE", $"{events}/{made.Id}");
        var past = Walk.Replace("2026-12-05T10", "2026-11-05T10", StringComparison.Ordinal);
        Assert.Equal("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
            (await stand.CallAsync("POST", events, past)).ProblemAt("scheduled_start_time"));
    }

    private static async Task<Reply> Ok(Stand stand, string method, string path, string? body = null)
    {
        var reply = await stand.CallAsync(method, path, body);
        Assert.True(reply.Status is >= 200 and < 300, $"{method} {path}: {reply.Status} {reply.Body?.ToJsonString()}");
        return reply;
    }
}
