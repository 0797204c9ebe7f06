using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>How things must be written: times, names, numbers, words.</summary>
public sealed class FormOfThingsTests
{
    [Theory]
    [InlineData("""{"embeds":[{"title":"a","timestamp":"tomorrow at noon"}]}""", "embeds.0.timestamp DATETIME_TYPE_INVALID_ISO_FORMAT")]
    [InlineData("""{"embeds":[{"title":"a","timestamp":"12/05/2026"}]}""", "embeds.0.timestamp DATETIME_TYPE_INVALID_ISO_FORMAT")]
    [InlineData("""{"content":"a","nonce":1.5}""", "nonce NUMBER_TYPE_COERCE")]
    [InlineData("""{"content":"a","allowed_mentions":{"parse":["users","aunts"]}}""", "allowed_mentions.parse.1 BASE_TYPE_CHOICES")]
    [InlineData("""{"content":"a","allowed_mentions":{"parse":["users","users"]}}""", "allowed_mentions.parse SET_TYPE_ALREADY_CONTAINS_VALUE")]
    [InlineData("""{"content":"a","message_reference":{"message_id":"{message}","channel_id":"1"}}""",
        "message_reference.channel_id REPLIES_CANNOT_REPLY_TO_OTHER_CHANNEL")]
    [InlineData("""{"content":"a","message_reference":{"message_id":"{message}","guild_id":"1"}}""",
        "message_reference.guild_id REPLIES_CANNOT_REPLY_TO_OTHER_CHANNEL")]
    public async Task WhatIsWrittenWronglyIsNamed(string body, string refusal)
    {
        await using var stand = await Stand.StartAsync();
        var message = (await stand.PostAsync("#general", """{"content":"a"}""")).Id;
        var reply = await stand.PostAsync("#general", body.Replace("{message}", message, StringComparison.Ordinal));
        var (place, problem) = (refusal.Split(' ')[0], refusal.Split(' ')[1]);
        Assert.True(reply.ProblemAt(place) == problem, $"{reply.Status} {reply.Body?.ToJsonString()}");
    }

    [Fact]
    public async Task AFileIsNamedOnce()
    {
        await using var stand = await Stand.StartAsync();
        var reply = await stand.UploadAsync("POST", $"/channels/{stand.Id("#general")}/messages",
            """{"content":"a","attachments":[{"id":0},{"id":0}]}""", ("a.txt", new byte[1]));
        Assert.Equal("SET_TYPE_ALREADY_CONTAINS_VALUE", reply.ProblemAt("attachments.1.id"));
    }

    [Theory]
    [InlineData("DiscordBot", false)]
    [InlineData("My DiscordBot (https://example.org, 1)", false)]
    [InlineData("DiscordBot (https://example.org, 1.0)", true)]
    [InlineData("DiscordBot (https://example.org 1.7.3) Python/3.13 aiohttp/3.8", true)]
    public async Task ABotGivesItsNameInDiscordsForm(string name, bool taken)
    {
        await using var stand = await Stand.StartAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", name);
        http.DefaultRequestHeaders.Add("Authorization", $"Bot {stand.Discord.Token}");
        var answer = await http.GetAsync(new Uri($"{stand.Discord.Api}/v10/users/@me"));
        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task TypingInAThreadNeedsTheThreadsOwnPermission_AndAForumHasNoPlaceToType()
    {
        await using var stand = await Stand.StartAsync();
        var thread = await stand.CallAsync("POST", $"/channels/{stand.Id("#general")}/threads",
            """{"name":"n","type":11}""");
        await stand.ControlAsync("PATCH", $"guilds/{stand.Guild}/channels/general",
            JsonNode.Parse("""{"overwrites":[{"role":"@everyone","deny":["SEND_MESSAGES"]}]}"""));
        Assert.Equal(204, (await stand.CallAsync("POST", $"/channels/{thread.Id}/typing")).Status);
        await stand.ControlAsync("PATCH", $"guilds/{stand.Guild}/channels/general",
            JsonNode.Parse("""{"overwrites":[{"role":"@everyone","deny":["SEND_MESSAGES_IN_THREADS"]}]}"""));
        Assert.Equal(50013, (await stand.CallAsync("POST", $"/channels/{thread.Id}/typing")).Code);
        Assert.Equal(50024, (await stand.CallAsync("POST", $"/channels/{stand.Id("#board")}/typing")).Code);
    }

    [Theory]
    [InlineData("  a\\u0000b\\u0007\\nc\\u202ed  ", "ab\ncd")]
    [InlineData("soup \\ud83c\\udf72 \\ud83c and \\udf72 rice", "soup 🍲  and  rice")]
    [InlineData("a backslash \\\\ud83c stays", "a backslash \\ud83c stays")]
    public async Task WhatNoTextMayHoldIsTakenOutOfIt(string written, string kept)
    {
        await using var stand = await Stand.StartAsync();
        var posted = await stand.PostAsync("#general", $$"""{"content":"{{written}}"}""");
        Assert.Equal((200, kept), (posted.Status, (string)posted["content"]!));
        var card = await stand.PostAsync("#general",
            $$"""{"flags":32768,"components":[{"type":10,"content":"{{written}}"}]}""");
        Assert.Equal(kept, (string)card["components"]![0]!["content"]!);
    }

    [Fact]
    public async Task WordsOfWhichNothingStaysAreNoMessage()
    {
        await using var stand = await Stand.StartAsync();
        Assert.Equal(50006, (await stand.PostAsync("#general", """{"content":"\u0000\u202e "}""")).Code);
    }

    [Fact]
    public async Task ACommandForAdultsIsOfferedOnlyWhereTheyAreAmongThemselves()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"wine","description":"d","nsfw":true}""");
        var told = await stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"wine"}}""");
        Assert.Contains("not offered", (string)told["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverWaitedInVainIsToldApartFromWhoeverCouldNotDoIt()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CommandAsync("""{"name":"ask","description":"d"}""");
        var told = new TaskCompletionSource();
        stand.Events.OnInteraction = _ => told.SetResult();
        var acting = stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"ask"}}""");
        await told.Task;
        while (stand.Wire.Waiting == 0) await Task.Yield();
        stand.Wire.Advance(TimeSpan.FromSeconds(3));
        Assert.True((bool)(await acting)["unanswered"]!);
        var refused = await stand.ActAsync("""{"as":"Maya","channel":"general","command":{"name":"dance"}}""");
        Assert.Null(refused["unanswered"]);
    }
}
