using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Discord.Gateway;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Dispatch;

/// <summary>What comes of something that was to be done where there is nothing to do it to, or no time left.</summary>
public class EffectEndingsTests
{
    private const string Gone = """{"code":10003,"message":"Unknown Channel"}""";
    private static readonly ChannelId Channel = Some.HelpChannel;

    /// <summary>What was to be taken away is away: nobody need decide anything.</summary>
    public static TheoryData<Effect> TakeAway =>
    [
        new Effect.TakeDown(Channel, Some.Card),
        new Effect.RemoveFromThread(Some.Thread, Some.Ana),
        new Effect.CloseThread(Some.Thread),
        new Effect.DeleteThread(Some.Thread),
        new Effect.DeleteRole(Some.Facilitators, "Not used"),
        new Effect.DeleteChannel(Channel, "Not used"),
        new Effect.ClearOverwrite(Channel, Some.Ana, "She left"),
    ];

    /// <summary>What was to be there and cannot be: its feature hears it, and an admin sees it.</summary>
    public static TheoryData<Effect> Want =>
    [
        new Effect.Post(Channel, new Card("Hello.")),
        new Effect.PostPoll(Channel, "When?", ["Now"]),
        new Effect.Pin(Channel, Some.Card),
        new Effect.OpenThread(Channel, Some.Card, "Here"),
        new Effect.AddToThread(Some.Thread, Some.Ana),
        new Effect.SetOverwrite(Channel, Some.Ana, GuildPermissions.ViewChannel, GuildPermissions.None, "Hers"),
    ];

    [Theory]
    [MemberData(nameof(TakeAway))]
    public async Task WhatIsToBeTakenAwayAndIsGoneIsDone(Effect effect)
    {
        await using var doing = await RefusedAsync(effect, 404, Gone);

        Assert.Equal(Went.Well, Assert.Single(doing.Heard).Went);
        Assert.Equal(["Sent|"], await doing.Bot.QueryAsync("select state, error from outbox"));
    }

    [Theory]
    [MemberData(nameof(Want))]
    public async Task WhatIsToBeThereAndHasNoPlaceIsShownToWhoeverRunsIt(Effect effect)
    {
        await using var doing = await RefusedAsync(effect, 404, Gone);

        Assert.Equal(
            (Went.Gone, "Gone 10003 Unknown Channel"),
            (Assert.Single(doing.Heard).Went, Assert.Single(doing.Heard).Why));
        Assert.Equal(["Dead"], await doing.StatesAsync());
    }

    [Theory]
    [InlineData(403, Went.Forbidden, "Forbidden 50013 Missing Permissions")]
    [InlineData(400, Went.Gone, "Invalid 50013 Missing Permissions")]
    public async Task TheFeatureHearsWhetherItWasNotAllowedOrCannotBe(int status, Went went, string why)
    {
        await using var doing = await RefusedAsync(
            new Effect.TakeDown(Channel, Some.Card), status, """{"code":50013,"message":"Missing Permissions"}""");

        var heard = Assert.Single(doing.Heard);
        Assert.Equal((Some.Guild, went, why), (heard.Guild, heard.Went, heard.Why));
        Assert.Equal([$"{heard.Cause.Id}"], await doing.Bot.QueryAsync("select id from outcomes"));
        Assert.Equal("outcome", heard.Cause.Kind);
        Assert.Equal(["Dead"], await doing.StatesAsync());
    }

    [Fact]
    public async Task WhatDiscordHoldsOfTheCommunityIsThereWhenAFeatureHears()
    {
        await using var doing = await Doing.StartAsync(new Effect.CloseThread(Some.Thread));
        doing.Bot.The<GuildCache>().Apply(new GatewayEvent.GuildCreated(
            new Guild { Id = new(700), Name = "The village" }));

        await doing.DoAsync();

        Assert.Equal("The village", Assert.Single(doing.Heard).View!.Name);
    }

    [Theory]
    [InlineData(10 * 60 - 1, Went.Well)]
    [InlineData(10 * 60, Went.Dropped)]
    public async Task WhatIsNotWorthDoingAnyMoreIsNotDone(int seconds, Went went)
    {
        await using var doing = await Doing.StartAsync(
            new Effect.CloseThread(Some.Thread) { Until = Instant.FromUtc(2026, 12, 7, 9, 10) });
        await doing.TellAsync();

        await doing.LaterAsync(TimeSpan.FromSeconds(seconds));

        Assert.Equal(went, Assert.Single(doing.Heard).Went);
        Assert.Equal(went == Went.Well ? 1 : 0, doing.Discord.Calls.Count);
    }

    /// <summary>A private answer can be redrawn for fifteen minutes; the last of them is for the way.</summary>
    [Theory]
    [InlineData(14 * 60 - 1, Went.Well)]
    [InlineData(14 * 60, Went.Dropped)]
    public async Task AnAnswerThatDiscordWouldNotRedrawAnyMoreIsLetGo(int seconds, Went went)
    {
        await using var doing = await Doing.StartAsync(new Effect.UpdateAnswer("token", new Card("Done.")));
        await doing.TellAsync();

        await doing.LaterAsync(TimeSpan.FromSeconds(seconds));

        Assert.Equal(went, Assert.Single(doing.Heard).Went);
    }

    [Fact]
    public async Task WhatACommunityReadsIsInItsLanguage()
    {
        await using var doing = await Doing.StartAsync(new Effect.OpenThread(Channel, Some.Card, "Done."));
        await doing.Bot.The<CommunityStore>().ChangeAsync(
            Some.Guild, Some.Press(1), before => Decision.Accept(before with { Language = "es" }), default);

        await doing.DoAsync();

        Assert.Equal("""{"name":"Hecho."}""", Assert.Single(doing.Discord.Calls).Body);
    }

    private static async Task<Doing> RefusedAsync(Effect effect, int status, string why)
    {
        var doing = await Doing.StartAsync(effect);
        doing.Discord.Refuse("", status, why);
        await doing.DoAsync();
        return doing;
    }
}
