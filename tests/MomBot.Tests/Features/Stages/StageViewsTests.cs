using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Stages;
using MomBot.Features.Stages;
using MomBot.Tests.Config;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.Stages;

public class StageViewsTests
{
    private const string Folder = "Features/Stages";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);
    private static readonly GuildId Guild = new(700);
    private static readonly MemberId Maya = new(1001);
    private static readonly StageViews Views = new(new StageCatalog(ShippedConfig.Load().Stages, _ => null));

    private static readonly ImmutableArray<StagePlace> Offered =
    [
        Place("newborn", "Newborn", 1, new ChannelId(11)),
        Place("toddler", "Toddler", 2, null),
        Place("teen", "Teen", 3, new ChannelId(13)) with { Obstacle = StageObstacle.TooHigh },
        Place("grown", "Grown & flown", 4, new ChannelId(14)) with { Obstacle = StageObstacle.NotAllowed },
        Place("tween", "Tween", 5, new ChannelId(15)) with { Obstacle = StageObstacle.NoRole },
    ];

    [Fact]
    public void ThePanelShowsEveryState() => Snapshots.Matches(Folder, "panel", CardPicture.OfAll(
        ("nothing is set up", Views.Panel(Panel([]) with { Offered = [] })),
        ("nothing is set up, for an admin", Views.Panel(Panel([]) with { Offered = [], IsAdmin = true })),
        ("nothing chosen yet", Views.Panel(Panel([]))),
        ("in two, one on its way", Views.Panel(Panel([Row("newborn", 1), Row("toddler", 2, StageState.Wanted)]))),
        ("what waits, and why", Views.Panel(Panel(
            [Row("grown", 4, StageState.Held), Row("teen", 3, StageState.Held), Row("tween", 5, StageState.Held)]))),
        ("left, but the role could not be taken", Views.Panel(Panel(
            [Row("grown", 4, StageState.Held, false), Row("newborn", 1, StageState.Held, false),
            Row("teen", 3, StageState.Held, false)]))),
        ("its role is no longer chosen", Views.Panel(Panel([Row("school", 8, StageState.Held)])))));

    [Fact]
    public void TheAnswerToAChoiceSaysWhatOpens() => Snapshots.Matches(Folder, "answer", CardPicture.OfAll(
        ("chose two", Views.Panel(
            Panel([Row("newborn", 1, StageState.Wanted), Row("toddler", 2, StageState.Wanted)]), Stages([]))),
        ("had the roles already", Views.Panel(
            Panel([Row("newborn", 1) with { GrantedBy = GrantedBy.Person }, Row("toddler", 2)]), Stages([]))),
        ("chose one whose role is too high", Views.Panel(Panel([Row("teen", 3, StageState.Held)]), Stages([]))),
        ("left one", Views.Panel(Panel([Row("newborn", 1, StageState.Leaving, false)]), Stages([Row("newborn", 1)]))),
        ("left one that a person had given", Views.Panel(
            Panel([]), Stages([Row("newborn", 1) with { GrantedBy = GrantedBy.Person }])))));

    [Fact]
    public void EveryEventIsTold()
    {
        ImmutableArray<StageEvent> events =
        [
            new StageEvent.Giving("newborn", new RoleId(1), false, Guild, Maya, Now),
            new StageEvent.Taking("newborn", new RoleId(1), false, Guild, Maya, Now),
            new StageEvent.Opened("newborn", new RoleId(1), Guild, Maya, Now),
            .. Enum.GetValues<StageObstacle>().SelectMany(why => new[] { true, false }.Select(chosen =>
                new StageEvent.Refused("newborn", new RoleId(1), chosen, why, Guild, Maya, Now))),
            new StageEvent.Forgotten([new RoleId(1), new RoleId(2)], Guild, Maya, Now) { Rooms = [new ChannelId(21)] },
            new StageEvent.Giving("trying", new RoleId(21), false, Guild, Maya, Now) { Private = true },
            new StageEvent.Taking("trying", new RoleId(21), false, Guild, Maya, Now) { Private = true },
            new StageEvent.Refused("trying", new RoleId(21), true, StageObstacle.NotAllowed, Guild, Maya, Now)
            {
                Private = true,
            },
            new StageEvent.Refused("trying", new RoleId(21), false, StageObstacle.NotAllowed, Guild, Maya, Now)
            {
                Private = true,
            },
            new StageEvent.RetryWanted(Guild, Now),
            new StageEvent.MovesOffered(["infant"], Guild, Maya, Now),
            new StageEvent.SplitOffered(["infant"], Guild, Maya, Now),
            new StageEvent.RoomLed(new ChannelId(21), new RoleId(9), Guild, Now),
            new StageEvent.TenderRoom(new ChannelId(21), Guild, Now),
            new StageEvent.GoodNews(new ChannelId(22), Guild, Maya, Now),
            new StageEvent.GoodNewsHangs(new ChannelId(22), new MessageId(23), Guild, Maya, Now),
        ];

        Snapshots.Matches(Folder, "tell", string.Join('\n', events.Select(happened =>
            $"== {Title(happened)} ==\n{CardPicture.OfEffects(Views.Tell(happened))}")));
    }

    private static string Title(StageEvent happened) => happened is StageEvent.Refused refused
        ? $"{(refused.Chosen ? "not given" : "not taken")}, {refused.Why}"
        : happened.GetType().Name;

    private static StagePanel Panel(ImmutableArray<MemberStage> mine) => new(Offered, Stages(mine), IsAdmin: false);

    private static MemberStages Stages(ImmutableArray<MemberStage> mine) => new(Guild, Maya, mine);

    private static MemberStage Row(string key, long role, StageState state = StageState.Given, bool chosen = true) =>
        new(key, new RoleId(role), GrantedBy.Bot, state, chosen, 1);

    private static StagePlace Place(string key, string name, long role, ChannelId? channel) =>
        new(key, name, $"About {key}", $"Welcome to {key}.", new RoleId(role), name, channel, null);
}
