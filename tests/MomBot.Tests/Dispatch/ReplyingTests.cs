using MomBot.Data;
using MomBot.Data.DoNotMatch;
using MomBot.Data.Members;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>What Discord hears, and when, after somebody presses.</summary>
public class ReplyingTests
{
    private const int Ephemeral = (int)MessageFlags.Ephemeral;

    [Fact]
    public async Task AQuickPrivateAnswerIsSaidAtOnceToOnePerson()
    {
        await using var bot = await TestBot.StartAsync(Answering(_ => Response.Ephemeral("Hello."), Reply.Private));

        await bot.HandleAsync(Arriving.Press("t.press"));

        var sent = Assert.Single(bot.Discord.Calls);
        Assert.Equal("POST /interactions/6001/interaction-token/callback", sent.Line);
        Assert.Equal(4, Type(sent));
        Assert.Equal(Ephemeral, Flags(sent.Json["data"]!) & Ephemeral);
        Assert.Contains("Hello.", sent.Body);
    }

    [Fact]
    public async Task AQuickRedrawKeepsTheMarkerOfTheMessageAndWhispersAfterwards()
    {
        await using var bot = await TestBot.StartAsync(
            Answering(_ => Response.Update(new Card("New."), new Card("Thanks.")), Reply.Update));

        await bot.HandleAsync(Arriving.Press("t.press"));

        Assert.Equal(7, Type(bot.Discord.Calls[0]));
        Assert.Equal(4242, bot.Discord.Calls[0].Json["data"]!["components"]![0]!["id"]!.GetValue<int>());
        Assert.Equal("POST /webhooks/98/interaction-token", bot.Discord.Calls[1].Line);
        Assert.Equal(Ephemeral, Flags(bot.Discord.Calls[1].Json) & Ephemeral);
    }

    [Fact]
    public async Task AFormOpensAtOnce()
    {
        await using var bot = await TestBot.StartAsync(Opening(_ => Task.FromResult<Opening>(new Form("Soup"))));

        await bot.HandleAsync(Arriving.Press("t.press"));

        Assert.Equal(9, Type(Assert.Single(bot.Discord.Calls)));
    }

    [Theory]
    [InlineData(Reply.Private, 5, Ephemeral)]
    [InlineData(Reply.Update, 6, 0)]
    public async Task AfterTwoSecondsItIsDeferredInTheMannerOfItsRoute(Reply manner, int type, int flags)
    {
        var answer = new TaskCompletionSource<Response>();
        await using var bot = await TestBot.StartAsync(Answering(answer.Task, manner));

        await AnsweredLate(bot, () => answer.SetResult(Response.Ephemeral("At last.")));

        Assert.Equal(type, Type(bot.Discord.Calls[0]));
        Assert.Equal(flags, bot.Discord.Calls[0].Json["data"] is { } data ? Flags(data) & Ephemeral : 0);
        var later = bot.Discord.Calls[1];
        Assert.Contains("At last.", later.Body);
        Assert.Equal(
            manner == Reply.Update
                ? "POST /webhooks/98/interaction-token"
                : "PATCH /webhooks/98/interaction-token/messages/@original",
            later.Line);
    }

    [Fact]
    public async Task ALateRedrawEditsTheMessageAndWhispersBesideIt()
    {
        var answer = new TaskCompletionSource<Response>();
        await using var bot = await TestBot.StartAsync(Answering(answer.Task, Reply.Update));

        await AnsweredLate(bot, () => answer.SetResult(Response.Update(new Card("New."), new Card("Thanks."))));

        Assert.Equal(6, Type(bot.Discord.Calls[0]));
        Assert.StartsWith("PATCH", bot.Discord.Calls[1].Line);
        Assert.Contains("New.", bot.Discord.Calls[1].Body);
        Assert.Contains("Thanks.", bot.Discord.Calls[2].Body);
    }

    [Fact]
    public async Task AFormThatIsReadyTooLateIsAWordInstead()
    {
        var form = new TaskCompletionSource<Opening>();
        await using var bot = await TestBot.StartAsync(Opening(_ => form.Task));

        await AnsweredLate(bot, () => form.SetResult(new Form("Soup")));

        Assert.Equal(5, Type(bot.Discord.Calls[0]));
        Assert.Contains("a moment too long", bot.Discord.Calls[1].Body);
    }

    [Fact]
    public async Task AnAnswerIsSeenByThePresserAlone()
    {
        await using var bot = await TestBot.StartAsync(
            Answering(_ => Response.Ephemeral(new Card("For you.")), Reply.Private));

        await bot.HandleAsync(Arriving.Press("t.press"));

        Assert.Equal(Ephemeral, Flags(bot.Discord.Calls[0].Json["data"]!) & Ephemeral);
    }

    [Fact]
    public async Task AnInteractionThatIsTooOldIsLeftAlone()
    {
        var asked = 0;
        await using var bot = await TestBot.StartAsync(Answering(_ => Counted(ref asked), Reply.Private));
        var received = bot.Time.GetTimestamp();
        bot.Time.Advance(TimeSpan.FromSeconds(2.6));

        await bot.The<InteractionDispatcher>().HandleAsync(Arriving.Press("t.press"), received, default);

        Assert.Equal((0, 0), (asked, bot.Discord.Calls.Count));
    }

    [Fact]
    public async Task AnInteractionThatArrivesTwiceIsHandledOnce()
    {
        var asked = 0;
        await using var bot = await TestBot.StartAsync(Answering(_ => Counted(ref asked), Reply.Private));

        await bot.HandleAsync(Arriving.Press("t.press"));
        await bot.HandleAsync(Arriving.Press("t.press"));

        Assert.Equal((1, 1), (asked, bot.Discord.Calls.Count));
    }

    [Fact]
    public async Task AHandlerThatBreaksIsACalmWordWithAReference()
    {
        await using var bot = await TestBot.StartAsync(
            Answering(_ => throw new InvalidOperationException("secret words"), Reply.Private));

        await bot.HandleAsync(Arriving.Press("t.press"));

        var sent = Assert.Single(bot.Discord.Calls);
        Assert.Contains($"Noted as {Reference.Of(6001)}", sent.Body);
        Assert.DoesNotContain("secret", sent.Body);
    }

    [Fact]
    public async Task ACardThatDiscordWouldRefuseIsACalmWordToo()
    {
        var tooWide = new CardPart.Buttons(new Button(new string('x', 81), new Pressed()));
        await using var bot = await TestBot.StartAsync(
            Answering(_ => Response.Ephemeral(new Card("Look.", tooWide)), Reply.Private));

        await bot.HandleAsync(Arriving.Press("t.press"));

        Assert.Contains("Noted as", Assert.Single(bot.Discord.Calls).Body);
    }

    [Theory]
    [InlineData("t.gone")]
    [InlineData("t.press:1")]
    [InlineData("t.form")] // a form is filled in, never pressed
    [InlineData("")]
    public async Task AButtonNobodyKnowsLeadsOn(string customId)
    {
        await using var bot = await TestBot.StartAsync(Opening(_ => Task.FromResult<Opening>(new Form("Soup"))));

        await bot.HandleAsync(Arriving.Press(customId));

        Assert.Contains("older version", Assert.Single(bot.Discord.Calls).Body);
    }

    [Fact]
    public async Task WhatCouldNotReachHerIsShownAtHerNextPressOnce()
    {
        await using var bot = await TestBot.StartAsync(Answering(_ => Response.Ephemeral("Hello."), Reply.Private));
        var card = bot.The<CardRenderer>().Draw(new Card("You were missed."), "en");
        await bot.The<NoteStore>().LeaveAsync(
            new Note(1, Some.Guild, Some.Ana, new Job { Card = card }.ToJson()), default);

        await bot.HandleAsync(Arriving.Press("t.press", Some.Maya, id: 6001));
        await bot.HandleAsync(Arriving.Press("t.press", Some.Ana, id: 6002));
        await bot.HandleAsync(Arriving.Press("t.press", Some.Ana, id: 6003));

        var shown = Assert.Single(bot.Discord.Of("POST /webhooks/98/interaction-token"));
        Assert.Contains("You were missed.", shown.Body);
        Assert.Equal(Ephemeral, Flags(shown.Json) & Ephemeral);
    }

    [Fact]
    public async Task ANoteThatDiscordDidNotTakeWaitsOn()
    {
        await using var bot = await TestBot.StartAsync(Answering(_ => Response.Ephemeral("Hello."), Reply.Private));
        var card = bot.The<CardRenderer>().Draw(new Card("You were missed."), "en");
        await bot.The<NoteStore>().LeaveAsync(
            new Note(1, Some.Guild, Some.Ana, new Job { Card = card }.ToJson()), default);
        bot.Discord.Refuse("POST /webhooks", 404, """{"code":10015,"message":"Unknown Webhook"}""");

        await bot.HandleAsync(Arriving.Press("t.press", Some.Ana, id: 6001));

        Assert.Single(await bot.The<NoteStore>().ForAsync(Some.Guild, Some.Ana, default));
    }

    [Fact]
    public async Task WhatNamesSomebodyWhomSheKeepsApartFromSince_IsLetGoUnread_AndTheRestIsShown()
    {
        await using var bot = await TestBot.StartAsync(Answering(_ => Response.Ephemeral("Hello."), Reply.Private));
        foreach (var (number, words) in new (long, Text)[]
        {
            (1, Text.T($"{Some.Maya} asks: may I offer an idea?")), (2, "The seat is yours."),
        })
        {
            var card = bot.The<CardRenderer>().Draw(new Card(words), "en");
            await bot.The<NoteStore>().LeaveAsync(
                new Note(number, Some.Guild, Some.Ana, new Job { Card = card }.ToJson()), default);
        }

        await bot.The<DoNotMatchStore>().AddAsync(Some.Guild, Some.Ana, Some.Maya, default, default);
        await bot.HandleAsync(Arriving.Press("t.press", Some.Ana, id: 6001));

        Assert.Contains("The seat is yours.", Assert.Single(
            bot.Discord.Of("POST /webhooks/98/interaction-token")).Body);
        Assert.Empty(await bot.The<NoteStore>().ForAsync(Some.Guild, Some.Ana, default));
    }

    private static async Task AnsweredLate(TestBot bot, Action finish)
    {
        var handling = bot.HandleAsync(Arriving.Press("t.press"));
        await bot.Time.WhenDueWithin(TimeSpan.FromSeconds(2));
        Assert.Empty(bot.Discord.Calls);
        bot.Time.Advance(TimeSpan.FromSeconds(2));
        await bot.Discord.WhenCalled(1);
        finish();
        await handling;
    }

    private static Response Counted(ref int asked)
    {
        asked++;
        return Response.Ephemeral("Hello.");
    }

    private static Feature Answering(Func<Pressed, Response> answer, Reply manner) => new Feature("t", "For tests")
        .On<Pressed>((action, _, _) => Task.FromResult(answer(action)), manner);

    private static Feature Answering(Task<Response> answer, Reply manner) =>
        new Feature("t", "For tests").On<Pressed>((_, _, _) => answer, manner);

    private static Feature Opening(Func<Pressed, Task<Opening>> open) => new Feature("t", "For tests")
        .Opens<Pressed>((action, _, _) => open(action))
        .On<Form>((form, _, _) => Task.FromResult(Response.Ephemeral("Got it.")));

    private static int Type(ScriptedDiscord.Sent sent) => sent.Json["type"]!.GetValue<int>();

    private static int Flags(System.Text.Json.Nodes.JsonNode data) => data["flags"]?.GetValue<int>() ?? 0;

    [Route("t.press")]
    public sealed record Pressed : BotAction;

    [Route("t.form")]
    public sealed record Form([TextInput("What?")] string What = "") : Modal("A form");
}
