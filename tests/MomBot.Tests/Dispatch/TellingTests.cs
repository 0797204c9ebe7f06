using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Dispatch;

/// <summary>How a word finds one person: in its thread, by direct message after her yes, at her next press.</summary>
public class TellingTests
{
    private const string Direct = "POST /users/@me/channels";
    private const string InDirect = "POST /channels/880/messages";
    private const string InThread = "POST /channels/850/messages";
    private static readonly Effect ToAna = new Effect.Tell(Some.Ana, new Card("Tomorrow at ten."));
    private static readonly Effect InHerThread = new Effect.Tell(Some.Ana, new Card("Tomorrow at ten."), Some.Thread);

    [Fact]
    public async Task WhoeverHasNotSaidYesFindsItAtHerNextPress()
    {
        await using var doing = await Doing.StartAsync(ToAna);
        await doing.TellAsync();
        Assert.Equal(["member:1002|"], await doing.LanesAsync());

        await doing.Bot.PumpAsync();

        Assert.Empty(doing.Discord.Calls);
        Assert.Contains("Tomorrow at ten.", Assert.Single(await NotesAsync(doing)).Card);
    }

    [Fact]
    public async Task WhoeverHasSaidYesGetsADirectMessage_AndNothingWaitsBesides()
    {
        await using var doing = await Doing.StartAsync(ToAna);
        await ChoosesAsync(doing, before => before with { DmYes = true });

        await doing.DoAsync();

        Assert.Equal([Direct, InDirect], doing.Discord.Calls.Select(sent => sent.Line));
        Assert.Equal("""{"recipient_id":"1002"}""", doing.Discord.Calls[0].Body);
        Assert.Contains("Tomorrow at ten.", doing.Discord.Calls[1].Body);
        Assert.Empty(await NotesAsync(doing));
        Assert.Equal(7000, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task WhereHerDirectMessagesAreClosedSheFindsItAtHerNextPress()
    {
        await using var doing = await Doing.StartAsync(ToAna);
        await ChoosesAsync(doing, before => before with { DmYes = true });
        doing.Discord.Refuse(InDirect, 403, """{"code":50007,"message":"Cannot send messages to this user"}""");

        await doing.DoAsync();

        Assert.Single(await NotesAsync(doing));
        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
    }

    [Fact]
    public async Task WhenDiscordHasNoTimeForADirectMessageItIsSentLater()
    {
        await using var doing = await Doing.StartAsync(ToAna);
        await ChoosesAsync(doing, before => before with { DmYes = true });
        doing.Discord.Refuse(InDirect, 429, """{"retry_after":90}""");
        await doing.DoAsync();
        Assert.Empty(await NotesAsync(doing));

        await doing.LaterAsync(TimeSpan.FromSeconds(91));

        Assert.Single(doing.Discord.Messages);
        Assert.Empty(await NotesAsync(doing));
    }

    [Fact]
    public async Task WhenDiscordHasNoTimeForTheThreadItIsNotSaidElsewhereInstead()
    {
        await using var doing = await Doing.StartAsync(InHerThread);
        await ChoosesAsync(doing, before => before with { DmYes = true });
        doing.Discord.Refuse(InThread, 429, """{"retry_after":90}""");

        await doing.DoAsync();

        Assert.Single(doing.Discord.Calls);
        Assert.Equal(["Pending"], await doing.StatesAsync());
        Assert.Equal(["channel:850|"], await doing.LanesAsync());
    }

    [Fact]
    public async Task WhatIsSaidInItsThreadIsSaidThereAlone()
    {
        await using var doing = await Doing.StartAsync(InHerThread);
        await ChoosesAsync(doing, before => before with { DmYes = true });

        await doing.DoAsync();

        Assert.Equal([InThread], doing.Discord.Calls.Select(sent => sent.Line));
        Assert.Empty(await NotesAsync(doing));
        Assert.Equal(7000, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task WhatIsToldToSomebodyWhoHasLeftIsToldToNobody()
    {
        await using var doing = await Doing.StartAsync(ToAna);
        await ChoosesAsync(doing, before => before with { DmYes = true, Gone = true });

        await doing.DoAsync();

        Assert.Empty(doing.Discord.Calls);
        Assert.Empty(await NotesAsync(doing));
        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
    }

    /// <summary>It is nine in the morning in London, and ten in Berlin, where her quiet hour has begun.</summary>
    [Theory]
    [InlineData(null, "Europe/Berlin", false)]
    [InlineData(null, "Europe/London", true)]
    [InlineData("Europe/Berlin", "Europe/London", false)]
    [InlineData("Europe/London", "Europe/Berlin", true)]
    [InlineData("Atlantis/Nowhere", "Europe/Berlin", true)]
    public async Task NothingRingsInHerQuietHours_ByHerOwnClockOrTheCommunitys(string? hers, string theirs, bool rings)
    {
        await using var doing = await Doing.StartAsync(ToAna);
        await ChoosesAsync(doing, before => before with
        {
            DmYes = true,
            Zone = hers,
            QuietFrom = new LocalTime(10, 0),
            QuietTo = new LocalTime(11, 0),
        });
        await doing.Bot.The<CommunityStore>().ChangeAsync(
            Some.Guild, Some.Press(2), before => Decision.Accept(before with { Zone = theirs }), default);

        await doing.DoAsync();

        Assert.Equal(rings ? 1 : 0, doing.Discord.Messages.Count);
        Assert.Equal(rings ? 0 : 1, (await NotesAsync(doing)).Count);
    }

    [Fact]
    public async Task WhoeverPausesOrHasLeftIsNotPinged_AndTheOthersAre()
    {
        var card = new Card("Who is near?") { Pings = [Some.Ana, Some.Maya, Some.Ifeoma] };
        await using var doing = await Doing.StartAsync(
            new Effect.Post(Some.HelpChannel, card), new Effect.Tell(Some.Maya, card, Some.Thread));
        await ChoosesAsync(doing, before => before with { Paused = true });

        await doing.DoAsync();

        Assert.Equal(2, doing.Discord.Messages.Count);
        Assert.All(doing.Discord.Messages, message => Assert.Equal(
            ["1001", "1003"],
            message["allowed_mentions"]!["users"]!.AsArray().Select(each => each!.GetValue<string>())));
    }

    [Fact]
    public async Task WhereNobodyPausesAllWhomItNamesArePinged()
    {
        await using var doing = await Doing.StartAsync(new Effect.Post(
            Some.HelpChannel, new Card("Who is near?") { Pings = [Some.Ana, Some.Maya] }));

        await doing.DoAsync();

        Assert.Equal(2, Assert.Single(doing.Discord.Messages)["allowed_mentions"]!["users"]!.AsArray().Count);
    }

    private static Task ChoosesAsync(Doing doing, Func<Member, Member> chooses) => doing.Bot.The<MemberStore>()
        .ChangeAsync(Some.Guild, Some.Ana, Some.Press(1), before => Decision.Accept(chooses(before)), default);

    private static async Task<IReadOnlyList<Note>> NotesAsync(Doing doing) =>
        await doing.Bot.The<NoteStore>().ForAsync(Some.Guild, Some.Ana, default);
}
