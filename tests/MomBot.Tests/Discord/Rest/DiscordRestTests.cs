using System.Net;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using Xunit;

namespace MomBot.Tests.Discord.Rest;

public class DiscordRestTests
{
    private const string AMessage = """{"id":"900","channel_id":"7","content":"hello"}""";
    private static readonly Snowflake Channel = new(7);
    private static readonly MessageCreate Hello = new() { Content = "hello", Nonce = "n", EnforceNonce = true };
    private static readonly Interaction Press =
        new() { Id = new(5), ApplicationId = new(6), Token = "interaction-canary" };

    private readonly ScriptedWire _wire = new();

    [Fact]
    public async Task WhenAMessageIsCreated_ItSaysWhoWeAreAndPingsNobody()
    {
        _wire.Answer(200, AMessage);

        var message = await _wire.Rest.CreateMessageAsync(Channel, Hello, default);

        var sent = Assert.Single(_wire.Requests);
        Assert.Equal(new Snowflake(900), message.Id);
        Assert.Equal("POST /api/v10/channels/7/messages", sent.Line);
        Assert.StartsWith("DiscordBot (https://github.com/mombot/mombot, ", sent.Header("User-Agent"));
        Assert.Equal($"Bot {ScriptedWire.Token}", sent.Header("Authorization"));
        Assert.Equal("application/json", sent.Request.Content!.Headers.ContentType!.MediaType);
        Assert.Equal(
            """{"content":"hello","allowed_mentions":{"parse":[]},"nonce":"n","enforce_nonce":true}""", sent.Body);
    }

    [Fact]
    public async Task WhenAMessageCarriesAFile_ItGoesAsMultipartWithItsAltText()
    {
        _wire.Answer(200, AMessage);
        var file = new FilePart("card.png", "png!"u8.ToArray(), "image/png", "A card");

        await _wire.Rest.CreateMessageAsync(Channel, Hello with { Files = [file] }, default);

        var body = _wire.Requests[0].Body;
        Assert.Equal("multipart/form-data", _wire.Requests[0].Request.Content!.Headers.ContentType!.MediaType);
        Assert.Contains("name=payload_json", body);
        Assert.Contains("\"attachments\":[{\"id\":\"0\",\"filename\":\"card.png\",\"description\":\"A card\"}]", body);
        Assert.Contains("name=\"files[0]\"; filename=card.png", body);
        Assert.Contains("png!", body);
    }

    [Fact]
    public async Task WhenAReasonIsGiven_ItTravelsEscapedAndCut()
    {
        await _wire.Rest.AddRoleAsync(new(1), new(2), new(3), "Stufe: schön " + new string('x', 600), default);

        var reason = Uri.UnescapeDataString(_wire.Requests[0].Header("X-Audit-Log-Reason")!);
        Assert.StartsWith("Stufe: schön xxx", reason);
        Assert.Equal(512, reason.Length);
        Assert.Equal("PUT /api/v10/guilds/1/members/2/roles/3", _wire.Requests[0].Line);
    }

    [Fact]
    public async Task WhenAPostIsNotAnswered_ItIsUnknownAndNotSentAgain()
    {
        _wire.StaySilent();

        var sending = _wire.Rest.CreateMessageAsync(Channel, Hello, default);
        _wire.Time.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal(DiscordErrorKind.Unknown, (await Refused(sending)).Kind);
        Assert.Single(_wire.Requests);
    }

    [Fact]
    public async Task WhenTheConnectionOfAPostIsCut_ItIsUnknownAndNotSentAgain()
    {
        _wire.Fail(new HttpRequestException(HttpRequestError.ResponseEnded, "cut"));

        var error = await Refused(_wire.Rest.CreateMessageAsync(Channel, Hello, default));

        Assert.Equal(DiscordErrorKind.Unknown, error.Kind);
        Assert.Single(_wire.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task WhenAPostMeetsAServerError_ItIsUnknown(int status)
    {
        _wire.Answer(status, "<html>");

        Assert.Equal(
            DiscordErrorKind.Unknown, (await Refused(_wire.Rest.CreateMessageAsync(Channel, Hello, default))).Kind);
        Assert.Single(_wire.Requests);
    }

    [Fact]
    public async Task WhenAPostNeverLeft_ItIsSentAgain()
    {
        _wire.Fail(new HttpRequestException(HttpRequestError.ConnectionError, "refused")).Answer(200, AMessage);

        var sending = _wire.Rest.CreateMessageAsync(Channel, Hello, default);
        await _wire.Time.WhenDueWithin(TimeSpan.FromSeconds(2));
        _wire.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new Snowflake(900), (await sending).Id);
    }

    [Fact]
    public async Task WhenAGetMeetsServerErrors_ItIsTriedAgainAFewTimesAndThenDown()
    {
        _wire.Otherwise = () => ScriptedWire.Response(503, "");

        var sending = _wire.Rest.GetChannelAsync(Channel, default);
        await _wire.Time.PassUntilDone(sending, TimeSpan.FromSeconds(8));

        Assert.Equal(DiscordErrorKind.Down, (await Refused(sending)).Kind);
        Assert.Equal(4, _wire.Requests.Count);
    }

    [Theory]
    [InlineData(400, 50083, DiscordErrorKind.Invalid)]
    [InlineData(403, 50013, DiscordErrorKind.Forbidden)]
    [InlineData(404, 10008, DiscordErrorKind.Gone)]
    public async Task WhenDiscordRefuses_TheKindSaysWhatToDo(int status, int code, DiscordErrorKind kind)
    {
        _wire.Answer(status, $$"""{"code":{{code}},"message":"No"}""");

        var error = await Refused(_wire.Rest.GetChannelAsync(Channel, default));

        Assert.Equal((kind, code, "No", (HttpStatusCode)status),
            (error.Kind, error.Code, error.Message, error.HttpStatus!.Value));
        Assert.Single(_wire.Requests);
    }

    [Fact]
    public async Task WhenTheBodyIsWrong_EachFaultIsNamedByItsPath()
    {
        _wire.Answer(400, """
            {"code":50035,"message":"Invalid Form Body","errors":{"components":{"0":{"label":{"_errors":
            [{"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 80 or fewer in length."}]}}}}}
            """);

        var error = await Refused(_wire.Rest.CreateMessageAsync(Channel, Hello, default));

        Assert.Equal(
            "components[0].label: BASE_TYPE_MAX_LENGTH Must be 80 or fewer in length.", Assert.Single(error.Paths));
    }

    [Fact]
    public async Task WhenTheTokenIsRefused_EverythingStopsAndTheFixIsNamed()
    {
        _wire.Answer(401, """{"code":0,"message":"401: Unauthorized"}""");

        var first = await Refused(_wire.Rest.GetCurrentUserAsync(default));
        var second = await Refused(_wire.Rest.GetChannelAsync(Channel, default));

        Assert.Equal(DiscordErrorKind.Unauthorized, first.Kind);
        Assert.Contains("Bot → Reset Token", first.Message);
        Assert.Equal(first.Message, second.Message);
        Assert.Single(_wire.Requests);
    }

    /// <summary>An answer carries a token of its own, which is still good.</summary>
    [Fact]
    public async Task WhenTheTokenIsRefused_WhoeverHasPressedIsStillAnswered()
    {
        _wire.Answer(401, """{"code":0,"message":"401: Unauthorized"}""");
        await Refused(_wire.Rest.GetCurrentUserAsync(default));

        await _wire.Rest.AnswerAsync(Press, InteractionResponse.DeferMessage(true), default);
        _wire.Answer(200, AMessage);
        await _wire.Rest.EditOriginalAsync(Press, new MessageEdit { Content = "Here." }, default);

        Assert.Equal(3, _wire.Requests.Count);
        Assert.Equal(DiscordErrorKind.Unauthorized, (await Refused(_wire.Rest.GetChannelAsync(Channel, default))).Kind);
    }

    [Fact]
    public async Task WhenAnInteractionsTokenIsOver_OnlyThatAnswerIsGone()
    {
        _wire.Answer(401, """{"code":50027,"message":"Invalid Webhook Token"}""");

        var late = await Refused(_wire.Rest.EditOriginalAsync(Press, new MessageEdit { Content = "late" }, default));
        await _wire.Rest.AddThreadMemberAsync(new(3), new(4), default);

        Assert.Equal(DiscordErrorKind.Gone, late.Kind);
        Assert.Null(_wire.Requests[0].Header("Authorization"));
        Assert.Equal(2, _wire.Requests.Count);
    }

    [Fact]
    public async Task WhenAnAnswerWasAlreadyHeard_ItCountsAsSuccess()
    {
        _wire.Answer(400, """{"code":40060,"message":"Interaction has already been acknowledged."}""");

        await _wire.Rest.AnswerAsync(Press, InteractionResponse.DeferUpdate(), default);

        Assert.Equal("POST /api/v10/interactions/5/interaction-canary/callback", _wire.Requests[0].Line);
        Assert.Equal("""{"type":6}""", _wire.Requests[0].Body);
    }

    [Fact]
    public async Task WhenTheReplyToAnAnswerIsLost_ItIsSentAgain()
    {
        _wire.Fail(new HttpRequestException(HttpRequestError.ResponseEnded, "cut"))
            .Answer(400, """{"code":40060,"message":"Interaction has already been acknowledged."}""");

        var answering = _wire.Rest.AnswerAsync(Press, InteractionResponse.DeferMessage(true), default);
        await _wire.Time.WhenDueWithin(TimeSpan.FromMilliseconds(200));
        _wire.Time.Advance(TimeSpan.FromMilliseconds(200));

        await answering;
        Assert.Equal("""{"type":5,"data":{"flags":64}}""", _wire.Requests[1].Body);
    }

    [Fact]
    public async Task WhenAnythingFails_NoTokenIsInTheException()
    {
        _wire.Otherwise = () => ScriptedWire.Response(404, """{"code":10015,"message":"Unknown Webhook"}""");

        var failed = await Assert.ThrowsAsync<DiscordException>(
            () => _wire.Rest.CreateFollowupAsync(Press, Hello, default));

        Assert.DoesNotContain("canary", failed.ToString());
        Assert.DoesNotContain("canary", Press.ToString());
        Assert.Contains("POST /webhooks/{id}/{text}", failed.Message);
    }

    [Fact]
    public async Task WhenTheAnswerCannotBeRead_TheCallSaysSo()
    {
        _wire.Answer(200, "not json");

        Assert.Equal(DiscordErrorKind.Unknown, (await Refused(_wire.Rest.GetChannelAsync(Channel, default))).Kind);
    }

    [Fact]
    public async Task WhenTheCallerGivesUp_TheCallEndsAsCancelled()
    {
        _wire.StaySilent();
        using var givingUp = new CancellationTokenSource();

        var sending = _wire.Rest.GetChannelAsync(Channel, givingUp.Token);
        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static async Task<DiscordError> Refused(Task call) =>
        (await Assert.ThrowsAsync<DiscordException>(() => call)).Error;
}
