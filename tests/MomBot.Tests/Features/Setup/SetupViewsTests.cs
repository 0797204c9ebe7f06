using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Dispatch;
using MomBot.Features;
using MomBot.Features.Setup;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.Setup;

public class SetupViewsTests
{
    private const string Folder = "Features/Setup";

    private static readonly ImmutableArray<Instant> Rounds =
        [.. Enumerable.Range(1, 3).Select(week => ModelServer.Now + Duration.FromDays(7 * week))];

    [Fact]
    public void BeforeDiscordHasToldAboutTheServer() => Matches("NotYet", SetupViews.NotYet());

    [Fact]
    public void OnAnEmptyServer() => Matches("Empty", SetupViews.Page(PanelOf(new ModelServer())));

    [Fact]
    public void OnAServerWithChannelsAndRolesOfItsOwn()
    {
        var server = new ModelServer { Run = Wanting("newborn", "infant", "toddler") };
        server.Channel("help");
        server.Use(Part.CheckIns, server.Channel("mondays").Value, "mondays");
        server.Use(Part.Facilitators, server.Role("Hosts").Value, "Hosts");
        server.Role("Newborn");
        server.Use(Part.StageRole, server.Role("Under one").Value, "Under one", stage: "infant");
        server.Use(Part.StageRoom, 5, "infants", stage: "infant");

        Matches("Mixed", SetupViews.Page(PanelOf(server, "Europe/London") with
        {
            Word = "Saved: Europe/London.",
            Rounds = Rounds,
        }));
    }

    [Fact]
    public void WhenEverythingIsInPlace()
    {
        var server = new ModelServer { Run = Wanting("newborn") };
        server.Press();
        server.Settle();

        Matches("InPlace", SetupViews.Page(PanelOf(server, "Europe/London") with { Rounds = Rounds }));
    }

    [Fact]
    public void WithoutAnyStage() =>
        Matches("NoStages", SetupViews.Page(PanelOf(new ModelServer { Run = Wanting() }, "Europe/London")));

    [Fact]
    public void WhenTheBotIsNotAllowedAnything() => Matches("Worst", SetupViews.Page(PanelOf(Worst())));

    [Fact]
    public void OneStage()
    {
        var server = new ModelServer { Run = Wanting("newborn", "infant") };
        server.Role("Newborn", mayGive: false);
        server.Use(Part.StageRoom, server.Channel("babies").Value, "babies", stage: "infant");
        var panel = PanelOf(server);

        Snapshots.Matches(Folder, "Stage", CardPicture.OfAll(
            ("a role above mine", SetupViews.Stage(panel, panel.Plan.Stages[0])),
            ("a channel of theirs", SetupViews.Stage(panel with { Word = "Saved." }, panel.Plan.Stages[1]))));
    }

    [Fact]
    public void AZoneNobodyKnows() =>
        Matches("UnknownZone", SetupViews.UnknownZone("Lodnon", new ZoneSearch().Closest("Lodnon")));

    [Fact]
    public void HowARunGoes()
    {
        var begun = new ModelServer { Run = Wanting("newborn") };
        begun.Press();
        var ended = new ModelServer { Run = Wanting("newborn") };
        ended.Press();
        ended.Settle();
        var refused = new ModelServer { Run = Wanting("newborn") };
        refused.Press();
        refused.Settle(name => name is "Newborn" or "help");
        SetupRun Stuck(string kind, string key, string why) => refused.Run.With(
            refused.Run.Find(kind, key)! with { State = StepState.Stuck, Why = why });

        Snapshots.Matches(Folder, "Run", CardPicture.OfAll(
        [
            ("under way", SetupViews.Progress(begun.Run, begun.Community, false)),
            ("at its end", SetupViews.Progress(ended.Run, ended.Community with { ZoneChosen = true }, false)),
            ("at its end, not in order", SetupViews.Progress(ended.Run, ended.Community, true)),
            ("refused", SetupViews.Progress(refused.Run, refused.Community, false)),
            .. from each in new (string Kind, string Key, string Why)[]
               {
                   ("channel", "help", "Invalid 30013 Maximum number of server channels reached (500)"),
                   ("role", "facilitators", "Invalid 30005 Maximum number of server roles reached (250)"),
                   ("channel", "help", "Invalid 50035 Invalid Form Body"),
                   ("role", "facilitators", "Invalid 50035 Invalid Form Body"),
                   ("channel", "help", "Gone 10003 Unknown Channel"),
                   ("channel", "help", "Unknown 0 The answer was lost; it may have been done."),
               }
               let run = Stuck(each.Kind, each.Key, each.Why)
               select ($"stuck: {each.Why}", SetupViews.Progress(run, refused.Community, false)),
        ]));
    }

    [Fact]
    public void EachStepThatEnds_RedrawsThePanel_AndTheNextOneFollows()
    {
        var server = new ModelServer { Run = Wanting("newborn") };
        server.Press();
        server.Settle();
        var moved = server.Happened.OfType<SetupEvent.Moved>()
            .Single(each => each.Step is { Kind: "role", Key: "stage:newborn" });

        var effects = SetupViews.Tell(moved);

        var room = Assert.IsType<Effect.EnsureChannel>(effects[0]);
        Assert.Equal(("stage-newborn", 1), (room.Name, room.OnlyFor.Length));
        Assert.Equal("token", Assert.IsType<Effect.UpdateAnswer>(effects[1]).Token);
        Assert.NotEqual(effects[0].Lane, effects[1].Lane);
    }

    [Fact]
    public void ThePagesReadAsApproved()
    {
        var server = new ModelServer { Run = Wanting("newborn", "trying") };
        server.Roles.Add(new RoleView(new RoleId(5), "Hosts", 1, true, false) { SeesHost = false });
        server.Use(Part.Facilitators, 5, "Hosts");
        var unable = PanelOf(server) with { Run = At(SetupPage.People) };
        var able = unable with
        {
            View = unable.View with { BotPermissions = unable.View.BotPermissions | GuildPermissions.ManageEvents },
        };
        Snapshots.Matches(Folder, "Pages", CardPicture.OfAll(
            ("the first", SetupViews.Page(unable with { Run = At(SetupPage.Clock) })),
            ("features", SetupViews.Page(unable with { Run = At(SetupPage.Features) })),
            ("features, one off", SetupViews.Page(unable with
            {
                Run = At(SetupPage.Features),
                Community = unable.Community.With(new FeatureSwitch("soup", false)),
                Word = "Saved.",
            })),
            ("channels and roles", SetupViews.Page(unable with { Run = At(SetupPage.Places) })),
            ("they can't find /host", SetupViews.Page(able)),
            ("they can't find /host, and the bot may not help", SetupViews.Page(unable)),
            ("rehearsed", SetupViews.Rehearsal(unable)),
            ("to announce it", SetupViews.Announcement(unable))));
    }

    [Fact]
    public void TheWorstOfPanelsFitsIntoOneMessage()
    {
        var worst = Worst();
        var gone = new ModelServer { May = GuildPermissions.None, Run = worst.Run };
        foreach (var row in gone.Plan.Rows)
            gone.Use(row.Purpose.Part, gone.Next(), "gone", stage: row.Purpose.Stage);

        foreach (var page in Enum.GetValues<SetupPage>())
        {
            var run = worst.Run with { Page = page.ToString() };
            Draw(SetupViews.Page(PanelOf(worst) with { Run = run, Rounds = Rounds, Word = new string('x', 100) }));
            Draw(SetupViews.Page(PanelOf(gone) with { Run = run, Rounds = Rounds }));
        }

        Draw(SetupViews.Rehearsal(PanelOf(worst)));
        Draw(SetupViews.Announcement(PanelOf(worst)));
        Draw(SetupViews.Progress(Longest(StepState.Waiting), Community.Fresh(ModelServer.Guild), true));
        Draw(SetupViews.Progress(Longest(StepState.Stuck), Community.Fresh(ModelServer.Guild), true));
    }

    /// <summary>Every stage there is, everything found, nothing allowed.</summary>
    private static ModelServer Worst()
    {
        var server = new ModelServer
        {
            May = GuildPermissions.None,
            Run = Wanting([.. ModelServer.Catalog.Select(stage => stage.Key)]),
        };
        server.Channel("help", GuildPermissions.ViewChannel);
        server.Channel("check-ins", GuildPermissions.None);
        foreach (var room in new[] { "facilitators-room", "moderators-room", "mombot-log" })
            server.Channel(room, GuildPermissions.None);
        foreach (var stage in ModelServer.Catalog)
            server.Role(stage.Role, mayGive: false);
        return server;
    }

    /// <summary>More steps than any community has, with the longest names.</summary>
    private static SetupRun Longest(StepState last) => SetupRun.Fresh(ModelServer.Guild) with
    {
        Steps =
        [
            .. Enumerable.Range(1, 60).Select(number => new SetupStep(
                "role", $"stage:{number}", new string('x', 100), "", null, number < 60 ? StepState.Refused : last)),
        ],
    };

    private static SetupRun Wanting(params ImmutableArray<string> stages) =>
        SetupRun.Fresh(ModelServer.Guild) with { Stages = stages, Page = nameof(SetupPage.Apply) };

    private static SetupRun At(SetupPage page) => Wanting("newborn", "trying") with { Page = page.ToString() };

    private static SetupPanel PanelOf(ModelServer server, string? zone = null) => new(
        server.Plan,
        zone is null ? server.Community : server.Community with { Zone = zone, ZoneChosen = true },
        server.Run.Page is null ? server.Run with { Page = nameof(SetupPage.Apply) } : server.Run,
        server.View,
        ModelServer.Catalog,
        [new Feature("soup", "Soup for whoever wants some").Command<OpenSetup>("soup", "Soup")],
        new LocalTime(14, 5),
        []);

    private static void Matches(string name, Card card) => Snapshots.Matches(Folder, name, CardPicture.Of(card));

    /// <summary>Draws it as it would be sent; what does not fit is thrown back.</summary>
    private static void Draw(Card card)
    {
        var texts = new TextRenderer((_, _) => null);
        var router = new ActionRouter(
        [
            SetupFeature.Declare(
                new SetupHandlers(null!, null!, null!, new ZoneSearch(), null!),
                new SetupStages(null!, null!, null!, null!),
                new SetupOnboarding(null!, null!, null!, null!, null!),
                new SetupApplying(null!, null!, null!, null!),
                new SetupChecking(null!, null!, null!, null!, null!, null!, null!),
                new SetupFiles(null!, null!, null!, null!, [], null!, null!),
                new SetupClock(null!, null!, null!, null!)),
            new Feature("agreement", "").On<OpenAgreement>((_, _, _) => Task.FromResult(Response.None)),
            new Feature("checkins", "").On<OpenRhythm>((_, _, _) => Task.FromResult(Response.None)),
        ]);
        Assert.NotEmpty(new CardRenderer(texts, router).Draw(card, "en").Parts);
    }
}
