using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Discord.Gateway;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;
using Member = MomBot.Data.Members.Member;

namespace MomBot.Tests.Dispatch;

/// <summary>What a feature knows of whoever presses: who she is, where, in which words, and what she may do.</summary>
public class ContextTests
{
    [Fact]
    public async Task WhoPressesWhereAndWhatSheMayDoThere()
    {
        var context = await SeenAsync(Press());

        Assert.Equal(new Cause("interaction", 6001), context.Cause);
        Assert.Equal((Some.Guild, Some.HelpChannel, Some.Ana), (context.Guild, context.Channel, context.Member));
        Assert.Equal(Some.Card, context.Message);
        Assert.Null(context.Target);
        Assert.Equal((GuildPermissions)2147483647, context.Permissions);
        Assert.Equal("interaction-token", context.AnswerToken);
        Assert.False(context.IsArriving);
        Assert.Equal(new ShownWords("a card", "a card"), Assert.Single(context.Shown));
    }

    [Fact]
    public async Task InADirectMessageThereIsNoCommunityAndNothingSheMayDo()
    {
        var press = Press();
        var context = await SeenAsync(press with
        {
            GuildId = null, Member = null, User = press.Member!.User, ChannelId = null, Message = null,
        });

        Assert.Null(context.Guild);
        Assert.Null(context.View);
        Assert.Null(context.Message);
        Assert.Equal((Some.Ana, new ChannelId(0)), (context.Member, context.Channel));
        Assert.Equal(GuildPermissions.None, context.Permissions);
        Assert.Equal(("Ana", "Etc/UTC"), (context.DisplayName, context.Settings.Zone));
        Assert.Empty(context.Roles);
        Assert.Empty(context.Shown);
        Assert.Equal(Some.Ana, context.Mine.Id);
        Assert.False(context.IsArriving);
    }

    [Theory]
    [InlineData("Ana from nr 4", "Ana", "Ana from nr 4")]
    [InlineData("", "Ana", "Ana")]
    [InlineData(null, null, "ana")]
    public async Task SheIsCalledAsTheCommunityCallsHer(string? nick, string? name, string called)
    {
        var press = Press();
        var context = await SeenAsync(press with
        {
            Member = press.Member! with { Nick = nick, User = press.Member.User! with { GlobalName = name } },
        });

        Assert.Equal(called, context.DisplayName);
    }

    [Fact]
    public async Task HerRolesAndWhetherSheIsStillArrivingAreThoseOfThisPress()
    {
        var press = Press();
        var context = await SeenAsync(press with
        {
            Member = press.Member! with { Roles = [new(601), new(602)], Pending = true },
        });

        Assert.Equal([Some.Facilitators, new RoleId(602)], context.Roles.AsEnumerable());
        Assert.True(context.IsArriving);
    }

    [Fact]
    public async Task WhatAMenuWasOpenedOnIsKnown()
    {
        var press = Press();
        var context = await SeenAsync(press with { Data = press.Data! with { TargetId = new(902) } });

        Assert.Equal(902, context.Target);
    }

    [Fact]
    public async Task WordsOfACardAreReadHoweverDeepTheyStand()
    {
        var press = Press();
        var context = await SeenAsync(press with
        {
            Message = press.Message! with
            {
                Components =
                [
                    Parts.Container(null, 0, [Parts.Text("one"), Parts.Container(null, 0, [Parts.Text(@"\*two\*")])]),
                    Parts.Text("three"),
                ],
            },
        });

        Assert.Equal(["one", "*two*", "three"], context.Shown.Select(each => each.Plain));
    }

    /// <summary>Her own choice; else how her Discord speaks; else the community; else English.</summary>
    [Theory]
    [InlineData("fr", "es-ES", "de", "fr")]
    [InlineData(null, "es-ES", "de", "es")]
    [InlineData(null, null, "de", "de")]
    [InlineData(null, null, null, "en")]
    public async Task SheReadsHerOwnLanguage(string? hers, string? discords, string? theirs, string read)
    {
        await using var world = await World.StartAsync();
        await world.ChangeAsync(
            before => before with { Language = hers },
            before => theirs is null ? before : before with { Language = theirs });

        Assert.Equal(read, (await world.SeenAsync(Press() with { Locale = discords })).Language);
    }

    [Theory]
    [InlineData("Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo")]
    [InlineData(null, "Europe/Berlin", "Europe/Berlin")]
    [InlineData("Atlantis/Nowhere", "Europe/Berlin", "UTC")]
    public async Task TimesAreHersElseTheCommunitys(string? hers, string theirs, string zone)
    {
        await using var world = await World.StartAsync();
        await world.ChangeAsync(before => before with { Zone = hers }, before => before with { Zone = theirs });

        var context = await world.SeenAsync(Press());

        Assert.Equal(zone, context.Zone.Id);
        Assert.Equal((hers, theirs), (context.Mine.Zone, context.Settings.Zone));
    }

    [Fact]
    public async Task WhatDiscordHoldsOfTheCommunityIsThere()
    {
        await using var world = await World.StartAsync();
        world.Bot.The<GuildCache>().Apply(
            new GatewayEvent.GuildCreated(new Guild { Id = new(700), Name = "The village" }));

        Assert.Equal("The village", (await world.SeenAsync(Press())).View!.Name);
    }

    /// <summary>Whom to call must not depend on a database.</summary>
    [Fact]
    public async Task WithTheDatabaseGoneSheIsAnsweredAsIfNothingWereKnown()
    {
        await using var world = await World.StartAsync();
        await world.ChangeAsync(before => before with { Language = "fr" }, before => before);
        await world.Bot.LoseDatabaseAsync();

        var context = await world.SeenAsync(Press() with { Locale = "es-ES" });

        Assert.Equal(("es", "UTC", 0), (context.Language, context.Zone.Id, context.Mine.Version));
        Assert.Equal((Some.Guild, Some.Ana), (context.Settings.Id, context.Mine.Id));
    }

    [Fact]
    public async Task WhoeverPressesAsTheBotStopsIsNotTakenForAStranger()
    {
        await using var world = await World.StartAsync();
        var reading = world.Bot.The<ContextReader>().ReadAsync(Press(), new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task SomebodyMustHavePressed()
    {
        await using var world = await World.StartAsync();
        var reading = world.Bot.The<ContextReader>().ReadAsync(Press() with { Member = null }, default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
    }

    private static Interaction Press() => Arriving.Press("t.press");

    private static async Task<InteractionContext> SeenAsync(Interaction press)
    {
        await using var world = await World.StartAsync();
        return await world.SeenAsync(press);
    }

    /// <summary>A bot whose one button shows what it was told of whoever presses it.</summary>
    private sealed class World(TestBot bot, List<InteractionContext> seen) : IAsyncDisposable
    {
        public TestBot Bot => bot;

        public static async Task<World> StartAsync()
        {
            var seen = new List<InteractionContext>();
            return new World(
                await TestBot.StartAsync(new Feature("t", "For tests") { Scope = CommandScope.Everywhere }
                    .On<Pressed>((_, context, _) =>
                    {
                        seen.Add(context);
                        return Task.FromResult(Response.Ephemeral("Hello."));
                    })),
                seen);
        }

        public async Task<InteractionContext> SeenAsync(Interaction press)
        {
            await bot.HandleAsync(press);
            return Assert.Single(seen);
        }

        public async Task ChangeAsync(Func<Member, Member> hers, Func<Community, Community> theirs)
        {
            await bot.The<MemberStore>().ChangeAsync(
                Some.Guild, Some.Ana, Some.Press(1), before => Decision.Accept(hers(before)), default);
            await bot.The<CommunityStore>().ChangeAsync(
                Some.Guild, Some.Press(2), before => Decision.Accept(theirs(before)), default);
        }

        public ValueTask DisposeAsync() => bot.DisposeAsync();
    }

    [Route("t.press")]
    public sealed record Pressed : BotAction;
}
