using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Data.Agreement;
using MomBot.Data.CheckIns;
using MomBot.Data.Cohorts;
using MomBot.Data.Communities;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Data.Pause;
using MomBot.Data.Privacy;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Stages;
using MomBot.Dispatch;
using MomBot.Features.CareCoop;
using MomBot.Features.Agreement;
using MomBot.Features.CheckIns;
using MomBot.Features.Cohorts;
using MomBot.Features.Facilitators;
using MomBot.Features.HelpRequests;
using MomBot.Features.Moderation;
using MomBot.Features.Privacy;
using MomBot.Features.Stages;
using MomBot.Interactions;
using MomBot.Tests.Features.CheckIns;
using NodaTime;

namespace MomBot.Tests.Features.Privacy;

public class ForgettingTests
{
    internal static readonly GuildId Guild = new(7_000_000_000_000_000_001);
    internal static readonly MemberId Maya = new(8_123_456_789_012_345_678);
    private static readonly MemberId Ana = new(8_223_456_789_012_345_678);

    /// <summary>Tables in which no person stands, each with the reason in its name.</summary>
    private static readonly ImmutableHashSet<string> AboutNobody =
    [
        "agreements", "care_coops", "care_entries", "care_sits", "check_in_holds", "check_in_links",
        "check_in_rounds", "check_in_schedules", "cohorts", "command_prints", "communities", "feature_switches",
        "hands_lent", "help_areas", "help_categories", "help_doors", "help_slots", "inbox", "installation", "migrations",
        "moderation_log", // Sealed: whoever has no key any more cannot be read in it.
        "occurrences", "places", "schedules", "settings_files", "settings_history",
        "setup_findings", "setup_runs", "setup_steps", "stage_shapes", "support_lines", "support_settings",
    ];

    [Fact]
    public async Task WhenMayaAsksToBeForgotten_NoColumnOfAnyTableHoldsHerNumber()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await LiveAsync(village);
        foreach (var table in (await village.TablesAsync()).Where(table => !AboutNobody.Contains(table)))
        {
            Assert.True(
                (await village.TracesOfAsync(Maya, table)).Count > 0,
                $"Nothing of Maya's is in {table}: let her leave something there in {nameof(LiveAsync)}.");
        }

        await village.PressAsync(new ForgetMe(), Guild, Maya);
        await village.AdvanceAsync(Duration.FromMinutes(2));

        var traces = new List<string>();
        foreach (var table in await village.TablesAsync())
            traces.AddRange(await village.TracesOfAsync(Maya, table));
        Assert.True(traces.Count == 0, "Maya is still in " + string.Join(", ", traces));
    }

    [Fact]
    public async Task WhenMayaIsForgotten_WhatIsAnasStays()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await LiveAsync(village);
        await village.PressAsync(new ChooseStages([new ConfigKey("newborn")]), Guild, Ana);

        await village.PressAsync(new ForgetMe(), Guild, Maya);
        await village.AdvanceAsync(Duration.FromMinutes(2));

        foreach (var table in new[] { "help_requests", "scheduled_actions", "member_stages", "care_accounts" })
            Assert.NotEmpty(await village.TracesOfAsync(Ana, table));
    }

    [Fact]
    public async Task EveryFeatureThatRemembersCanSayWhatItKeeps()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await LiveAsync(village);

        foreach (var memory in village.Get<ActionRouter>().Features.SelectMany(feature => feature.Memories))
            Assert.NotEmpty(await memory.Export(Guild, Maya, default));
    }

    internal static bool KnowsPeople(string table) => !AboutNobody.Contains(table);

    /// <summary>Maya lives here for a while, and leaves something in every table that knows people.</summary>
    internal static async Task LiveAsync(VillageDatabase village)
    {
        await village.Get<CommunityStore>().ChangeAsync(
            Guild,
            new Cause("test", 1),
            community => Decision.Accept(community
                .With(new Place("channel", "help", 801, Ours: true, "help"))
                .With(new Place("role", "stage:newborn", 601, Ours: true, "Newborn"))
                with { StageDates = true }),
            default);
        var round = SomeRound.Open() with { Guild = Guild, ClosesAt = village.Now + Duration.FromHours(72) };
        await village.Get<CheckInStore>().AddAsync(
            round.Rhythm, round.Date, new Cause("test", 2), () => Decision.Accept(round), default);
        await village.PressAsync(new GiveAnswer(round.Id, "Two hours of sleep."), Guild, Maya);
        await village.PressAsync(new GiveAnswer(round.Id, "Tea, for once."), Guild, Ana);
        var answer = Assert.Single(await village.Get<CheckInStore>().AnswersOfAsync(Guild, Ana, default));
        await village.PressAsync(new PressMeToo(answer.Id), Guild, Maya);
        await village.PressAsync(new SuggestPrompt("Which song is stuck?"), Guild, Maya);
        await village.PressAsync(new SetDirectMessages(Yes: true), Guild, Maya);
        await village.PressAsync(new ChooseStages([new ConfigKey("newborn")]), Guild, Maya);
        await village.PressAsync(new KeepMonth("2026-09"), Guild, Maya);
        await village.PressAsync(new MayAskMe(Yes: true), Guild, Maya);
        await AskAheadAsync(village, 31, Maya, asked: Ana);
        await AskAheadAsync(village, 32, Ana, asked: Maya);
        await village.PressAsync(Ask("a pram to borrow"), Guild, Maya);
        await village.PressAsync(Ask("a meal"), Guild, Ana);
        await village.PressAsync(Ask("an hour of company"), Guild, Ana);
        await village.PressAsync(new AskForFriend(Maya, new ConfigKey("meals"), "soup for Maya"), Guild, Ana);
        await village.PressAsync(Ask("a day to choose") with { Soon = HowSoon.Dates }, Guild, Maya);
        await village.PressAsync(new SetMyWays([new ConfigKey("meals")]), Guild, Maya);
        await village.PressAsync(new KeepApart(new MemberId(77)), Guild, Maya);
        await village.PressAsync(Ask("for Maya alone") with { Audience = Audiences.Named }, Guild, Ana);
        await village.PressAsync(new NamePeople(PartOfDay.AnyTime, [Maya]), Guild, Ana);
        await village.AdvanceAsync(Duration.FromSeconds(1));
        var open = await village.Get<HelpRequestStore>().OpenAsync(
            new HelpSearch(Guild, Maya, [], "", "", "", village.Now), 0, 10, default);
        foreach (var request in open)
            await village.PressAsync(new ClaimSeat(request.Id), Guild, Maya);
        await village.PressAsync(new EndRequest(open[0].Id, HelpStatus.Sorted), Guild, Ana);
        await village.Get<CareCoopStore>().ChangeAsync(
            Guild, new Cause("test", 3), coop => CareRules.Open(coop, open: true), default);
        await village.PressAsync(new JoinCoop(), Guild, Maya);
        await village.PressAsync(new JoinCoop(), Guild, Ana);
        await village.PressAsync(new CareForm(Ana, Minder.Me, new ConfigKey("8"), Children.Two), Guild, Maya);
        await village.PressAsync(new ChooseLives([new ConfigKey("solo")]), Guild, Maya);
        await village.PressAsync(new MakeCohort(InCommon.Circle, "Two at once"), Guild, Ana);
        var cohort = Assert.Single(await village.Get<CohortStore>().ListAsync(Guild, default));
        await village.PressAsync(
            new JoinCohort(new ConfigKey(cohort.Id.Value.ToString(CultureInfo.InvariantCulture))), Guild, Maya);
        await village.PressAsync(new ProposeValue("We knock before we come in."), Guild, Maya);
        await village.PressAsync(new ProposeValue("We eat together."), Guild, Ana);
        var board = await village.Get<AgreementStore>().FindAsync(Guild, default);
        await village.PressAsync(new VoteOnValue(board.Proposals[1].Id, Yes: true), Guild, Maya);
        await village.PressAsync(new WriteMyLine("Up early, with tea."), Guild, Maya);
        await village.Get<ErasureStore>().AskAsync(
            new Erasure(5, Guild, Maya, "setup", ErasureState.Asked, village.Now), default);
        await village.Get<PauseStore>().KeepAsync(Guild, Maya, [new RoleId(601)], default);
        await village.PressAsync(new SendReport(new ChannelId(801), new MessageId(901), "It worries me."), Guild, Maya);
        await village.PressAsync(new RestrictMember(Maya, "checkins", "A pause from this."), Guild, Ana);
        await village.Get<NoteStore>().LeaveAsync(new Note(77, Guild, Maya, "{}"), default);
        await village.Get<ScheduledActionStore>().ScheduleAsync(
            new NewScheduledAction(Guild, Maya, "help.forget:1", village.Now + Duration.FromDays(9), null), default);
    }

    private static Task AskAheadAsync(VillageDatabase village, long id, MemberId who, MemberId asked)
    {
        var ask = new StageAsk(id, Guild, who, "infant", "How did you sleep?", asked, 1, village.Now);
        return village.Get<AheadStore>().PutAsync(
            new Cause("test.ahead", id), ask, new AheadEvent.Asked(
                ask, village.Now + Duration.FromDays(9), Guild, who, village.Now), default);
    }

    private static AskForHelp Ask(string what) =>
        new(new ConfigKey("meals"), what, ["nuts"], HowSoon.ThisWeek, Audiences.Everyone, [AskExtras.TwoHands]);
}
