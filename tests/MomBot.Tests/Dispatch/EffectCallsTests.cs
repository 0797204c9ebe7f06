using MomBot.Data;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>What a feature wants done, and the one call Discord hears of it: where, what, and why.</summary>
public class EffectCallsTests
{
    private const string Why = "Because she asked";
    private static readonly GuildPermissions See = GuildPermissions.ViewChannel;
    private static readonly RoleId Role = Some.Facilitators;
    private static readonly ChannelId Channel = Some.HelpChannel;
    private static readonly MessageId Post = new(Some.Thread.Value);

    /// <summary>The effect; its lane; its call; what is said in it.</summary>
    public static TheoryData<Effect, string, string, string> Calls => new()
    {
        { new Effect.TakeDown(Channel, Some.Card), "channel:801", "DELETE /channels/801/messages/901", "" },
        { new Effect.Pin(Channel, Some.Card), "channel:801", "PUT /channels/801/messages/pins/901", "" },
        { new Effect.Pin(Some.Thread, Post), "channel:850", "PATCH /channels/850", """{"flags":2}""" },
        {
            new Effect.OpenThread(Channel, Some.Card, "Who needs what?"), "channel:801",
            "POST /channels/801/messages/901/threads", """{"name":"Who needs what?"}"""
        },
        {
            new Effect.AddToThread(Some.Thread, Some.Ana), "channel:850",
            "PUT /channels/850/thread-members/1002", ""
        },
        {
            new Effect.RemoveFromThread(Some.Thread, Some.Ana), "channel:850",
            "DELETE /channels/850/thread-members/1002", ""
        },
        {
            new Effect.CloseThread(Some.Thread), "channel:850",
            "PATCH /channels/850", """{"archived":true,"locked":true}"""
        },
        { new Effect.DeleteThread(Some.Thread), "channel:850", "DELETE /channels/850", "" },
        {
            new Effect.PostPoll(Channel, "When?", ["Now", "Later"]), "channel:801",
            "POST /channels/801/messages", """{"allowed_mentions":{"parse":[]},"poll":{"question":{"text":"When?"}"""
        },
    };

    /// <summary>The same, with a reason that will stand in the server's audit log.</summary>
    public static TheoryData<Effect, string, string, string> Reasoned => new()
    {
        {
            new Effect.TakeRole(Some.Ana, Role, Why), "member:1002",
            "DELETE /guilds/700/members/1002/roles/601", ""
        },
        {
            new Effect.AllowRole(Role, GuildPermissions.ManageEvents, Why), "setup:700",
            "PATCH /guilds/700/roles/601", "{\"permissions\":8589934592}"
        },
        { new Effect.DeleteRole(Role, Why), "setup:700", "DELETE /guilds/700/roles/601", "" },
        { new Effect.DeleteChannel(Channel, Why), "setup:700", "DELETE /channels/801", "" },
        {
            new Effect.SetOverwrite(Channel, Role, See, GuildPermissions.SendMessages, Why), "setup:700:801:601",
            "PUT /channels/801/permissions/601", """{"type":0,"allow":1024,"deny":2048}"""
        },
        {
            new Effect.SetOverwrite(Channel, Some.Ana, See, GuildPermissions.None, Why), "setup:700:801:1002",
            "PUT /channels/801/permissions/1002", """{"type":1,"allow":1024,"deny":0}"""
        },
        {
            new Effect.ClearOverwrite(Channel, Some.Ana, Why), "setup:700:801:1002",
            "DELETE /channels/801/permissions/1002", ""
        },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task EachIsOneCallInItsLane(Effect effect, string lane, string line, string body)
    {
        await using var doing = await Doing.StartAsync(effect);
        await doing.TellAsync();
        Assert.Equal([$"{lane}|"], await doing.LanesAsync());

        await doing.Bot.PumpAsync();

        var sent = Assert.Single(doing.Discord.Calls);
        Assert.Equal(line, sent.Line);
        Assert.StartsWith(body.TrimEnd('}'), sent.Body);
        Assert.Null(sent.Reason);
        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
    }

    [Theory]
    [MemberData(nameof(Reasoned))]
    public async Task WhatAnAdminMayWonderAboutSaysWhyInTheAuditLog(
        Effect effect, string lane, string line, string body)
    {
        await using var doing = await Doing.StartAsync(effect);
        doing.Discord.Script("GET /guilds/700/roles", """[{"id":"601","name":"F","permissions":"0"}]""");
        doing.Discord.Script("PATCH /guilds/700/roles/601", """{"id":"601","name":"F","permissions":"0"}""");
        await doing.TellAsync();
        Assert.Equal([$"{lane}|"], await doing.LanesAsync());

        await doing.Bot.PumpAsync();

        var sent = Assert.Single(doing.Discord.Calls, sent => !sent.Line.StartsWith("GET", StringComparison.Ordinal));
        Assert.Equal((line, body, Why), (sent.Line, sent.Body, sent.Reason));
        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
    }

    [Fact]
    public async Task ACardIsPostedWithANonceThatDiscordIsToHold()
    {
        await using var doing = await Doing.StartAsync(new Effect.Post(Channel, new Card("Hello.")));
        await doing.TellAsync();
        Assert.Equal(["channel:801|"], await doing.LanesAsync());

        await doing.Bot.PumpAsync();

        var sent = Assert.Single(doing.Discord.Calls);
        Assert.Equal("POST /channels/801/messages", sent.Line);
        Assert.True(sent.Json["enforce_nonce"]!.GetValue<bool>());
        Assert.Equal(["0"], await doing.Bot.QueryAsync("select sensitive from outbox"));
        Assert.Equal(7000, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task WhatMustNotComeTwiceIsKnownAsThatFromTheBeginning()
    {
        await using var doing = await Doing.StartAsync(new Effect.Post(Channel, new Card("Hello."), Sensitive: true));

        await doing.DoAsync();

        Assert.Equal(["1"], await doing.Bot.QueryAsync("select sensitive from outbox"));
    }

    [Fact]
    public async Task ALaneOfTheFeaturesOwnIsKept()
    {
        await using var doing = await Doing.StartAsync(new Effect.CloseThread(Some.Thread) { Lane = "help:1" });

        await doing.TellAsync();

        Assert.Equal(["help:1|"], await doing.LanesAsync());
    }

    [Fact]
    public async Task APollAsksForOneAnswerEach_AndComesOnce()
    {
        await using var doing = await Doing.StartAsync(new Effect.PostPoll(
            Channel, new string('q', 301), [new string('a', 56), "Later"]));

        await doing.DoAsync();

        var sent = Assert.Single(doing.Discord.Calls).Json;
        Assert.Equal(300, sent["poll"]!["question"]!["text"]!.GetValue<string>().Length);
        Assert.Equal(
            [55, 5], sent["poll"]!["answers"]!.AsArray().Select(each =>
                each!["poll_media"]!["text"]!.GetValue<string>().Length));
        Assert.True(sent["enforce_nonce"]!.GetValue<bool>());
        Assert.Equal(7000, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task ARedrawKeepsTheMarkerByWhichTheCardIsKnown()
    {
        await using var doing = await Doing.StartAsync(
            new Effect.Post(Channel, new Card("Old.")),
            new Effect.UpdateCard(Channel, new MessageId(7000), new Card("New.")));
        await doing.TellAsync();
        Assert.Equal(["channel:801|", "channel:801|card:7000"], await doing.LanesAsync());

        await doing.Bot.PumpAsync();

        var marker = Assert.Single(doing.Discord.Messages)["components"]![0]!["id"]!.GetValue<int>();
        var redrawn = Assert.Single(doing.Discord.Of("PATCH /channels/801/messages/7000")).Json;
        Assert.Equal(marker, redrawn["components"]![0]!["id"]!.GetValue<int>());
    }

    [Fact]
    public async Task HowManyWordsWereWrittenInAThreadIsAskedOfDiscord()
    {
        await using var doing = await Doing.StartAsync(
            new Effect.CountMessages(Some.Thread), new Effect.CountMessages(Channel));
        doing.Discord.Script("GET /channels/850", """{"id":"850","type":12,"total_message_sent":17}""");
        await doing.TellAsync();
        Assert.Equal(["channel:850|", "channel:801|"], await doing.LanesAsync());

        await doing.Bot.PumpAsync();

        Assert.Equal([17L, 0L], doing.Heard.OrderByDescending(each => each.Id).Select(each => each.Id));
    }

    [Fact]
    public async Task ARoleIsGivenWithTheReasonInItsPersonsLane()
    {
        await using var doing = await Doing.StartAsync(new Effect.GiveRole(Some.Ana, Role, Why));
        doing.Discord.Script("GET /guilds/700/members/1002", """{"roles":[]}""");
        await doing.TellAsync();
        Assert.Equal(["member:1002|"], await doing.LanesAsync());

        await doing.Bot.PumpAsync();

        Assert.Equal(Why, Assert.Single(doing.Discord.Of("PUT /guilds/700/members/1002/roles/601")).Reason);
    }

    /// <summary>A first try may have given it: what she has now says nothing of what she had before.</summary>
    [Fact]
    public async Task ARoleThatMayHaveBeenGivenAlreadyCountsAsGivenByUs()
    {
        await using var doing = await Doing.StartAsync(new Effect.GiveRole(Some.Ana, Role, Why));
        doing.Discord.Script("GET /guilds/700/members/1002", """{"roles":[]}""");
        await doing.TellAsync();
        await doing.Bot.ExecuteAsync("update outbox set first_attempt_at = not_before, attempts = 1");

        await doing.Bot.PumpAsync();

        Assert.Empty(doing.Discord.Of("GET"));
        Assert.Equal(601, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task AnAnswerIsRedrawnByItsToken_WhichStandsInNoLane()
    {
        await using var doing = await Doing.StartAsync(
            new Effect.UpdateAnswer("secret-token", new Card("Half way.")),
            new Effect.UpdateAnswer("other-token", new Card("Done.")));
        await doing.TellAsync();
        var lanes = await doing.LanesAsync();
        Assert.Equal(2, lanes.Distinct().Count());
        Assert.All(lanes, lane => Assert.Matches(@"^(answer:[0-9A-F]{24})\|\1$", lane));

        await doing.Bot.PumpAsync();

        Assert.Contains(
            "Half way.",
            Assert.Single(doing.Discord.Of("PATCH /webhooks/98/secret-token/messages/@original")).Body);
    }

    [Fact]
    public async Task CommandsAreRegisteredAnew()
    {
        await using var doing = await Doing.StartAsync(new Effect.RefreshCommands());
        doing.Discord.Script("PUT /applications/98/guilds/700/commands", "[]");
        await doing.TellAsync();
        Assert.Equal(["setup:700:commands|"], await doing.LanesAsync());

        await doing.Bot.PumpAsync();

        Assert.Single(doing.Discord.Of("PUT /applications/98/guilds/700/commands"));
    }
}
