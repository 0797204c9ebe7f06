using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>Who is answered: by what she may do at this very press, by her roles here, and by nothing else.</summary>
public class WhoMayTests
{
    private const GuildPermissions Nothing = GuildPermissions.ViewChannel | GuildPermissions.ManageRoles
        | GuildPermissions.ManageMessages | GuildPermissions.ManageChannels;

    private static readonly RoleId Moderators = new(602);

    /// <summary>What she may do, her role; whether she counts as facilitator, moderator, admin.</summary>
    public static TheoryData<GuildPermissions, long, bool, bool, bool> People => new()
    {
        { Nothing, 0, false, false, false },
        { Nothing, 699, false, false, false },
        { Nothing, 601, true, false, false },
        { Nothing, 602, false, true, false },
        { GuildPermissions.ModerateMembers, 0, false, true, false },
        { GuildPermissions.ManageServer, 0, true, true, true },
        { GuildPermissions.Administrator, 0, true, true, true },
    };

    [Theory]
    [MemberData(nameof(People))]
    public void WhoSheIsHereIsReadFromThisPress(
        GuildPermissions may, long role, bool facilitates, bool moderates, bool runs)
    {
        var context = Some.ContextOf(Some.Ana, permissions: may) with
        {
            Roles = role == 0 ? [] : [new RoleId(role)],
            Settings = Community.Fresh(Some.Guild)
                .With(new Place("role", "facilitators", Some.Facilitators.Value, Ours: false, "F"))
                .With(new Place("role", "moderators", Moderators.Value, Ours: false, "M"))
                .With(new Place("channel", "facilitators", 699, Ours: false, "a room of that name")),
        };

        Assert.Equal(facilitates, context.IsFacilitator);
        Assert.Equal(
            (true, facilitates, moderates, runs),
            (context.Is(CommandFor.Everyone), context.Is(CommandFor.Facilitators), context.Is(CommandFor.Moderators),
                context.Is(CommandFor.Admins)));
        Assert.Equal(runs, context.IsAdmin);
    }

    [Fact]
    public void WhereNoRoleWasChosenNobodyHasIt()
    {
        var context = Some.ContextOf(Some.Ana) with { Roles = [new RoleId(0)] };

        Assert.False(context.Is(CommandFor.Facilitators));
        Assert.False(context.Is(CommandFor.Moderators));
    }

    [Fact]
    public void InADirectMessageThereIsNoCommunityToAct() => Assert.Throws<InvalidOperationException>(
        () => (Some.ContextOf(Some.Ana) with { Guild = null }).Community);

    /// <summary>A button, a command and a form each ask; whoever may not reads for whom it is.</summary>
    [Theory]
    [InlineData("admins", "for those who run the server")]
    [InlineData("moderators", "for moderators")]
    [InlineData("facilitators", "for facilitators")]
    public async Task WhoeverMayNotReadsForWhomItIs_HoweverSheAsks(string audience, string words)
    {
        var (bot, done) = await StartAsync();
        await using var owned = bot;

        await bot.HandleAsync(May(Arriving.Press($"t.{audience}"), Permissions.ViewChannel));
        await bot.HandleAsync(May(Arriving.Command(audience, id: 6002), Permissions.ViewChannel));
        await bot.HandleAsync(May(Arriving.Form($"t.form-{audience}", "x", id: 6003), Permissions.ViewChannel));
        Assert.Empty(done);
        Assert.Equal(3, bot.Discord.Calls.Count);
        Assert.All(bot.Discord.Calls, sent => Assert.Contains(words, sent.Body));

        await bot.HandleAsync(May(Arriving.Press($"t.{audience}", id: 6004), Permissions.ManageGuild));
        await bot.HandleAsync(May(Arriving.Command(audience, id: 6005), Permissions.ManageGuild));
        await bot.HandleAsync(May(Arriving.Form($"t.form-{audience}", "x", id: 6006), Permissions.ManageGuild));
        Assert.Equal([audience, audience, $"form-{audience}"], done);
    }

    /// <summary>An action is for whom its route says and for whom any command that asks for it says.</summary>
    [Fact]
    public async Task AButtonIsForNobodyForWhomItsCommandIsNot()
    {
        var (bot, done) = await StartAsync();
        await using var owned = bot;

        await bot.HandleAsync(May(Arriving.Press("t.both"), Permissions.ModerateMembers));

        Assert.Empty(done);
        Assert.Contains("for those who run the server", Assert.Single(bot.Discord.Calls).Body);
    }

    [Theory]
    [InlineData("nobody-knows")]
    [InlineData("")]
    public async Task ACommandNobodyKnowsLeadsOn(string name)
    {
        var (bot, done) = await StartAsync();
        await using var owned = bot;

        await bot.HandleAsync(Arriving.Command(name));

        Assert.Empty(done);
        Assert.Contains("older version", Assert.Single(bot.Discord.Calls).Body);
    }

    /// <summary>A form's id on a button, and a button's id on a form: made up, or mixed up.</summary>
    [Fact]
    public async Task AFormIsFilledInAndAButtonIsPressed()
    {
        var (bot, done) = await StartAsync();
        await using var owned = bot;

        await bot.HandleAsync(May(Arriving.Press("t.form-admins"), Permissions.ManageGuild));
        await bot.HandleAsync(May(Arriving.Form("t.admins", "x", id: 6002), Permissions.ManageGuild));

        Assert.Empty(done);
        Assert.All(bot.Discord.Calls, sent => Assert.Contains("older version", sent.Body));
    }

    [Fact]
    public async Task AnInteractionWithoutAnythingInItLeadsOn()
    {
        var (bot, done) = await StartAsync();
        await using var owned = bot;

        await bot.HandleAsync(Arriving.Press("t.admins") with { Data = null });
        await bot.HandleAsync(Arriving.Press("t.admins", id: 6002) with { Type = InteractionType.Ping });
        await bot.HandleAsync(Arriving.Form("t.form-admins", "x", id: 6003) with { Data = new InteractionData() });

        Assert.Empty(done);
        Assert.Equal(3, bot.Discord.Calls.Count);
        Assert.All(bot.Discord.Calls, sent => Assert.Contains("older version", sent.Body));
    }

    [Fact]
    public async Task WhatIsChosenFromAListArrives()
    {
        var (bot, done) = await StartAsync();
        await using var owned = bot;
        var press = Arriving.Press("t.pick");

        await bot.HandleAsync(press with { Data = press.Data! with { Values = ["801"] } });
        await bot.HandleAsync(press with { Id = new(6002) });

        Assert.Equal(["801", "0"], done);
    }

    [Theory]
    [InlineData(Permissions.ManageGuild, 1)]
    [InlineData(Permissions.ViewChannel, 0)]
    public async Task SuggestionsAreForWhomTheCommandIs(Permissions may, int suggested)
    {
        var (bot, _) = await StartAsync();
        await using var owned = bot;
        var typing = May(
            Arriving.Command(
                "find", [new() { Name = "what", Type = OptionType.String, Value = Scalar.Of("s"), Focused = true }]),
            may);

        await bot.HandleAsync(typing with { Type = InteractionType.Autocomplete });

        Assert.Equal(suggested, Assert.Single(bot.Discord.Calls).Json["data"]!["choices"]!.AsArray().Count);
    }

    private static Interaction May(Interaction interaction, Permissions may) =>
        interaction with { Member = interaction.Member! with { Permissions = may } };

    private static async Task<(TestBot Bot, List<string> Done)> StartAsync()
    {
        var done = new List<string>();
        var feature = new Feature("t", "For tests") { Scope = CommandScope.Everywhere }
            .Suggests("things", (_, _, _) => Task.FromResult<System.Collections.Immutable.ImmutableArray<Choice>>(
                [new Choice("soup", "Soup")]))
            .Command<Find>("find", "Find", CommandFor.Admins)
            .Command<Both>("both", "Both", CommandFor.Admins)
            .Command<ForAdmins>("admins", "A")
            .Command<ForModerators>("moderators", "M")
            .Command<ForFacilitators>("facilitators", "F");
        Answer<ForAdmins>("admins", CommandFor.Admins);
        Answer<ForModerators>("moderators", CommandFor.Moderators);
        Answer<ForFacilitators>("facilitators", CommandFor.Facilitators);
        Answer<FormOfAdmins>("form-admins", CommandFor.Admins);
        Answer<FormOfModerators>("form-moderators", CommandFor.Moderators);
        Answer<FormOfFacilitators>("form-facilitators", CommandFor.Facilitators);
        Answer<Both>("both", CommandFor.Moderators);
        Answer<Find>("find", CommandFor.Everyone);
        feature.On<Pick>((action, _, _) => Say($"{action.Where.Value}"));
        return (await TestBot.StartAsync(feature), done);

        void Answer<T>(string name, CommandFor audience) where T : BotAction =>
            feature.On<T>((_, _, _) => Say(name), audience: audience);

        Task<Response> Say(string what)
        {
            done.Add(what);
            return Task.FromResult(Response.Ephemeral("Done."));
        }
    }

    [Route("t.admins")]
    public sealed record ForAdmins : BotAction;

    [Route("t.moderators")]
    public sealed record ForModerators : BotAction;

    [Route("t.facilitators")]
    public sealed record ForFacilitators : BotAction;

    [Route("t.both")]
    public sealed record Both : BotAction;

    [Route("t.find")]
    public sealed record Find([Option("What?", From = "things")] string What = "") : BotAction;

    [Route("t.pick")]
    public sealed record Pick([Chosen] ChannelId Where) : BotAction;

    [Route("t.form-admins")]
    public sealed record FormOfAdmins([TextInput("What?")] string What = "") : Modal("A form");

    [Route("t.form-moderators")]
    public sealed record FormOfModerators([TextInput("What?")] string What = "") : Modal("A form");

    [Route("t.form-facilitators")]
    public sealed record FormOfFacilitators([TextInput("What?")] string What = "") : Modal("A form");
}
