using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Database;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Setup;
using MomBot.Features.Setup;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.Setup;

/// <summary>Presses and outcomes meeting saved settings, on a database of the test's own.</summary>
public sealed class SetupHandlersTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mombot-").FullName;
    private readonly IClock _clock = new StandingClock();
    private readonly ModelServer _server = new();
    private Connections _connections = null!;
    private CommunityStore _communities = null!;
    private SetupStore _store = null!;
    private SetupHandlers _handlers = null!;
    private SetupApplying _applying = null!;
    private SetupClock _outcomes = null!;

    public async Task InitializeAsync()
    {
        _connections = await Connections.OpenAsync(new DatabaseOptions(_folder), _clock, default);
        _communities = new CommunityStore(_connections);
        _store = new SetupStore(_connections);
        var state = new SetupState(
            _store,
            _communities,
            new ScheduleStore(_connections, DateTimeZoneProviders.Tzdb),
            ModelServer.Catalog,
            ModelServer.Words,
            () => [],
            DateTimeZoneProviders.Tzdb,
            _clock);
        _handlers = new SetupHandlers(state, _store, _communities, new ZoneSearch(), _clock);
        _applying = new SetupApplying(state, _store, _communities, _clock);
        _outcomes = new SetupClock(state, _store, _communities, _clock);
    }

    public async Task DisposeAsync()
    {
        await _connections.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task ApplyUsesWhatIsThereAtOnce_AndSavesWhatDiscordMakes()
    {
        var help = _server.Channel("help");

        var drawn = Picture(await _applying.Apply(new ApplySetup(), Press(2000), default));
        await EndAsync(new StepEnded(Part.CheckIns, null, 2000), Went.Well, 2001);
        await EndAsync(new StepEnded(Part.Facilitators, null, 2000), Went.Forbidden, null);

        var community = await _communities.FindAsync(ModelServer.Guild, default);
        var run = await _store.FindAsync(ModelServer.Guild, default);
        Assert.Contains("0 of 19 done.", drawn);
        Assert.Equal(new Place("channel", "help", help.Value, Ours: false, "help"), community.Find("channel", "help"));
        Assert.Equal(
            new Place("channel", "check-ins", 2001, Ours: true, "check-ins"), community.Find("channel", "check-ins"));
        Assert.Null(community.Find("role", "facilitators"));
        Assert.Equal(StepState.Made, run.Find("channel", "check-ins")!.State);
        Assert.Equal(StepState.Refused, run.Find("role", "facilitators")!.State);
    }

    [Fact]
    public async Task WhatWasThereBeforeThePress_IsNeverCalledOurs()
    {
        await _applying.Apply(new ApplySetup(), Press(2000), default);
        await EndAsync(new StepEnded(Part.Help, null, 2000), Went.Well, 1500);

        Assert.False((await _communities.FindAsync(ModelServer.Guild, default)).Find("channel", "help")!.Ours);
    }

    [Fact]
    public async Task AStageLeftOutWhileItsRoleIsBeingMade_IsNotOffered()
    {
        await _applying.Apply(new ApplySetup(), Press(2000), default);
        await _handlers.Stages(new ChooseStages([new ConfigKey("school")]), Press(2100), default);
        await EndAsync(new StepEnded(Part.StageRole, new ConfigKey("tween"), 2000), Went.Well, 2101);
        await EndAsync(new StepEnded(Part.StageRole, new ConfigKey("school"), 2000), Went.Well, 2102);

        var community = await _communities.FindAsync(ModelServer.Guild, default);
        Assert.Null(community.Find("role", "stage:tween"));
        Assert.NotNull(community.Find("role", "stage:school"));
    }

    [Fact]
    public async Task AZoneOfTheCommandIsSaved_AndAnUnknownOneNever()
    {
        await _handlers.Open(new OpenSetup("London"), Press(2000), default);
        var refused = Picture(await _handlers.Open(new OpenSetup("Lodnon"), Press(2001), default));

        Assert.Equal("Europe/London", (await _communities.FindAsync(ModelServer.Guild, default)).Zone);
        Assert.Contains("Europe/London", refused);
    }

    [Fact]
    public async Task ChoosingAChannelSavesItAtOnce_AndWhatIsNoTextChannelIsRefused()
    {
        var mine = _server.Channel("hands-wanted");

        var saved = Picture(await _handlers.Channel(new ChooseChannel(Part.Help, null, mine), Press(2000), default));
        await _handlers.Channel(new ChooseChannel(Part.Help, null, new ChannelId(5)), Press(2001), default);
        await _handlers.Channel(new ChooseChannel(Part.Facilitators, null, mine), Press(2002), default);
        await _handlers.Role(new ChooseRole(Part.Facilitators, null, new RoleId(700)), Press(2003), default);

        var place = Assert.Single((await _communities.FindAsync(ModelServer.Guild, default)).Places);
        Assert.Equal(mine.Value, place.DiscordId);
        Assert.Contains("Saved", saved);
    }

    [Fact]
    public async Task WhenDiscordHasNotToldYet_EveryWayInSaysSo()
    {
        var blind = Press(2000) with { View = null };

        Assert.Contains("Look again", Picture(await _handlers.Open(new OpenSetup(), blind, default)));
        Assert.Contains("Look again", Picture(await _applying.Apply(new ApplySetup(), blind, default)));
        var stage = new OpenStage(new ConfigKey("school"));
        Assert.Contains("Look again", Picture(await _handlers.Stage(stage, blind, default)));
    }

    private Task EndAsync(StepEnded action, Went went, long? made) => _outcomes.Ended(
        action,
        new EffectOutcome(ModelServer.Guild, went, made, null, new Cause("outcome", _server.Next()), _server.View),
        default);

    private InteractionContext Press(long number) => new(
        new Cause("interaction", number), ModelServer.Guild, new ChannelId(2), new MemberId(3), "Maya", null, null,
        GuildPermissions.ManageServer, [], DateTimeZone.Utc, "en", _server.View, "token");

    private static string Picture(Response response) => CardPicture.Of(response switch
    {
        Response.Updated(var card, _) => card,
        Response.EphemeralMessage(var card) => card,
        _ => throw new InvalidOperationException("The panel, or a private word."),
    });

    private sealed class StandingClock : IClock
    {
        public Instant GetCurrentInstant() => ModelServer.Now;
    }
}
