using MomBot.Data;
using MomBot.Data.Members;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;
using Member = MomBot.Data.Members.Member;

namespace MomBot.Tests.Dispatch;

/// <summary>What waits for somebody is shown to her once, in time, and to nobody who wants quiet.</summary>
public class WaitingNotesTests
{
    private const string Shown = "POST /webhooks/98/interaction-token";

    [Fact]
    public async Task WhoeverPausesFindsItWhenSheComesBack()
    {
        await using var bot = await WaitingAsync("One.");
        await ChoosesAsync(bot, 1, before => before with { Paused = true });
        await PressAsync(bot, 6001);
        Assert.Empty(bot.Discord.Of(Shown));
        await ChoosesAsync(bot, 2, before => before with { Paused = false });

        await PressAsync(bot, 6002);

        Assert.Contains("One.", Assert.Single(bot.Discord.Of(Shown)).Body);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task AfterFourteenMinutesItWaitsForThePressAfter(int more, int shown)
    {
        await using var bot = await WaitingAsync("One.");
        var (interaction, received) = (Arriving.Press("t.press"), bot.Time.GetTimestamp());
        var context = await bot.The<ContextReader>().ReadAsync(interaction, default);
        bot.Time.Advance(TimeSpan.FromMinutes(14) + TimeSpan.FromMilliseconds(more));

        await bot.The<WaitingNotes>().ShowAsync(interaction, context, received, default);

        Assert.Equal(shown, bot.Discord.Of(Shown).Count);
        Assert.Equal(1 - shown, (await NotesAsync(bot)).Count);
    }

    [Fact]
    public async Task TwoPressesAtOnceShowItOnce()
    {
        await using var bot = await WaitingAsync("One.");
        var context = await bot.The<ContextReader>().ReadAsync(Arriving.Press("t.press"), default);
        bot.Discord.Hold();
        var first = bot.The<WaitingNotes>().ShowAsync(Arriving.Press("t.press"), context, 0, default);
        await bot.Discord.WhenCalled(1);

        await bot.The<WaitingNotes>().ShowAsync(Arriving.Press("t.press"), context, 0, default);
        bot.Discord.GoOn();
        await first;

        Assert.Single(bot.Discord.Of(Shown));
        Assert.Empty(await NotesAsync(bot));
    }

    [Fact]
    public async Task WhatMayHaveBeenShownIsShownAgain_AndWhatComesAfterItIsShownToo()
    {
        await using var bot = await WaitingAsync("One.", "Two.");
        bot.Discord.LoseAnswer(Shown);

        await PressAsync(bot, 6001);
        Assert.Contains("One.", Assert.Single(await NotesAsync(bot)).Card);
        await PressAsync(bot, 6002);

        Assert.Equal(
            ["One.", "Two.", "One."],
            bot.Discord.Of(Shown).Select(sent => sent.Body.Contains("One.") ? "One." : "Two."));
        Assert.Empty(await NotesAsync(bot));
    }

    [Fact]
    public async Task InADirectMessageNothingOfACommunityIsShown()
    {
        await using var bot = await WaitingAsync("One.");
        var press = Arriving.Press("t.press");

        await bot.HandleAsync(press with { GuildId = null, Member = null, User = press.Member!.User });

        Assert.Empty(bot.Discord.Of(Shown));
        Assert.Single(await NotesAsync(bot));
    }

    private static async Task<TestBot> WaitingAsync(params string[] words)
    {
        var bot = await TestBot.StartAsync(new Feature("t", "For tests") { Scope = CommandScope.Everywhere }
            .On<Pressed>((_, _, _) => Task.FromResult(Response.Ephemeral("Hello."))));
        for (var number = 1; number <= words.Length; number++)
        {
            var card = bot.The<CardRenderer>().Draw(new Card(words[number - 1]), "en");
            await bot.The<NoteStore>().LeaveAsync(
                new Note(number, Some.Guild, Some.Ana, new Job { Card = card }.ToJson()), default);
        }

        return bot;
    }

    private static Task PressAsync(TestBot bot, ulong id) => bot.HandleAsync(Arriving.Press("t.press", id: id));

    private static Task ChoosesAsync(TestBot bot, long press, Func<Member, Member> chooses) => bot.The<MemberStore>()
        .ChangeAsync(Some.Guild, Some.Ana, Some.Press(press), before => Decision.Accept(chooses(before)), default);

    private static async Task<IReadOnlyList<Note>> NotesAsync(TestBot bot) =>
        await bot.The<NoteStore>().ForAsync(Some.Guild, Some.Ana, default);

    [Route("t.press")]
    public sealed record Pressed : BotAction;
}
