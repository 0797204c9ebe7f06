using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Moderation;
using MomBot.Data.ScheduledActions;
using MomBot.Dispatch;
using MomBot.Features.CheckIns;
using MomBot.Features.Moderation;
using MomBot.Features.Stages;
using MomBot.Host;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.Privacy;

/// <summary>
/// How long things are kept, as docs/privacy.md says it: each table with people in it has its row there, and what a
/// time is promised for is there before it and gone after it.
/// </summary>
public partial class RetentionTests
{
    private static readonly GuildId Guild = ForgettingTests.Guild;
    private static readonly MemberId Maya = ForgettingTests.Maya;
    private static readonly MemberId Ruth = new(8_323_456_789_012_345_678);

    /// <summary>For each table that knows people, how its row of the page begins.</summary>
    private static readonly ImmutableDictionary<string, string> Rows = new Dictionary<string, string>
    {
        ["agreement_values"] = "What you propose for the agreement",
        ["agreement_votes"] = "What you propose for the agreement",
        ["care_accounts"] = "In the co-op, where your server has one",
        ["check_in_answers"] = "That you answered a check-in",
        ["check_in_nods"] = "Whether you wanted an ear",
        ["check_in_prompts"] = "A question you suggest for check-ins",
        ["cohort_members"] = "The cohorts you are in",
        ["do_not_match"] = "How you like to help",
        ["erasures"] = "That you asked to be forgotten",
        ["events"] = "That something was sent for you",
        ["facilitators"] = "If you facilitate",
        ["help_claims"] = "Who offered to help",
        ["help_drafts"] = "A form for help that you began",
        ["help_named"] = "What you asked for",
        ["help_pings"] = "That you were told of somebody's request",
        ["help_profiles"] = "How you like to help",
        ["help_requests"] = "What you asked for",
        ["member_circumstances"] = "What you said is true of you",
        ["member_months"] = "A month you asked to have kept",
        ["member_stages"] = "The stages you chose",
        ["members"] = "Your settings",
        ["notes"] = "A word that could not reach you",
        ["outbox"] = "That something was sent for you",
        ["outcomes"] = "That something was sent for you",
        ["paused_roles"] = "Your settings",
        ["reports"] = "What you reported",
        ["restrictions"] = "A part of the bot you are kept from",
        ["scheduled_actions"] = "What is still to come for you",
        ["stage_asks"] = "A question you ask one stage ahead",
        ["stage_volunteers"] = "That you may be asked by somebody",
    }.ToImmutableDictionary();

    [Fact]
    public async Task EveryTableWithPeopleInItHasARowOnThePage()
    {
        await using var village = await VillageDatabase.OpenAsync();
        var page = PageRows();
        var tables = (await village.TablesAsync()).Where(ForgettingTests.KnowsPeople).ToList();

        Assert.Equal(tables.Order(), Rows.Keys.Order());
        Assert.DoesNotContain(
            Rows.Values, row => !page.Any(each => each.StartsWith(row, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhatWasAskedFor_AndWhoPromised_AndWhoWasTold_GoTenDaysAfterItWasDue()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        var due = Instant.FromUnixTimeMilliseconds(await village.CountAsync("select max(ends_at) from help_slots"));
        string[] tables = ["help_requests", "help_claims", "help_named", "help_pings"];

        await village.AdvanceAsync(due + Duration.FromDays(10) - Duration.FromHours(1) - village.Now);
        foreach (var table in tables)
            Assert.True(await village.CountAsync($"select count(*) from {table}") > 0, $"{table} is empty too early.");
        await village.AdvanceAsync(Duration.FromHours(2));

        foreach (var table in tables)
            Assert.Equal((table, 0), (table, await village.CountAsync($"select count(*) from {table}")));
    }

    [Fact]
    public async Task AFormThatWasBegun_GoesAfterADay_ThoughNobodyAsksForAnything()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village); // She began one, and nobody's request is over.

        await PassAsync(village, Duration.FromHours(23));
        Assert.Equal(1, await village.CountAsync("select count(*) from help_drafts"));
        await PassAsync(village, Duration.FromHours(2));

        Assert.Equal(0, await village.CountAsync("select count(*) from help_drafts"));
    }

    [Fact]
    public async Task WhichReplyWasWishedFor_AndWhoNodded_GoWhenTheRoundCloses()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        var closes = village.Now + Duration.FromHours(72);
        await village.Get<ScheduledActionStore>().ScheduleAsync(new NewScheduledAction(
            Guild, new MemberId(0), village.Get<ActionRouter>().Codec.Write(new CloseRound(new RoundId(5001))), closes,
            null), default);

        await village.AdvanceAsync(Duration.FromHours(71));
        Assert.True(await village.CountAsync("select count(*) from check_in_answers where need is not null") > 0);
        Assert.True(await village.CountAsync("select count(*) from check_in_nods") > 0);
        await village.AdvanceAsync(Duration.FromHours(2));

        Assert.Equal(0, await village.CountAsync("select count(*) from check_in_answers where need is not null"));
        Assert.Equal(0, await village.CountAsync("select count(*) from check_in_nods"));
    }

    [Fact]
    public async Task WhatWasSent_GoesAfterThirtyDays_AndWhatHappenedAfterSeven()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await village.PressAsync(new SendReport(new(801), new(901), "It worries me."), Guild, Maya);
        await village.PressAsync(new RestrictMember(Maya, "checkins", "A pause from this."), Guild, Ruth);
        var then = (village.Now + Duration.FromHours(1)).ToUnixTimeMilliseconds();
        var sent = Instant.FromUnixTimeMilliseconds(await village.CountAsync("select max(finished_at) from outbox"));
        var events = $"select count(*) from events where told_at < {then}";
        var causes = $"select count(*) from inbox where at < {then}";

        await PassAsync(village, Duration.FromDays(6));
        Assert.True(await village.CountAsync(events) > 0);
        Assert.True(await village.CountAsync(causes) > 0);
        await PassAsync(village, Duration.FromDays(2));
        Assert.Equal(0, await village.CountAsync(events));
        Assert.Equal(0, await village.CountAsync(causes));

        // Calls end by the time of the wire.
        const string rows = "select count(*) from outbox where finished_at is not null";
        var before = await village.CountAsync(rows);
        await village.Get<Retention>().RunAsync(sent + Duration.FromDays(29), default);
        Assert.Equal((true, before), (before > 0, await village.CountAsync(rows)));
        await village.Get<Retention>().RunAsync(sent + Duration.FromDays(31), default);
        Assert.Equal(0, await village.CountAsync(rows));
    }

    /// <summary>Each report used to put off the letting go of all before it.</summary>
    [Fact]
    public async Task AReport_GoesNinetyDaysAfterItWasSeenTo_HoweverManyFollow()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await village.PressAsync(new SendReport(new(801), new(901), "It worries me."), Guild, Maya);
        var report = Assert.Single(await village.Get<ReportStore>().OpenAsync(Guild, default));
        await village.PressAsync(new CloseReport(report.Id, ""), Guild, Ruth);

        for (var month = 0; month < 3; month++)
        {
            await PassAsync(village, Duration.FromDays(29));
            await village.PressAsync(new SendReport(new(801), new(902), "Another."), Guild, Maya);
        }

        Assert.Equal(1, await village.CountAsync("select count(*) from reports where state = 'Closed'"));
        await PassAsync(village, Duration.FromDays(4));

        Assert.Equal(0, await village.CountAsync("select count(*) from reports where state = 'Closed'"));
        Assert.Equal(3, await village.CountAsync("select count(*) from reports"));
    }

    [Fact]
    public async Task AQuestionOneStageAhead_GoesAfterSixDays()
    {
        await using var village = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(village);
        await village.AdvanceAsync(Duration.FromDays(8));
        Assert.Equal(2, await village.CountAsync("select count(*) from stage_asks")); // Put there for nine days.
        await village.AdvanceAsync(Duration.FromDays(7));

        Assert.Equal(0, await village.CountAsync("select count(*) from stage_asks"));
        Assert.Equal(Duration.FromDays(6), AheadRules.Most * AheadRules.Patience); // Nobody but these is asked.
    }

    /// <summary>Time passes, and what lets go has its turn, as in a bot that runs.</summary>
    private static async Task PassAsync(VillageDatabase village, Duration by)
    {
        await village.AdvanceAsync(by);
        await village.Get<Retention>().RunAsync(village.Now, default);
    }

    private static ImmutableArray<string> PageRows() =>
    [
        .. Repository.Read("docs/privacy.md").Split('\n')
            .Select(line => FirstCell().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value.Trim()),
    ];

    [GeneratedRegex(@"^\|([^|]+)\|[^|]+\|[^|]+\|")]
    private static partial Regex FirstCell();
}
