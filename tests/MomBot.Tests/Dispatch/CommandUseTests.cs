using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>Commands as people use them: which one was meant, with what, and whether it is for them here.</summary>
public class CommandUseTests
{
    private static readonly Snowflake Role = new((ulong)Some.Facilitators.Value);

    [Fact]
    public async Task ASubcommandArrivesWithItsOptionsOfEveryKind()
    {
        var (bot, seen) = await StartAsync();
        await using var owned = bot;

        await bot.HandleAsync(Arriving.Command(
            "host",
            Steps(
                new() { Name = "words", Type = OptionType.String, Value = Scalar.Of("soup") },
                new() { Name = "hands", Type = OptionType.Integer, Value = Scalar.Of(3) },
                new() { Name = "quietly", Type = OptionType.Boolean, Value = Scalar.Of(true) },
                new() { Name = "who", Type = OptionType.User, Value = Scalar.Of("1002") },
                new() { Name = "where", Type = OptionType.Channel, Value = Scalar.Of("801") },
                new() { Name = "soon", Type = OptionType.String, Value = Scalar.Of("Later") },
                new() { Name = "file", Type = OptionType.Attachment, Value = Scalar.Of("5") }),
            new Member { Permissions = Permissions.ManageGuild },
            new Resolved
            {
                Attachments = new Dictionary<Snowflake, Attachment>
                {
                    [new(5)] = new() { Filename = "prompts.csv", Url = "https://x/prompts.csv", Size = 9 },
                },
            }));

        var preview = Assert.Single(seen);
        Assert.Equal(
            ("soup", 3, true, Some.Ana, Some.HelpChannel, When.Later),
            (preview.Words, preview.Hands, preview.Quietly, preview.Who, preview.Where, preview.Soon));
        Assert.Equal(new HandedIn("prompts.csv", "https://x/prompts.csv", 9, null), preview.File);
    }

    [Fact]
    public async Task OnlyWhoeverFacilitatesAtThisVeryMomentIsAnswered()
    {
        var (bot, seen) = await StartAsync();
        await using var owned = bot;
        await bot.The<CommunityStore>().ChangeAsync(
            Some.Guild,
            Some.Press(1),
            before => Decision.Accept(
                before.With(new Place("role", "facilitators", Some.Facilitators.Value, Ours: false, "Facilitators"))),
            default);

        await bot.HandleAsync(Arriving.Command("host", Steps(), new Member { Roles = [Role] }));
        Assert.Single(seen);

        await bot.HandleAsync(Arriving.Command("host", Steps(), new Member { Roles = [] }) with { Id = new(6002) });
        var press = Arriving.Press("t.preview", id: 6003);
        await bot.HandleAsync(press with { Member = press.Member! with { Permissions = Permissions.None } });
        Assert.Single(seen);
        Assert.All(bot.Discord.Calls.TakeLast(2), each => Assert.Contains("This one is for facilitators", each.Body));
    }

    [Fact]
    public async Task AButtonOfASwitchedOffFeatureAnswersKindlyAndDoesNothing()
    {
        var (bot, seen) = await StartAsync();
        await using var owned = bot;
        await bot.The<CommunityStore>().ChangeAsync(
            Some.Guild, Some.Press(1), before => Decision.Accept(before.With(new FeatureSwitch("t", false))), default);

        await bot.HandleAsync(Arriving.Press("t.open"));

        Assert.Empty(seen);
        Assert.Contains("switched off on this server", Assert.Single(bot.Discord.Calls).Body);
        Assert.Contains("Nothing was deleted", bot.Discord.Calls[0].Body);
    }

    private static async Task<(TestBot Bot, List<Preview> Seen)> StartAsync()
    {
        var seen = new List<Preview>();
        var bot = await TestBot.StartAsync(new Feature("t", "For tests")
            .CommandGroup("host prompts", "The prompts of the weekly round")
            .Command<Preview>("host prompts preview", "See the next prompt", CommandFor.Facilitators)
            .On<Preview>((action, _, _) =>
            {
                seen.Add(action);
                return Task.FromResult(Response.Ephemeral("Here."));
            })
            .On<Open>((_, _, _) =>
            {
                seen.Add(new Preview());
                return Task.FromResult(Response.Ephemeral("Open."));
            }));
        return (bot, seen);
    }

    private static InteractionOption[] Steps(params InteractionOption[] options) =>
    [
        new()
        {
            Name = "prompts",
            Type = OptionType.SubcommandGroup,
            Options = [new() { Name = "preview", Type = OptionType.Subcommand, Options = options }],
        },
    ];

    /// <summary>A choice that is offered by name.</summary>
    public enum When
    {
        Soon,
        Later,
    }

    [Route("t.open")]
    public sealed record Open : BotAction;

    [Route("t.preview")]
    public sealed record Preview(
        [Option("Words")] string Words = "",
        [Option("Hands")] int Hands = 0,
        [Option("Quietly")] bool Quietly = false,
        [Option("Who")] MemberId? Who = null,
        [Option("Where")] ChannelId? Where = null,
        [Option("Soon")] When Soon = When.Soon,
        [Option("File")] HandedIn? File = null) : BotAction;
}
