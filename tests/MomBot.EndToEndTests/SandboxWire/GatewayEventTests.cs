using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.SandboxWire;

/// <summary>Which events reach a session, and in what shape.</summary>
public sealed class GatewayEventTests
{
    private const int Messages = 1 << 9;
    private const int DirectMessages = 1 << 12;
    private const int Content = 1 << 15;

    [Theory]
    [InlineData("GUILD_ROLE_CREATE", 1 << 0)]
    [InlineData("THREAD_CREATE", 1 << 0)]
    [InlineData("GUILD_MEMBER_ADD", 1 << 1)]
    [InlineData("GUILD_BAN_ADD", 1 << 2)]
    [InlineData("GUILD_AUDIT_LOG_ENTRY_CREATE", 1 << 2)]
    [InlineData("GUILD_EMOJIS_UPDATE", 1 << 3)]
    [InlineData("INTEGRATION_CREATE", 1 << 4)]
    [InlineData("WEBHOOKS_UPDATE", 1 << 5)]
    [InlineData("INVITE_CREATE", 1 << 6)]
    [InlineData("VOICE_STATE_UPDATE", 1 << 7)]
    [InlineData("PRESENCE_UPDATE", 1 << 8)]
    [InlineData("MESSAGE_DELETE", 1 << 9)]
    [InlineData("MESSAGE_REACTION_ADD", 1 << 10)]
    [InlineData("TYPING_START", 1 << 11)]
    [InlineData("GUILD_SCHEDULED_EVENT_USER_ADD", 1 << 16)]
    [InlineData("AUTO_MODERATION_RULE_CREATE", 1 << 20)]
    [InlineData("AUTO_MODERATION_ACTION_EXECUTION", 1 << 21)]
    [InlineData("MESSAGE_POLL_VOTE_ADD", 1 << 24)]
    public async Task WhenAnEventHappensInAGuild_OnlyItsIntentLetsItThrough(string eventName, int intent)
    {
        const int everyIntent = 0x331FFFF;
        await using var app = await WireApp.StartAsync();
        await using var with = await app.IdentifiedAsync(intent);
        await using var without = await app.IdentifiedAsync(everyIntent & ~intent);

        app.Hub.Publish(eventName, LittleWorld.Guild(1), []);
        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), []);

        Assert.Equal([eventName, "INTERACTION_CREATE"], await with.EventsUntilNowAsync());
        Assert.Equal(["INTERACTION_CREATE"], await without.EventsUntilNowAsync());
    }

    [Fact]
    public async Task WhenAMessageIsDirect_TheIntentForDirectMessagesDecides()
    {
        await using var app = await WireApp.StartAsync();
        await using var direct = await app.IdentifiedAsync(DirectMessages);
        await using var guilds = await app.IdentifiedAsync(Messages);

        app.Hub.Publish("MESSAGE_CREATE", null, []);
        app.Hub.Publish("MESSAGE_DELETE", LittleWorld.Guild(1), []);

        Assert.Equal(["MESSAGE_CREATE"], await direct.EventsUntilNowAsync());
        Assert.Equal(["MESSAGE_DELETE"], await guilds.EventsUntilNowAsync());
    }

    [Fact]
    public async Task WhenTheBotItselfChanges_ItHearsSoWithoutTheMembersIntent()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        app.Hub.Publish("GUILD_MEMBER_UPDATE", LittleWorld.Guild(1), Of("user", new JsonObject { ["id"] = "1" }));
        app.Hub.Publish("GUILD_MEMBER_UPDATE", LittleWorld.Guild(1), Of("user", new JsonObject { ["id"] = "900" }));

        Assert.Equal("900", (string?)(await client.NextAsync("GUILD_MEMBER_UPDATE"))["user"]!["id"]);
    }

    [Fact]
    public async Task WhenSomeoneJoinsAThread_WithoutTheMembersIntentOnlyTheBotsOwnMovesAreTold()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        app.Hub.Publish("THREAD_MEMBERS_UPDATE", LittleWorld.Guild(1), Of("removed_member_ids", new JsonArray("1")));
        app.Hub.Publish("THREAD_MEMBERS_UPDATE", LittleWorld.Guild(1), Of("removed_member_ids", new JsonArray("900")));

        app.Hub.Publish("THREAD_MEMBERS_UPDATE", LittleWorld.Guild(1), Of("added_members", Joined("1")));
        app.Hub.Publish("THREAD_MEMBERS_UPDATE", LittleWorld.Guild(1), Of("added_members", Joined("900")));

        Assert.NotNull((await client.NextAsync("THREAD_MEMBERS_UPDATE"))["removed_member_ids"]);
        Assert.Equal(
            "900", (string?)(await client.NextAsync("THREAD_MEMBERS_UPDATE"))["added_members"]![0]!["user_id"]);
        Assert.Empty(await client.EventsUntilNowAsync());
    }

    [Fact]
    public async Task WhenAnEventIsForOneBotOnly_OthersDoNotHearIt()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();

        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), [], onlyUser: 7);
        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), [], onlyUser: LittleWorld.BotId);

        Assert.Single(await client.EventsUntilNowAsync());
    }

    [Fact]
    public async Task WithoutTheContentIntent_AMessageArrivesEmpty()
    {
        await using var app = await WireApp.StartAsync();
        await using var blind = await app.IdentifiedAsync(Messages);
        await using var seeing = await app.IdentifiedAsync(Messages | Content);

        app.Hub.Publish("MESSAGE_CREATE", LittleWorld.Guild(1), Message(author: 5));

        var seen = await blind.NextAsync("MESSAGE_CREATE");
        Assert.Equal("", (string?)seen["content"]);
        Assert.All(["embeds", "attachments", "components"], part => Assert.Empty(seen[part]!.AsArray()));
        Assert.False(seen.ContainsKey("poll"));
        Assert.Equal("hello", (string?)(await seeing.NextAsync("MESSAGE_CREATE"))["content"]);
    }

    [Fact]
    public async Task WithoutTheContentIntent_OwnMessagesMentionsAndDirectMessagesArriveWhole()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync(Messages | DirectMessages);
        var mention = Message(author: 5);
        mention["mentions"] = new JsonArray(new JsonObject { ["id"] = "900" });

        app.Hub.Publish("MESSAGE_CREATE", LittleWorld.Guild(1), Message(author: LittleWorld.BotId));
        app.Hub.Publish("MESSAGE_UPDATE", LittleWorld.Guild(1), mention);
        app.Hub.Publish("MESSAGE_CREATE", null, Message(author: 5));

        Assert.Equal("hello", (string?)(await client.NextAsync("MESSAGE_CREATE"))["content"]);
        Assert.Equal("hello", (string?)(await client.NextAsync("MESSAGE_UPDATE"))["content"]);
        Assert.Equal("hello", (string?)(await client.NextAsync("MESSAGE_CREATE"))["content"]);
    }

    [Fact]
    public async Task WithZlibStream_EveryPayloadIsPartOfOneStreamAndEndsWithTheSuffix()
    {
        await using var app = await WireApp.StartAsync(new LittleWorld { GuildCount = 3 });
        await using var client = await app.ConnectAsync("v=10&encoding=json&compress=zlib-stream");

        var hello = await client.NextAsync();
        await client.ReadyAsync(compress: true);
        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), Of("id", "7"));
        await client.NextAsync("INTERACTION_CREATE");
        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), Of("id", "8"));
        var (bytes, type, _) = await client.ReceiveAsync();

        Assert.Equal(10, (int?)hello["op"]);
        Assert.Equal(WebSocketMessageType.Binary, type);
        Assert.Equal([0, 0, 0xFF, 0xFF], bytes[^4..]);
    }

    [Fact]
    public async Task WithPayloadCompression_EventsComeAsZlibEachForItself()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.GreetedAsync();

        var ready = await client.ReadyAsync(compress: true);
        app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), Of("id", "7"));
        var (bytes, type, _) = await client.ReceiveAsync();

        Assert.Equal(10, (int?)ready["v"]);
        Assert.Equal(WebSocketMessageType.Binary, type);
        Assert.Equal(0x78, bytes[0]);
    }

    [Fact]
    public async Task WhenManyThingsHappenAtOnce_NoSequenceNumberIsMissingOrOutOfOrder()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();
        var before = client.Sequence;

        Parallel.For(0, 500, _ => app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), []));

        for (var n = 1; n <= 500; n++)
        {
            await client.NextAsync("INTERACTION_CREATE");
            Assert.Equal(before + n, client.Sequence);
        }
    }

    [Fact]
    public async Task WhenAClientDoesNotRead_TheWorldGoesOnAndNothingIsLost()
    {
        await using var app = await WireApp.StartAsync();
        await using var client = await app.IdentifiedAsync();
        var before = client.Sequence;
        var manyLetters = new string('x', 10_000);

        for (var n = 0; n < 2000; n++) // 20 MB, far more than sockets buffer
            app.Hub.Publish("INTERACTION_CREATE", LittleWorld.Guild(1), Of("text", manyLetters));

        for (var n = 0; n < 2000; n++)
            await client.NextAsync("INTERACTION_CREATE");
        Assert.Equal(before + 2000, client.Sequence);
    }

    private static JsonArray Joined(string userId) => [new JsonObject { ["user_id"] = userId }];

    private static JsonObject Of(string name, JsonNode value) => new() { [name] = value };

    private static JsonObject Message(ulong author) => new()
    {
        ["id"] = "1",
        ["author"] = new JsonObject { ["id"] = $"{author}" },
        ["content"] = "hello",
        ["embeds"] = new JsonArray(new JsonObject()),
        ["attachments"] = new JsonArray(new JsonObject()),
        ["components"] = new JsonArray(new JsonObject()),
        ["mentions"] = new JsonArray(),
        ["poll"] = new JsonObject(),
    };
}
