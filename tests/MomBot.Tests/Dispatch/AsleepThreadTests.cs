using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>In a thread in which nobody wrote for days, Discord lets nothing be done before it is woken.</summary>
public class AsleepThreadTests
{
    private const string Asleep = """{"code":50083,"message":"Thread is archived"}""";
    private const string Wake = "PATCH /channels/850";
    private static readonly Effect Redraw = new Effect.UpdateCard(Some.Thread, Some.Card, new Card("New."));
    private static readonly Effect TakeDown = new Effect.TakeDown(Some.Thread, Some.Card);

    public static TheoryData<Effect, string> Asked => new()
    {
        { Redraw, "PATCH /channels/850/messages/901" },
        { TakeDown, "DELETE /channels/850/messages/901" },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task ItIsWokenAndThenItIsDone(Effect effect, string call)
    {
        await using var doing = await Doing.StartAsync(effect);
        doing.Discord.Refuse(call, 400, Asleep);

        await doing.DoAsync();

        Assert.Equal([call, Wake, call], doing.Discord.Calls.Select(sent => sent.Line));
        Assert.Equal("""{"archived":false}""", doing.Discord.Calls[1].Body);
        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
    }

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task WhereSomethingElseIsWrongNothingIsWoken(Effect effect, string call)
    {
        await using var doing = await Doing.StartAsync(effect);
        doing.Discord.Refuse(call, 400, """{"code":50035,"message":"Invalid Form Body"}""");

        await doing.DoAsync();

        Assert.Single(doing.Discord.Calls);
        Assert.Equal(["Dead"], await doing.StatesAsync());
    }

    [Fact]
    public async Task AThreadOfACardIsTheOneDiscordMade()
    {
        await using var doing = await Doing.StartAsync(new Effect.OpenThread(Some.HelpChannel, Some.Card, "Here"));

        await doing.DoAsync();

        Assert.Equal(7000, Assert.Single(doing.Heard).Id);
    }

    [Fact]
    public async Task WhereAThreadMayNotBeOpenedNoneIsTakenForThere()
    {
        await using var doing = await Doing.StartAsync(new Effect.OpenThread(Some.HelpChannel, Some.Card, "Here"));
        doing.Discord.Refuse("POST /channels/801/messages/901/threads", 400, """{"code":160005}""");

        await doing.DoAsync();

        Assert.Equal(Went.Gone, Assert.Single(doing.Heard).Went);
    }
}
